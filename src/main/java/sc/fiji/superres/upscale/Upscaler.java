package sc.fiji.superres.upscale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;

/** Enlarges grey planes by a whole factor. */
public interface Upscaler {

	/** s: how many times larger a side becomes. */
	int factor();

	/** What enlarges, one line for people. */
	String description();

	/**
	 * @param plane h × w, grey values about [0,1]
	 * @return s·h × s·w, not clipped
	 */
	RandomAccessibleInterval<FloatType> upscale(RandomAccessibleInterval<FloatType> plane, Progress progress);
}
