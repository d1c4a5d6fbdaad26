package sc.fiji.superres.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ai.djl.Device;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Prints everything that {@link TrainedNetworkTest} looks at, for scans of 1.25, 2.5, 3.75 and 5 MX; ×4, at 5 to 20 MX.
 */
public final class TruthTable {

	/** Zoom levels of scans, MX. */
	private static final double[] SCANS = { 1.25, 2.5, 3.75, 5 };

	private TruthTable() {}

	/** @param args draws, then model files, or the word bicubic */
	public static void main(final String[] args) throws IOException {
		final int draws = Integer.parseInt(args[0]);
		for (final String model : Arrays.asList(args).subList(1, args.length)) {
			if (model.equals("bicubic")) print(model, new BicubicUpscaler(4), draws);
			else try (Network network = load(Path.of(model))) {
				print(model, new NetworkUpscaler(network, 0, 16), draws);
			}
		}
	}

	static Network load(final Path file) throws IOException {
		final var model = ModelFiles.read(file);
		return model.config().load(model.weights(), Device.cpu(), Precision.FULL);
	}

	private static void print(final String name, final Upscaler upscaler, final int draws) {
		say("%n%s", name);
		say("| MX | noise copied | from bicubic, px | from truth, px | vacancy | ×1.5 | ×0.6 | displaced, pm | Ga |");
		say("|---|---|---|---|---|---|---|---|---|");
		for (final double scan : SCANS) {
			final double zoom = scan * upscaler.factor();
			final Trial.Figures f = Trial.at(zoom, upscaler, draws);
			final Shape r = f.result(), t = f.truth();
			say("| %s | %.3f … %.3f | %s | %s | %.3f (%.3f) | %.3f (%.3f) | %.3f (%.3f) | %.1f (%.1f) | %.1f (%.1f) |",
				zoom, Arrays.stream(f.copied()).min().orElseThrow(), Arrays.stream(f.copied()).max().orElseThrow(),
				text(f.fromBicubic()), text(f.fromTruth()), r.vacancy(), t.vacancy(), r.bright(), t.bright(), r.faint(),
				t.faint(), r.displacement(), t.displacement(), r.bulk(), t.bulk());
		}
		final double middle = SCANS[1] * upscaler.factor();
		final List<double[]> shifts = Trial.orientations(middle, upscaler, Math.max(1, draws / 2));
		say("orientations at %s MX: %s", middle, String.join(" ", shifts.stream().map(TruthTable::text).toList()));
		final PaintedLattice nothing = Trial.ofNothing(upscaler, draws);
		for (final double scan : SCANS)
			say("pure noise, reflections of %s MX, σ: %s", scan * upscaler.factor(), Arrays.toString(Arrays.stream(
				nothing.sigmas(Defects.FIELD / Defects.side(scan * upscaler.factor()))).map(z -> Math.round(100 * z) /
					100.0).toArray()));
	}

	private static String text(final double[] shift) {
		return String.format(Locale.ROOT, "(%.3f, %.3f)", shift[0], shift[1]);
	}

	private static void say(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
