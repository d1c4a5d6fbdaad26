package sc.fiji.superres.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.gson.GsonBuilder;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.starter.StarterModel;

/**
 * Calibrates the models that come along on simulated scans that they have not seen, and writes {@code NAME-trust.json}:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=sc.fiji.superres.trust.CalibrateStarterModels -Dexec.args=src/main/resources/sc/fiji/superres/starter
 * </pre>
 *
 * Further arguments name some of the models. Some four minutes each on one core.
 */
final class CalibrateStarterModels {

	/** Scans of each zoom level: a third for the weights, the others in four groups by noise. */
	private static final int SCANS = 120;
	private static final int SIDE = 80;
	/** Of no scan of a training, which are 1 000 000 and more. */
	private static final long FIRST_SEED = 500_000;

	private CalibrateStarterModels() {}

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		final List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
		for (final StarterModel model : StarterModel.all())
			if (names.isEmpty() || names.contains(model.name())) write(folder, model);
	}

	private static void write(final Path folder, final StarterModel model) throws IOException {
		final String json = new GsonBuilder().setPrettyPrinting().create().toJson(calibration(model));
		Files.writeString(folder.resolve(model.name() + "-trust.json"), json + "\n");
	}

	/** Measured anew. */
	private static Calibration calibration(final StarterModel model) throws IOException {
		final ModelFiles.Loaded loaded = ModelFiles.read(model.file());
		final int factor = loaded.config().factor();
		final StarterScans scans = new StarterScans(model.name().startsWith("stm"), factor, SIDE);
		try (Network network = loaded.config().load(loaded.weights(), TorchEngine.device("cpu"), Precision.FULL)) {
			final Calibrator calibrator = new Calibrator((input, width, height) -> network.run(input, 1, height,
				width));
			long seed = FIRST_SEED;
			for (int scan = 0; scan < SCANS; scan++)
				for (final double pixel : scans.pixels())
					calibrator.add(scans.pair(scans.randomSample(), pixel, seed++));
			return calibrator.calibration(null);
		}
	}
}
