package sc.fiji.superres.upscale;

import java.util.List;
import java.util.function.UnaryOperator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;

/**
 * Does the same to each plane.
 *
 * @param plane what becomes of one, {@code factor} times larger
 */
public record FakeUpscaler(int factor, String description, UnaryOperator<RandomAccessibleInterval<FloatType>> plane)
	implements Upscaler
{

	@Override
	public List<RandomAccessibleInterval<FloatType>> upscale(final List<RandomAccessibleInterval<FloatType>> planes,
		final Progress progress)
	{
		return planes.stream().map(plane).toList();
	}
}
