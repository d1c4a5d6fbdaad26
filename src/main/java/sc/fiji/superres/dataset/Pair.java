package sc.fiji.superres.dataset;

import net.imglib2.RandomAccessibleInterval;

/**
 * A training pair. Both planes are copies of the source image's type, in its grey values; they belong to the caller.
 *
 * @param spec what made it
 * @param source the image it was made of
 * @param target x̄, s·h × s·w
 * @param input x, h × w
 */
public record Pair(PairSpec spec, SourceImage source, RandomAccessibleInterval<?> target,
	RandomAccessibleInterval<?> input)
{}
