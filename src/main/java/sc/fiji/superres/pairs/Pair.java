package sc.fiji.superres.pairs;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.image.IntensityRange;

/**
 * A training pair in the grey values of its source image. Both planes belong to the caller. Published pairs have the
 * source image's type, independent ones are floats.
 *
 * @param target x̄, s·h × s·w
 * @param input x, h × w
 * @param range the source image's range, which maps the grey values to [0,1]
 */
public record Pair(RandomAccessibleInterval<?> target, RandomAccessibleInterval<?> input, IntensityRange range) {}
