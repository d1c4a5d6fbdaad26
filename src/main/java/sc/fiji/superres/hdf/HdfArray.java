package sc.fiji.superres.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.instrument.SampleType;

/** An array of numbers in an HDF5 file, of one to three dimensions, the last of which runs fastest. */
public final class HdfArray {

	/** Deflate never makes more of a byte. */
	private static final long MOST_INFLATED = 1032;

	private final Dataset dataset;
	private final long fileBytes;

	HdfArray(final Dataset dataset, final long fileBytes) {
		this.dataset = dataset;
		this.fileBytes = fileBytes;
	}

	/** Its lengths. */
	public long[] lengths() {
		return dataset.getDimensionsAsLong();
	}

	/** An attribute as text; empty where it is missing. */
	public String attribute(final String name) {
		return HdfGroup.text(dataset.getAttribute(name));
	}

	private ByteOrder order() {
		return ((OrderedDataType) dataset.getDataType()).getByteOrder();
	}

	/**
	 * Of which type its numbers are.
	 *
	 * @throws IOException where they are of none that images have
	 */
	public SampleType type() throws IOException {
		final DataType type = dataset.getDataType();
		if (type instanceof FixedPoint whole && isPlain(whole)) return whole(whole);
		if (type instanceof FloatingPoint real) return real(real);
		throw new IOException("its pixels are no numbers that are read, but " + type.getClass().getSimpleName() +
			" of " + type.getSize() + " bytes, as complex numbers are");
	}

	/** Whether all bits count. */
	private static boolean isPlain(final FixedPoint type) {
		return type.getBitOffset() == 0 && type.getBitPrecision() == type.getSize() * Byte.SIZE;
	}

	private static SampleType whole(final FixedPoint type) throws IOException {
		return switch (type.getSize()) {
			case Byte.BYTES -> type.isSigned() ? SampleType.INT8 : SampleType.UINT8;
			case Short.BYTES -> type.isSigned() ? SampleType.INT16 : SampleType.UINT16;
			case Integer.BYTES -> type.isSigned() ? SampleType.INT32 : SampleType.UINT32;
			default -> throw unread("whole numbers of " + type.getSize() + " bytes");
		};
	}

	private static SampleType real(final FloatingPoint type) throws IOException {
		return switch (type.getSize()) {
			case Float.BYTES -> SampleType.FLOAT32;
			case Double.BYTES -> SampleType.FLOAT64;
			default -> throw unread("floating point numbers of " + type.getSize() + " bytes");
		};
	}

	private static IOException unread(final String what) {
		return new IOException("its pixels are " + what + ": save them as 32-bit numbers");
	}

	/**
	 * Reads an array of images, as {@link #parts} takes it apart.
	 *
	 * @param isLast whether the dimensions are y, x and frame; else frame, y and x, or y and x
	 * @throws IOException as {@link #parts} does
	 */
	public List<RandomAccessibleInterval<? extends RealType<?>>> planes(final boolean isLast) throws IOException {
		final SampleType type = type();
		final ByteBuffer[] parts = parts(isLast, Integer.MAX_VALUE);
		final long[] lengths = inThree(lengths());
		final int first = isLast ? 0 : 1;
		final List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
		for (int i = 0; i < parts.length; i++) {
			planes.add(type.plane(parts[i], (int) lengths[first + 1], (int) lengths[first]));
			parts[i] = null; // converted, so that both are in memory once
		}
		return planes;
	}

	/**
	 * Takes the array apart along its first dimension (frame, y, x) or its last one (y, x, frame). An array of less
	 * than three dimensions is one part along the first; one of two is (y, frame) along the last.
	 *
	 * @param isLast whether it is taken apart along the last dimension
	 * @param most how many parts are wanted at most
	 * @return the bytes of each part, in the byte order of the array
	 * @throws IOException where the array is larger than the file can hold or than memory, or compressed in a way that
	 *             is not read
	 */
	public ByteBuffer[] parts(final boolean isLast, final int most) throws IOException {
		final long[] lengths = inThree(lengths());
		final int first = isLast ? 0 : 1;
		final long pixels = SampleType.requireSize(lengths[first + 1], lengths[first]);
		final int wanted = (int) Math.min(most, lengths[isLast ? 2 : 0]);
		final int bytes = type().bytes();
		requireHeld(lengths, bytes);
		SampleType.requireMemory(2 * wanted * pixels * bytes, wanted + " × " + pixels);
		final HdfParts parts = new HdfParts(lengths, isLast, bytes, wanted);
		new HdfBlocks(dataset, bytes, mostBytes()).each(parts);
		return parts.buffers(order());
	}

	/** Lengths of missing dimensions in front are 1. */
	static long[] inThree(final long[] lengths) throws IOException {
		if (lengths.length < 1 || lengths.length > 3) throw new IOException("it holds arrays of " + lengths.length +
			" dimensions, such as a map of diffraction patterns (4D-STEM) or of spectra: save one image as TIFF");
		final long[] three = { 1, 1, 1 };
		System.arraycopy(lengths, 0, three, 3 - lengths.length, lengths.length);
		return three;
	}

	/** How many bytes the file can hold, compressed as tightly as can be. */
	private double mostBytes() {
		return (double) fileBytes * MOST_INFLATED;
	}

	private void requireHeld(final long[] lengths, final int bytes) throws IOException {
		final boolean isSound = Arrays.stream(lengths).allMatch(length -> length > 0 && length <= Integer.MAX_VALUE);
		final double needed = (double) lengths[0] * lengths[1] * lengths[2] * bytes;
		if (isSound && needed <= mostBytes()) return;
		throw new IOException("it is damaged: an array of " + lengths[0] + "×" + lengths[1] + "×" + lengths[2] +
			" numbers in a file of " + fileBytes + " bytes");
	}
}
