package sc.fiji.superres.pairs;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.image.IntensityRange;

/**
 * A training pair. Both planes are of the source image's type, in its grey values; they belong to the caller.
 *
 * @param target x̄, s·h × s·w
 * @param input x, h × w
 * @param range what the grey values map to [0,1] by: the source image's
 */
public record Pair(RandomAccessibleInterval<?> target, RandomAccessibleInterval<?> input, IntensityRange range) {}
