package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Binomial;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** An evaluation ×4 of simulated STEM scans that is done, with what it is done on. */
record Judged(Evaluation evaluation) {

	/** The zoom level of all scans. */
	static final ZoomLevel STEM = new ZoomLevel(5, ZoomLevel.MX);

	static Judged of(final Protocol protocol, final Evaluation.Candidate... candidates) throws IOException {
		final Evaluation evaluation = new Evaluation(protocol);
		evaluation.run(List.of(candidates), table -> {}, Progress.NONE);
		return new Judged(evaluation);
	}

	static Judged bicubicBy(final Protocol protocol) throws IOException {
		return of(protocol, bicubic());
	}

	static Protocol fair(final double level, final CropDraw draw, final SourceImage... references) {
		return Protocol.standard(Rules.FAIR, levels(level), draw, List.of(references));
	}

	static Protocol published(final double level, final CropDraw draw, final SourceImage... references) {
		return Protocol.standard(Rules.PUBLISHED, levels(level), draw, List.of(references));
	}

	static ZoomPyramid levels(final Double... values) {
		return ZoomPyramid.of(STEM, 4, List.of(values));
	}

	/** A square scan of gallium nitride, {@code field} nm wide. */
	static SourceImage scan(final int size, final double field, final long seed) {
		final StemScan scan = StemScan.galliumNitride(size, size, field, seed);
		return new SourceImage("gan_" + seed + ".tif", scan.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
	}

	static Evaluation.Candidate bicubic() {
		return Evaluation.Candidate.of("bicubic", new BicubicUpscaler(4));
	}

	/** Bicubic, smeared by a Gaussian of 30 pixels (120 times a variance of 7.5): little of the lattice is left. */
	static Evaluation.Candidate blurred() {
		final Upscaler bicubic = new BicubicUpscaler(4);
		return Evaluation.Candidate.of("blurred", new FakeUpscaler(4, "blurred", small -> smeared(bicubic.upscale(List
			.of(small), Progress.NONE).get(0))));
	}

	private static RandomAccessibleInterval<FloatType> smeared(final RandomAccessibleInterval<FloatType> plane) {
		final int w = Planes.width(plane);
		final int h = Planes.height(plane);
		double[] values = Planes.doubleArray(plane);
		for (int i = 0; i < 120; i++)
			values = Binomial.smooth(values, w, h, 31);
		final float[] smooth = new float[values.length];
		for (int i = 0; i < smooth.length; i++)
			smooth[i] = (float) values[i];
		return Planes.floats(smooth, w, h);
	}

	/** Mean of a model's figure, named by its column, at a zoom level. */
	double mean(final String model, final double zoom, final String column) {
		final ScoreTable.Summary summary = evaluation.table().summary().stream().filter(s -> s.model().equals(model) &&
			s.level().value() == zoom).findFirst().orElseThrow();
		return summary.statistics().entrySet().stream().filter(entry -> entry.getKey().column().equals(column))
			.findFirst().orElseThrow().getValue().mean();
	}

	double meanOfBicubic(final double zoom, final String column) {
		return mean("bicubic", zoom, column);
	}

	List<Score> scores() {
		return evaluation.table().scores();
	}

	List<String> notes() {
		return evaluation.notes();
	}
}
