package sc.fiji.superres.architecture.wrong.attic;

import sc.fiji.superres.architecture.wrong.cellar.Low;

/** Knows a room that knows it. */
public final class High {

	public static String name() {
		Low.greet();
		return "high";
	}
}
