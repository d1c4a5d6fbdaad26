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

	/**
	 * @param planes of one image, each h × w with values about [0,1]: one of grey values, or red, green and blue
	 * @return as many, s·h × s·w, not clipped
	 */
	List<RandomAccessibleInterval<FloatType>> upscale(List<RandomAccessibleInterval<FloatType>> planes,
		Progress progress);
}
