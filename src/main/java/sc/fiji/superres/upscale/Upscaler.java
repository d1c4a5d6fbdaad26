package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.image.FloatRows;

/** Enlarges the planes of an image by a whole factor. */
public interface Upscaler {

	/** Takes the rows of a result in their order. */
	interface RowSink {

		/** Begins; rows that came before do not count, and come again from the first on. */
		void begin();

		/** @param row its values; they may be changed, and the array is used again */
		void add(float[] row);
	}

	/** Returns s, how many times larger a side becomes; 1 for an upscaler that only restores. */
	int factor();

	/** Describes the upscaler for people in one line. */
	String description();

	/** Returns how many grey images of a size are enlarged faster together than one by one; at least 1. */
	default int greyImagesAtOnce(final int width, final int height) {
		return 1;
	}

	/**
	 * Enlarges planes.
	 *
	 * @param planes planes of h × w values of about 0 … 1: one of grey values, or red, green and blue; or the planes of
	 *            {@link #greyImagesAtOnce} grey images
	 * @return as many planes of s·h × s·w values, not clipped
	 */
	List<RandomAccessibleInterval<FloatType>> upscale(List<RandomAccessibleInterval<FloatType>> planes,
		Progress progress);

	/**
	 * Enlarges one plane of grey values row by row, with the result of {@link #upscale(List, Progress)} to the bit. An
	 * upscaler that can do so keeps only some rows in memory; others keep all of the result, as here.
	 *
	 * @param plane h × w values of about 0 … 1
	 * @param result gets s·h rows of s·w values, not clipped
	 */
	default void upscale(final FloatRows plane, final RowSink result, final Progress progress) {
		final FloatRows enlarged = FloatRows.of(upscale(List.of(plane.inMemory()), progress).get(0));
		final float[] row = new float[enlarged.width()];
		result.begin();
		for (int y = 0; y < enlarged.height(); y++) {
			enlarged.read(y, 0, row.length, row, 0);
			result.add(row);
		}
	}
}
