package sc.fiji.superres.imagej;

import sc.fiji.superres.OlderJava;

/** What runs macros without a display, where Java is too old: it says so and ends as after an error. */
public final class Headless {

	private static final int STOPPED = 1;

	private Headless() {}

	public static void main(final String... args) {
		System.err.println(OlderJava.message());
		System.exit(STOPPED);
	}
}
