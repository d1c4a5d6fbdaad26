package sc.fiji.superres.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

import sc.fiji.superres.Quoted;

/**
 * The architectures that are there.
 * <p>
 * They are found by Java's {@link ServiceLoader} rather than named in a list here: this package stands below those of
 * the architectures, so that a list would make a cycle. The class loader is that of this package, since in Fiji the one
 * of the current thread may not see the plugin's jar.
 * </p>
 */
public final class Architectures {

	/** The one that files name by saying nothing, as all did when it was the only one. */
	private static final String DEFAULT = "swinir";

	private static final List<Architecture> ALL = load();

	private Architectures() {}

	private static List<Architecture> load() {
		final List<Architecture> found = new ArrayList<>();
		ServiceLoader.load(Architecture.class, Architecture.class.getClassLoader()).forEach(found::add);
		found.sort(Comparator.comparing(Architecture::name)); // the same order on every machine
		return List.copyOf(found);
	}

	/** All of them, in the order of their names. */
	public static List<Architecture> all() {
		return ALL;
	}

	/**
	 * The configuration of a preset of any architecture.
	 *
	 * @param preset its name, as macros write it after {@code network=}
	 * @param factor how many times larger a side of the image becomes
	 * @throws IllegalArgumentException where no architecture has the preset, or it is not made for that factor
	 */
	public static NetworkConfig preset(final String preset, final int factor) {
		final String name = preset.trim().toLowerCase(Locale.ROOT);
		for (final Architecture architecture : ALL)
			if (architecture.presets().contains(name)) return architecture.preset(name, factor);
		throw new IllegalArgumentException("network=" + preset + " is none of: " + presets() + ".");
	}

	private static String presets() {
		return ALL.stream().flatMap(a -> a.presets().stream()).collect(Collectors.joining(", "));
	}

	private static String names() {
		return ALL.stream().map(Architecture::name).collect(Collectors.joining(", "));
	}

	/**
	 * The architecture that a file names.
	 *
	 * @param name null where the file names none
	 * @throws UnknownArchitectureException where there is none of that name
	 */
	public static Architecture named(final String name) {
		final String wanted = name == null ? DEFAULT : name;
		for (final Architecture architecture : ALL)
			if (architecture.name().equals(wanted)) return architecture;
		throw new UnknownArchitectureException(wanted);
	}

	/** The name to write into a file; null where the file names none. */
	static String nameInFiles(final Architecture architecture) {
		return DEFAULT.equals(architecture.name()) ? null : architecture.name();
	}

	/** A file is of an architecture that is not there; the file itself may be good. */
	static final class UnknownArchitectureException extends IllegalArgumentException {

		private static final long serialVersionUID = 1;

		UnknownArchitectureException(final String name) {
			super("The network's architecture " + Quoted.of(name) + " is none of: " + names() +
				". Another version of Super-Resolution, or a plugin beside it, may have it.");
		}
	}
}
