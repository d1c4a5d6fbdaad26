package sc.fiji.superres.simulate;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * How a STEM's detector turns electrons into grey values.
 *
 * @param black grey value without electrons
 * @param top grey value of the brightest column
 * @param afterglow the part of a pixel's signal that the next one still gets, 0 to less than 1: what a scintillator
 *            does at short dwell times
 * @param readout s.d. of the noise of the amplifier, in electrons
 */
record Detector(double black, double top, double afterglow, double readout) {

	/** A perfect one. */
	static final Detector PERFECT = new Detector(0, StemScan.TOP, 0, 0);

	/** Draws black and top level, an afterglow for half of all scans, and readout noise of up to one electron. */
	static Detector drawn(final long seed) {
		final NoiseSource random = NoiseSource.of(seed, Stream.INSTRUMENT);
		final double black = 50 * random.uniform();
		final double top = random.uniform(120, 215);
		final double afterglow = random.chance(0.5) ? 0.4 * random.uniform() : 0;
		return new Detector(black, top, afterglow, random.uniform());
	}

	/** This detector without noise and afterglow. */
	Detector quiet() {
		return new Detector(black, top, 0, 0);
	}

	/** By how many pixels the afterglow moves an image to the right: the mean delay of what a pixel gets. */
	double delay() {
		return afterglow / (1 - afterglow);
	}

	/** Sets a row to the electrons that are counted of those expected. */
	void count(final double[] electrons, final NoiseSource random) {
		for (int j = 0; j < electrons.length; j++)
			electrons[j] = random.poisson(electrons[j]) + readout(random);
		for (int j = 1; j < electrons.length; j++)
			electrons[j] += afterglow * (electrons[j - 1] - electrons[j]);
	}

	private double readout(final NoiseSource random) {
		return readout == 0 ? 0 : readout * random.gaussian();
	}

	/** Writes a row of signals as grey values, from a place of the pixels on; the brightest column has the maximum. */
	void show(final double[] signal, final double maximum, final byte[] pixels, final int start) {
		for (int j = 0; j < signal.length; j++)
			pixels[start + j] = grey(signal[j] / maximum);
	}

	/** The grey value of a signal, relative to that of the brightest column. */
	byte grey(final double signal) {
		final double grey = Math.round(black + (top - black) * signal);
		return (byte) Math.max(0, Math.min(255, grey));
	}
}
