package sc.fiji.superres.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Distortion;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;
import sc.fiji.superres.path.ScanPath;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Settings;
import sc.fiji.superres.scene.Row;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/**
 * A simulated series with its truth.
 *
 * @param frames as recorded
 * @param truth where the lines of each really lay, against a raster without drift and jitter
 */
record ScannedSeries(Scan scan, List<Pass> passes, List<Plane> frames, List<Lines> truth) {

	/** A perfect sample by its name, or with " defects" behind it one with all defects. */
	static ScannedSeries of(final String sample, final Settings settings, final Series series) {
		final boolean defects = sample.endsWith(" defects");
		final Scan scan = scan(sample, settings);
		final List<Plane> frames = new ArrayList<>();
		final List<Lines> truth = new ArrayList<>();
		for (final Pass pass : series.passes()) {
			frames.add(plane(scan, pass, settings));
			truth.add(truth(sample, settings, pass, defects));
		}
		return new ScannedSeries(scan, series.passes(), frames, truth);
	}

	private static Scan scan(final String sample, final Settings s) {
		if (sample.endsWith(" defects")) return Scan.withDefects(sample.replace(" defects", ""), s.width(), s.height(),
			s.field(), s.dose(), s.jitter(), s.drift(), s.seed());
		return Scan.of(sample, s.width(), s.height(), s.field(), s.dose(), s.jitter(), s.drift(), s.seed());
	}

	private static Plane plane(final Scan scan, final Pass pass, final Settings settings) {
		final byte[] bytes = Planes.byteArray(scan.simulate(pass, Progress.NONE));
		final float[] values = new float[bytes.length];
		for (int i = 0; i < values.length; i++)
			values[i] = bytes[i] & 255;
		return new Plane(values, settings.width(), settings.height());
	}

	/** Two samples have a raster of their own, which draws its jitter otherwise. */
	private static Lines truth(final String sample, final Settings s, final Pass pass, final boolean defects) {
		if (sample.equals("gan-stem") || sample.equals("graphite-stm")) {
			final Raster raster = new Raster(s.width(), s.height(), s.field(), s.jitter(), s.drift(), s.seed(), pass);
			return truth(s, pass, i -> {
				final Raster.Row row = raster.row(i);
				final double middle = (s.width() - 1) / 2.0;
				return new double[] { row.x() + middle * row.dx(), row.y() + middle * row.dy() };
			});
		}
		final Distortion distortion = defects ? Distortion.drawn(s.seed()) : Distortion.ROWS;
		final ScanPath path = ScanPath.of(s, distortion, 0, pass);
		return truth(s, pass, i -> middle(path.row(i), s.width()));
	}

	private static double[] middle(final Row row, final int width) {
		double x = 0;
		double y = 0;
		for (int j = 0; j < width; j++) {
			x += row.x(j) / width;
			y += row.y(j) / width;
		}
		return new double[] { x, y };
	}

	private static Lines truth(final Settings s, final Pass pass, final IntFunction<double[]> middles) {
		final double pixel = s.field() / s.width();
		final Lines truth = Lines.rigid(s.height(), 0, 0);
		for (int i = 0; i < s.height(); i++) {
			final double[] place = middles.apply(i);
			final double fromX = place[0] / pixel - s.width() / 2.0;
			final double fromY = place[1] / pixel - s.height() / 2.0;
			final double along = pass.turned() ? fromY : fromX;
			final double across = pass.turned() ? -fromX : fromY;
			truth.x()[i] = along;
			truth.y()[i] = across - (i + 0.5 - s.height() / 2.0);
		}
		return truth;
	}

	/**
	 * How far lines lie from where they should, pixels: in each frame against the mean of the errors of all frames at
	 * that place, since what all frames have in common cannot be told from the sample.
	 */
	double[] errors(final AlignedFrames aligned, final boolean alongX) {
		final int n = frames.size();
		final double[][] error = new double[n][];
		for (int k = 0; k < n; k++)
			error[k] = errorByRow(aligned, k, alongX);
		final List<Double> all = new ArrayList<>();
		for (int row = aligned.area().top(); row < aligned.area().top() + aligned.area().height(); row++) {
			double mean = 0;
			for (int k = 0; k < n; k++)
				mean += error[k][row] / n;
			for (int k = 0; k < n; k++)
				all.add(Math.abs(error[k][row] - mean));
		}
		return all.stream().mapToDouble(d -> d).sorted().toArray();
	}

	private double[] errorByRow(final AlignedFrames aligned, final int k, final boolean alongX) {
		final Lines found = aligned.lines()[k];
		final double[] errors = new double[aligned.canvasHeight()];
		for (int row = 0; row < errors.length; row++) {
			final int line = Math.max(0, Math.min(found.count() - 2, found.lastTo(row)));
			final double t = (row - found.place(line)) / (found.place(line + 1) - found.place(line));
			errors[row] = (1 - t) * error(found, k, line, alongX) + t * error(found, k, line + 1, alongX);
		}
		return errors;
	}

	private double error(final Lines found, final int k, final int line, final boolean alongX) {
		if (alongX) return found.x()[line] - truth.get(k).x()[line];
		return found.y()[line] - truth.get(k).y()[line];
	}

	/**
	 * How far lines lie from where they should in both directions together, pixels, but for the place of each frame as
	 * a whole, which a lattice need not tell.
	 */
	double[] distortion(final AlignedFrames aligned) {
		final List<Double> all = new ArrayList<>();
		for (int k = 0; k < frames.size(); k++)
			addDistortion(aligned.lines()[k], k, all);
		return all.stream().mapToDouble(d -> d).sorted().toArray();
	}

	private void addDistortion(final Lines found, final int k, final List<Double> all) {
		final double meanX = found.meanX() - truth.get(k).meanX();
		final double meanY = found.meanY() - truth.get(k).meanY();
		for (int i = 0; i < frames.get(k).height(); i++)
			all.add(Math.hypot(error(found, k, i, true) - meanX, error(found, k, i, false) - meanY));
	}

	static double median(final double[] sorted) {
		return sorted[sorted.length / 2];
	}

	static double share(final double[] sorted, final double part) {
		return sorted[(int) (part * (sorted.length - 1))];
	}
}
