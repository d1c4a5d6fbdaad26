package sc.fiji.superres.lattice;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The variance of the noise of images, by the noise floor of their mean spectrum, in squared grey values. */
public final class NoisePower {

	private NoisePower() {}

	public static double of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes) {
		final MeanSpectrum spectrum = MeanSpectrum.of(planes);
		final NoiseFloor floor = new NoiseFloor(spectrum);
		double sum = 0;
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x < spectrum.columns(); x++)
				sum += times(x, spectrum.columns()) * floor.at(x, y);
		return sum;
	}

	/** Columns between 0 and the highest frequency also stand for the opposite frequencies. */
	private static int times(final int x, final int columns) {
		return x == 0 || x == columns - 1 ? 1 : 2;
	}
}
