package sc.fiji.superres.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.engine.Precision;

/**
 * How much time a training may take. The figures are counts of steps and not minutes, so that the same seed gives the
 * same network on every machine; the times are those of two cores of a server, or of one GPU (docs/study.md).
 */
public enum Recipe {

		/** About three minutes: enough to see whether it works on these images. */
		TRY,
		/** About an hour. */
		GOOD,
		/** About ten hours. */
		OVERNIGHT,
		/** As published by the method's authors (Möller et al. 2023), which takes months on a CPU. */
		PUBLISHED;

	/** Rows and columns of an input where little time is left for large ones. */
	private static final int SMALL_INPUT = 24;
	private static final int PUBLISHED_PATCH = 256;
	private static final long PUBLISHED_ITERATIONS = 150_000;
	private static final double PUBLISHED_RATE = 1e-3;
	/** In a long training, so that a network does not learn to draw perfect crystals (docs/study.md). */
	private static final int MIXING = 4;
	/** So that it keeps what is on a lattice, though its scans show nothing there (docs/study.md). */
	private static final double ODDITIES = 0.25;

	/**
	 * The recipe of a name.
	 *
	 * @throws IllegalArgumentException where there is none of that name
	 */
	public static Recipe of(final String name) {
		final String wanted = name.trim().toUpperCase(Locale.ROOT);
		return Arrays.stream(values()).filter(recipe -> recipe.name().equals(wanted)).findFirst().orElseThrow(
			() -> unknown(name));
	}

	private static IllegalArgumentException unknown(final String name) {
		return new IllegalArgumentException("recipe=" + name + " is none of: " + labels() + ".");
	}

	private static String labels() {
		return Arrays.stream(values()).map(Recipe::label).collect(Collectors.joining(", "));
	}

	/** The recipe where nobody named one: published pairs keep the published training. */
	public static Recipe by(final PairKind pairs) {
		return pairs == PairKind.PUBLISHED ? PUBLISHED : GOOD;
	}

	/** The name in macros. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** In what a network that can do so computes while it learns: bf16 on a GPU, but as published. */
	public Precision precision(final boolean gpu) {
		return gpu && this != PUBLISHED ? Precision.BF16 : Precision.FULL;
	}

	/**
	 * What it sets.
	 *
	 * @param gpu whether the training runs on a GPU
	 * @param factor how many times larger a side of the image becomes
	 */
	public Plan plan(final boolean gpu, final int factor) {
		if (this == PUBLISHED) return published(factor);
		if (gpu) return onGpu(factor);
		return onCpu(factor);
	}

	private static Plan published(final int factor) {
		final int batch = factor <= 2 ? 4 : 16;
		return new Plan("light", PUBLISHED_ITERATIONS, batch, PUBLISHED_PATCH, PUBLISHED_RATE, false, 0, 0);
	}

	private Plan onCpu(final int factor) {
		final int patch = SMALL_INPUT * factor;
		return switch (this) {
			case TRY -> new Plan("fast", 7500, 4, patch, 1.5e-3, true, 0, ODDITIES);
			case GOOD -> new Plan("fast", 60_000, 8, patch, 1.5e-3, true, MIXING, ODDITIES);
			default -> new Plan("fast", 300_000, 16, patch, 1.5e-3, true, MIXING, ODDITIES);
		};
	}

	/** With 24×24 inputs an H100 does 25 steps of 16 pairs a second (docs/gpu.md). */
	private Plan onGpu(final int factor) {
		final int patch = SMALL_INPUT * factor;
		return switch (this) {
			case TRY -> new Plan("light", 4000, 16, patch, PUBLISHED_RATE, true, 0, ODDITIES);
			case GOOD -> new Plan("light", 80_000, 16, patch, PUBLISHED_RATE, true, MIXING, ODDITIES);
			default -> new Plan("light", 400_000, 16, 2 * patch, PUBLISHED_RATE, true, MIXING, ODDITIES);
		};
	}
}
