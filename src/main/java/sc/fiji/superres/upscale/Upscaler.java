package sc.fiji.superres.upscale;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;

/** Enlarges the planes of an image by a whole factor. */
public interface Upscaler {

	/** s: how many times larger a side becomes; 1 for what only restores. */
	int factor();

	/** What enlarges, one line for people. */
	String description();

	/** How many images of that size, each of one plane, it takes together sooner than one by one; at least 1. */
	default int greyImagesAtOnce(final int width, final int height) {
		return 1;
	}

	/**
	 * @param planes each h × w with values about [0,1]: one of grey values, or red, green and blue; or
	 *            {@link #greyImagesAtOnce} images of one
	 * @return as many, s·h × s·w, not clipped
	 */
	List<RandomAccessibleInterval<FloatType>> upscale(List<RandomAccessibleInterval<FloatType>> planes,
		Progress progress);
}
