package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;

/** Enlarges the planes of an image by a whole factor. */
public interface Upscaler {

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
}
