package sc.fiji.superres.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats a model can be written in. */
public enum ModelFormat {

		/** Our TorchScript with its card inside, for this suite, {@code torch.jit.load}, C++ */
		PT("pt", ".pt"),
		/** The official module's state dict */
		PTH("pth", ".pth"),
		/** Parameters under their official names, with the card in the metadata */
		SAFETENSORS("safetensors", ".safetensors"),
		/** A bioimage.io model, format version 0.5.10, for deepImageJ, JDLL and the Python readers */
		BIOIMAGE("bioimage", ".zip"),
		/** A bioimage.io model, format version 0.4.10, for readers that know no newer one */
		BIOIMAGE_0_4("bioimage-0.4", ".zip");

	private final String key;
	private final String suffix;

	ModelFormat(final String key, final String suffix) {
		this.key = key;
		this.suffix = suffix;
	}

	/**
	 * A format by the name macros use: {@code pt}, {@code pth}, {@code safetensors}, {@code bioimage},
	 * {@code bioimage-0.4}.
	 */
	public static ModelFormat of(final String name) {
		final String wanted = name.trim().toLowerCase(Locale.ROOT);
		for (final ModelFormat format : values())
			if (format.key.equals(wanted)) return format;
		throw unknown(name);
	}

	private static IllegalArgumentException unknown(final String name) {
		final String known = Arrays.stream(values()).map(format -> format.key).collect(Collectors.joining(", "));
		return new IllegalArgumentException("format=" + name + " is none of: " + known + ".");
	}

	/** Whether writing it runs the network, and so takes the device. */
	public boolean runsNetwork() {
		return this == BIOIMAGE || this == BIOIMAGE_0_4;
	}

	/**
	 * Where a model goes.
	 *
	 * @param model the file it was read from
	 * @param output where the user wants it: a file of this format's suffix, a folder, or nothing for beside the model
	 */
	public Path target(final Path model, final String output) {
		final String name = name(model);
		if (output.isBlank()) return model.resolveSibling(name);
		final Path wanted = Path.of(output.trim());
		if (Files.isDirectory(wanted)) return wanted.resolve(name);
		if (!hasSuffix(wanted)) throw wrongSuffix(output);
		return wanted;
	}

	/** The name of a model's file, with the suffix of this format. */
	private String name(final Path model) {
		return model.getFileName().toString().replaceFirst("\\.[^.]*$", "") + suffix;
	}

	private boolean hasSuffix(final Path file) {
		return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
	}

	private IllegalArgumentException wrongSuffix(final String output) {
		return new IllegalArgumentException("output=" + output + " does not end in " + suffix +
			", as files of this format do.");
	}
}
