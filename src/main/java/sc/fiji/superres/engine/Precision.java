package sc.fiji.superres.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.google.gson.annotations.SerializedName;

/**
 * In what numbers a network computes; the image goes in and comes out in single precision. {@link #AUTO} stands for one
 * of the others, which depends on the network and the device.
 */
public enum Precision {

		/** Single precision, 24 bits of mantissa. */
		@SerializedName("full")
		FULL(6),
		/** One of the others, before it is known which. */
		@SerializedName("auto")
		AUTO(-1),
		/** Half precision, 11 bits of mantissa, up to 65504. */
		@SerializedName("fp16")
		FP16(5),
		/** Brain floating point: 8 bits of mantissa, the range of single precision. */
		@SerializedName("bf16")
		BF16(15),
		/** Whole numbers of 8 bits, whose steps were chosen beforehand. */
		@SerializedName("int8")
		INT8(12);

	/** Number of PyTorch's {@code ScalarType}, −1 for {@link #AUTO}. */
	public final int scalarType;

	Precision(final int scalarType) {
		this.scalarType = scalarType;
	}

	/** As macros write it. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether the CPU has instructions for it; known on Linux only, for {@link #BF16} where AVX512_BF16 or AMX is
	 * there, for {@link #INT8} where VNNI or AMX is.
	 */
	public boolean isOfTheCpu() {
		if (this == BF16) return Processors.multiplyBrainFloats();
		if (this == INT8) return Processors.multiplyBytes();
		return this == FULL;
	}

	/** By label. */
	public static Precision of(final String label) {
		for (final Precision precision : values())
			if (precision.label().equals(label.trim().toLowerCase(Locale.ROOT))) return precision;
		throw new IllegalArgumentException("precision=" + label + " is none of: " + Arrays.stream(values()).map(
			Precision::label).collect(Collectors.joining(", ")) + ".");
	}
}
