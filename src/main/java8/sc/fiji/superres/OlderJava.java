package sc.fiji.superres;

import ij.IJ;

/**
 * What people are told where Java is too old for the program. The classes in this folder are compiled for Java 8 and
 * take the places of those of the same names, so an older Java finds them in our jar, and a newer one the others.
 */
public final class OlderJava {

	private OlderJava() {}

	/** Why nothing works, and the way out. */
	public static String message() {
		return "Super-Resolution needs Java 17 or newer; this is Java " + version() +
			". Get the current Fiji from https://fiji.sc, which brings its own.";
	}

	/** Tells who is there: in a message box, in a macro by stopping it, without a display in writing. */
	public static void tell() {
		IJ.error("Super-Resolution", message().replace(". ", ".\n"));
	}

	/** Java 8 calls itself 1.8. */
	private static String version() {
		final String version = System.getProperty("java.specification.version");
		if (version.startsWith("1.")) return version.substring(2);
		return version;
	}
}
