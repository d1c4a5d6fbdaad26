package sc.fiji.superres.natives;

import java.util.Locale;
import java.util.Set;

/**
 * A kind of computer, as Java names it.
 * <p>
 * PyTorch's libraries are on Maven Central for four kinds (ai.djl.pytorch:pytorch-native-cpu and pytorch-jni 2.7.1). Of
 * other kinds DJL would only say that a file is missing.
 * </p>
 *
 * @param os the system property os.name, such as {@code Mac OS X}
 * @param arch the system property os.arch: the processor that Java was made for, such as {@code aarch64}
 */
public record NativePlatform(String os, String arch) {

	private static final Set<String> SERVED = Set.of("linux-x86_64", "linux-aarch64", "win-x86_64", "osx-aarch64");

	/** The computer this program runs on. */
	public static NativePlatform here() {
		return new NativePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
	}

	/** The name of its libraries, such as {@code linux-x86_64}, whether there are any or not. */
	public String classifier() {
		return system() + "-" + processor();
	}

	private String system() {
		final String name = os.toLowerCase(Locale.ROOT);
		if (name.startsWith("win")) return "win";
		if (name.startsWith("mac")) return "osx";
		return name;
	}

	private String processor() {
		return arch.equals("amd64") ? "x86_64" : arch;
	}

	/**
	 * Refuses a computer that there are no libraries for.
	 *
	 * @throws NativesRefused with one sentence for people
	 */
	void requireServed() {
		if (SERVED.contains(classifier())) return;
		throw new NativesRefused("Super-Resolution cannot compute here, because PyTorch has no libraries for " + os +
			" with Java for " + arch + ", but only for 64-bit Linux (x86_64, aarch64), Windows (x86_64) and macOS on " +
			"Apple silicon (aarch64), each with a Java for that processor.");
	}
}
