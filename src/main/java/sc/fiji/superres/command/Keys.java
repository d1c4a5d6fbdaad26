package sc.fiji.superres.command;

import java.io.File;
import java.nio.file.Path;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;

/** Parameters that several commands read in the same way. */
final class Keys {

	/** Value of {@code pairs} that leaves the kind of pairs to the preset. */
	static final String BY_PRESET = "by preset";

	/** Starter models by name, for descriptions. */
	static final String STARTERS = "stem-lattice-x4, stem-lattice-x2 or stm-lattice-x2, which come along";

	/** What an image can be enlarged by, for descriptions. */
	static final String ENLARGING = STARTERS + "; a .pt of ours, an official SwinIR, SPAN or ESRGAN .pth or " +
		".safetensors, a run folder, TorchScript of another network, or bicubic";

	private Keys() {}

	/**
	 * A preset with the kind of pairs that is wanted.
	 *
	 * @param name of the preset
	 * @param pairs {@value #BY_PRESET}, nothing (the same), or a {@link PairKind}
	 */
	static MultiScaleConfig preset(final String name, final String pairs) {
		final MultiScaleConfig preset = MultiScaleConfig.preset(name);
		if (areByPreset(pairs)) return preset;
		return preset.withPairs(PairKind.of(pairs.trim()));
	}

	private static boolean areByPreset(final String pairs) {
		return pairs == null || pairs.isBlank() || pairs.trim().equals(BY_PRESET);
	}

	/** The path of a file as the user wrote it; empty where none was named. */
	static String text(final File file) {
		return file == null ? "" : file.getPath();
	}

	/**
	 * @param key name of the parameter, for the message
	 * @param file as the user wrote it; relative to the folder ImageJ was started in
	 * @throws IllegalArgumentException where there is none
	 */
	static Path path(final String key, final File file) {
		return path(key, text(file));
	}

	/**
	 * @param key name of the parameter, for the message
	 * @param path as the user wrote it; relative to the folder ImageJ was started in
	 * @throws IllegalArgumentException where it is empty or no path at all
	 */
	static Path path(final String key, final String path) {
		if (path == null || path.isBlank()) throw empty(key);
		return Path.of(path.trim());
	}

	private static IllegalArgumentException empty(final String key) {
		return new IllegalArgumentException(key + " is empty: name a file or folder by " + key + "=[path].");
	}
}
