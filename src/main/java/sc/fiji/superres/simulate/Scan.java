package sc.fiji.superres.simulate;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Settings;

/**
 * One scan of a simulated sample.
 *
 * <pre>
 *
 * Scan scan = Scan.of("gan-stem", 512, 512, 3.15, 15, 0.4, 0.05, 1);
 * ArrayImg&lt;UnsignedByteType, ByteArray&gt; image = scan.simulate(Progress.NONE);
 * </pre>
 */
public interface Scan {

	/** The samples that {@link #of} knows. */
	List<String> SAMPLES = Samples.names();

	/** The dose that stands for a scan without noise, with which others can be compared. */
	double NOISELESS = Settings.NOISELESS;

	/**
	 * Records the image: {@code width × height}, 8-bit.
	 *
	 * @param progress counts finished rows
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	default ArrayImg<UnsignedByteType, ByteArray> simulate(final Progress progress) {
		return simulate(Pass.FIRST, progress);
	}

	/**
	 * Records one image of a series: {@code width × height}, 8-bit. That of the first passage is the same as without.
	 *
	 * @param pass one of those of a {@link Series}
	 * @param progress counts finished rows
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	ArrayImg<UnsignedByteType, ByteArray> simulate(Pass pass, Progress progress);

	/**
	 * Records what one passage would show without noise and jitter, at pixels a whole factor finer:
	 * {@code factor·width × factor·height}, 8-bit, on the grey scale of {@link #simulate}. Both show the same sample,
	 * in the same field, with the same drift and the same bend at the left edge, so they are a pair to learn from. For
	 * a truth without drift, scan without drift.
	 *
	 * @param factor 1 for pixels as large as those of the scan
	 * @param pass {@link Pass#FIRST} of a single scan, else one of those of a {@link Series}
	 * @param progress counts finished rows
	 * @throws IllegalArgumentException when the truth would have more than 16384 pixels along a side
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	ArrayImg<UnsignedByteType, ByteArray> truth(int factor, Pass pass, Progress progress);

	/**
	 * Records what {@link #truth} would show if nothing were planted, on the same grey scale; the truth where nothing
	 * is.
	 *
	 * @param factor 1 for pixels as large as those of the scan
	 * @param pass {@link Pass#FIRST} of a single scan, else one of those of a {@link Series}
	 * @param progress counts finished rows
	 * @throws IllegalArgumentException when the image would have more than 16384 pixels along a side
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	default ArrayImg<UnsignedByteType, ByteArray> perfect(final int factor, final Pass pass, final Progress progress) {
		return truth(factor, pass, progress);
	}

	/** The point defects in the field, none in a perfect crystal; drift moves them by and by. */
	List<Defect> pointDefects();

	/** Field width over image width, in nm, the same along y. */
	PixelSize pixelSize();

	/**
	 * A scan of a perfect crystal by the name of its sample, with the same meaning of each number for all.
	 * <p>
	 * {@code random-stem} and {@code random-stm} are another crystal for each seed: half of them samples of this list,
	 * without {@code gaas-stem}, {@code tio2-stem}, {@code zno-stem}, {@code tio2-stm} and {@code nbse2-stm}, which are
	 * kept for tests of what was trained on the others; half of them crystals that do not exist.
	 * </p>
	 *
	 * @param sample one of {@link #SAMPLES}
	 * @param width pixels a row
	 * @param height rows
	 * @param field width of the scanned field in nm (5 MX STEM: 6.15 pm a pixel, 3.15 for 512; STM: 24)
	 * @param dose signal: more is less noise, the noise variance relative to the lattice falls as 1/dose. STEM: mean
	 *            detected electrons a pixel, see {@link StemScan}. STM has no electrons to count: there the same number
	 *            stands for dwell time, {@value StemScan#DOSE} giving pixel noise of {@value StmScan#NOISE} pm and four
	 *            times as much half of that; at {@value #NOISELESS} lines have no noise of their own either
	 * @param jitter s.d. of the horizontal shift of each row, in pixels of this scan
	 * @param drift length of the way the sample moves while the frame is recorded, in nm; its direction comes from the
	 *            seed
	 * @param seed picks the place, the rotation, the direction of the drift and all noise
	 * @throws IllegalArgumentException naming the value that does not fit
	 */
	static Scan of(final String sample, final int width, final int height, final double field, final double dose,
		final double jitter, final double drift, final long seed)
	{
		return Samples.perfect(sample, new Settings(width, height, field, dose, jitter, drift, seed));
	}

	/**
	 * A scan of a sample as it is found, by a microscope as it is: like {@link #of}, and drawn from the seed are
	 * rotation by any angle, strain, tilt, point defects, edges, amorphous material, adsorbed molecules, steps, the
	 * probe or the tip, the detector, correlated noise and jitter, and the bend at the left edge
	 * ({@link sc.fiji.superres.scene.StemScene#drawn}, {@link sc.fiji.superres.scene.StmScene#drawn}).
	 *
	 * @throws IllegalArgumentException naming the value that does not fit
	 */
	static Scan withDefects(final String sample, final int width, final int height, final double field,
		final double dose, final double jitter, final double drift, final long seed)
	{
		return Samples.scan(sample, new Settings(width, height, field, dose, jitter, drift, seed), true);
	}

	/**
	 * A scan of a perfect crystal into which defects are planted: like {@link #of}, and {@link #pointDefects} lists
	 * them; of a boundary or a step, places along it.
	 *
	 * @throws IllegalArgumentException naming the value that does not fit, or a defect that the sample cannot have
	 */
	static Scan planted(final String sample, final int width, final int height, final double field, final double dose,
		final double jitter, final double drift, final long seed, final List<Planted> planted)
	{
		return Samples.planted(sample, new Settings(width, height, field, dose, jitter, drift, seed), planted);
	}
}
