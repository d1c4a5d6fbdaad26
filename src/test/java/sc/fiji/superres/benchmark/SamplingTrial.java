package sc.fiji.superres.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ai.djl.Device;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.lattice.MeanSpectrum;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.optimize.Stopping;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/**
 * Trains on chosen zoom levels of a crystal and enlarges another scan of it, taken at the recorded zoom, against the
 * truth: what under-sampled levels do. Prints one row of {@code docs/sampling-notes.md}; see there for the calls.
 * <p>
 * Arguments: kind and period of {@link TrialCrystal}, dose, factor, {@code frames} ({@link FramePairs}) or a kind of
 * pairs by its name (which always has level 1), levels ({@code 1,1.5,2}), iterations, seed.
 * </p>
 */
public final class SamplingTrial {

	private static final int SIDE = 512, TEST = 256, PATCH = 64, IMAGES = 4, BORDER = 16;
	private static final IntensityRange RANGE = new IntensityRange(0, 400);

	private SamplingTrial() {}

	public static void main(final String[] a) throws Exception {
		final TrialCrystal crystal = new TrialCrystal(a[0], Double.parseDouble(a[1]));
		final double dose = Double.parseDouble(a[2]);
		final int factor = Integer.parseInt(a[3]);
		final double[] levels = Arrays.stream(a[5].split(",")).mapToDouble(Double::parseDouble).toArray();
		final long iterations = Long.parseLong(a[6]);
		final long seed = Long.parseLong(a[7]);
		final List<float[]> first = new ArrayList<>();
		final List<float[]> second = new ArrayList<>();
		for (int k = 1; k <= IMAGES; k++) {
			final float[] clean = crystal.image(SIDE, 1, k);
			first.add(TrialCrystal.noisy(clean, dose, 100 + k));
			second.add(TrialCrystal.noisy(clean, dose, 200 + k));
		}
		final Structure structure = Structure.of(first.stream().map(f -> Planes.floats(f, SIDE, SIDE)).toList());
		final Pairs pairs = a[4].equals("frames") ? new FramePairs(first, second, SIDE, levels, config(factor,
			new double[0], PairKind.INDEPENDENT), RANGE) : ofImages(first, config(factor, levels, PairKind.of(a[4])));
		final Path run = Files.createTempDirectory("sampling-trial-");
		final TrainConfig byPairs = TrainConfig.of(pairs.config(), SwinIrConfig.preset("tiny", factor), iterations, 4,
			0.004, List.of(), 0, seed).withAugmentation(new Augmentation(true, true));
		final Schedule cosine = byPairs.schedule().withKind(Schedule.Kind.COSINE).withWarmup(0);
		final TrainConfig recipe = byPairs.with(Loss.Kind.L1, cosine, Stopping.AT_THE_END);
		final long begin = System.nanoTime();
		new Trainer(recipe, new RunFolder(run), Device.cpu()).train(pairs, null, null, false, TrainingListener.NONE,
			Progress.NONE);
		final double seconds = (System.nanoTime() - begin) * 1e-9;
		final float[] truth = crystal.image(TEST, factor, 50);
		final float[] input = TrialCrystal.noisy(crystal.image(TEST, 1, 50), dose, 150);
		final float[] bicubic = grey(new BicubicUpscaler(factor).upscale(List.of(unit(input)), Progress.NONE).get(0));
		final float[] result = enlarged(run, input);
		final double worst = Arrays.stream(levels).map(l -> factor / l).max().orElse(0);
		System.out.printf(Locale.ROOT,
			"| %s %s | %s | ×%d %s | %s | %.1f | %.0f | %.2f | %.2f | %+.2f | %.2f | %.2f | %.2f | %.0f s |%n", a[0],
			a[1], a[2], factor, a[4], a[5], 100 * structure.folded(worst), 100 * structure.folded(1.5 * worst), psnr(
				bicubic, truth), psnr(result, truth), psnr(result, truth) - psnr(bicubic, truth), 100 * foreign(bicubic,
					truth, TEST * factor), 100 * foreign(result, truth, TEST * factor), kept(result, truth, TEST *
						factor), seconds);
		if (a.length > 8) write(List.of(bicubic, result, truth), TEST * factor, Path.of(a[8]));
	}

	private static MultiScaleConfig config(final int factor, final double[] levels, final PairKind kind) {
		return new MultiScaleConfig("trial", factor, Arrays.stream(levels).filter(l -> l < 1).boxed().toList(), Arrays
			.stream(levels).filter(l -> l > 1).boxed().toList(), List.of(), List.of(Filter.values()), PATCH, 8,
			MultiScaleConfig.preset("4x single-scale").zoom(), kind, false);
	}

	private static Pairs ofImages(final List<float[]> frames, final MultiScaleConfig config) {
		final List<SourceImage> images = new ArrayList<>();
		for (final float[] frame : frames)
			images.add(new SourceImage("frame_" + images.size() + ".tif", Planes.floats(frame, SIDE, SIDE), RANGE));
		return PairSource.of(images, config, 1L << 30);
	}

	private static float[] enlarged(final Path run, final float[] input) throws Exception {
		final ModelFiles.Loaded model = ModelFiles.read(new RunFolder(run).model());
		try (Network network = model.config().load(model.weights(), Device.cpu(), Precision.FULL)) {
			return grey(new NetworkUpscaler(network, 128, 16).upscale(List.of(unit(input)), Progress.NONE).get(0));
		}
	}

	private static net.imglib2.RandomAccessibleInterval<FloatType> unit(final float[] grey) {
		final float[] unit = new float[grey.length];
		for (int i = 0; i < unit.length; i++)
			unit[i] = (float) RANGE.toUnit(grey[i]);
		return Planes.floats(unit, TEST, TEST);
	}

	private static float[] grey(final net.imglib2.RandomAccessibleInterval<FloatType> unit) {
		final float[] grey = Planes.floatArray(unit).clone();
		for (int i = 0; i < grey.length; i++)
			grey[i] = (float) RANGE.fromUnit(grey[i]);
		return grey;
	}

	/** Peak 255, a border left out. */
	private static double psnr(final float[] image, final float[] truth) {
		final int n = (int) Math.sqrt(image.length);
		double sum = 0;
		for (int y = BORDER; y < n - BORDER; y++)
			for (int x = BORDER; x < n - BORDER; x++)
				sum += Math.pow(image[y * n + x] - truth[y * n + x], 2);
		return 10 * Math.log10(255 * 255 / (sum / Math.pow(n - 2 * BORDER, 2)));
	}

	/** Power of reflections that the truth does not have (a tenth or less of it), over the truth's structure. */
	private static double foreign(final float[] image, final float[] truth, final int n) {
		final Structure whole = Structure.of(List.of(Planes.floats(truth, n, n)));
		final MeanSpectrum true_ = MeanSpectrum.of(List.of(Planes.floats(truth, n, n)));
		double sum = 0;
		for (final Reflection r : Structure.of(List.of(Planes.floats(image, n, n))).reflections(1000)) {
			double near = 0;
			for (int v = -1; v <= 1; v++)
				for (int u = -1; u <= 1; u++)
					near += 2 * true_.power((int) Math.round(r.kx() * true_.side()) + u, (int) Math.round(r.ky() * true_
						.side()) + v);
			if (near < r.power() / 10) sum += r.power();
		}
		return sum / whole.power();
	}

	/** Share of the truth's structure, as a correlation of the two images. */
	private static double kept(final float[] image, final float[] truth, final int n) {
		double xy = 0, xx = 0, yy = 0, x = 0, y = 0;
		for (int i = 0; i < image.length; i++) {
			x += image[i];
			y += truth[i];
			xx += (double) image[i] * image[i];
			yy += (double) truth[i] * truth[i];
			xy += (double) image[i] * truth[i];
		}
		final double count = image.length;
		return (xy - x * y / count) / Math.sqrt((xx - x * x / count) * (yy - y * y / count));
	}

	/** Side by side, 256×256 of each, as PGM turned PNG by ImageJ. */
	private static void write(final List<float[]> images, final int n, final Path file) {
		final ij.process.ByteProcessor out = new ij.process.ByteProcessor(images.size() * 264, 256);
		for (int k = 0; k < images.size(); k++)
			for (int y = 0; y < 256; y++)
				for (int x = 0; x < 256; x++)
					out.set(k * 264 + x, y, (int) Math.max(0, Math.min(255, images.get(k)[(y + 300) * n + x + 300])));
		new ij.io.FileSaver(new ij.ImagePlus("trial", out)).saveAsPng(file.toString());
	}
}
