package sc.fiji.superres.batches;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A validation pair to look at, grey values about [0,1].
 *
 * @param iteration steps done
 * @param input the LR input, h × w
 * @param bicubic its bicubic enlargement, sh × sw
 * @param network what the averaged network makes of it
 * @param target what it should be
 */
public record Preview(long iteration, RandomAccessibleInterval<FloatType> input,
	RandomAccessibleInterval<FloatType> bicubic, RandomAccessibleInterval<FloatType> network,
	RandomAccessibleInterval<FloatType> target)
{}
