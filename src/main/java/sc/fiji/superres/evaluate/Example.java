package sc.fiji.superres.evaluate;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.crops.Score;

/**
 * One crop as it was judged, to be looked at. Grey values are on the scale 0 … 255.
 *
 * @param score what it came to
 * @param input h × w
 * @param result s·h × s·w
 * @param reference what it was compared with, s·h × s·w
 */
public record Example(Score score, RandomAccessibleInterval<? extends RealType<?>> input,
	RandomAccessibleInterval<? extends RealType<?>> result, RandomAccessibleInterval<? extends RealType<?>> reference)
{}
