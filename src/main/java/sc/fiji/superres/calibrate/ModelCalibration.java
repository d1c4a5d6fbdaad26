package sc.fiji.superres.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.trust.Calibration;
import sc.fiji.superres.trust.KeptBack;
import sc.fiji.superres.trust.Wave;

/**
 * Calibrates the models of a training on the images that it kept back, and writes that into their cards. Models that a
 * training warns of, those of published pairs, whose halves share their noise, and those of pairs from files are left
 * as they are.
 *
 * @param learning pairs that were learnt from
 * @param validation pairs of images that were kept back; null without any
 * @param device to enlarge on
 * @param notes gets what people should know
 * @param progress may stop the work
 */
public record ModelCalibration(Pairs learning, Pairs validation, Device device, Consumer<String> notes,
	Progress progress)
{

	/** Images of a training whose lattices are looked at, and waves of each. */
	private static final int IMAGES = 8;
	private static final int WAVES = 6;

	private static final String SKIPPED = "The model is not calibrated for map=trust, because that was left out. " +
		"To have it, call the training again with the same run folder and iterations=1: nothing is learnt, and it is " +
		"calibrated.";

	/**
	 * Calibrates what is not calibrated yet.
	 *
	 * @param files models of the training; those that are not there do not count
	 * @throws IOException when one cannot be read or written; the message names it
	 */
	public void calibrate(final List<Path> files) throws IOException {
		if (learning.config().pairs() == PairKind.PUBLISHED || images(validation).isEmpty()) return;
		final Map<Long, Calibration> done = new HashMap<>();
		try {
			for (final Path file : files)
				if (Files.isRegularFile(file)) calibrate(file, done);
		}
		catch (final CancellationException exc) {
			notes.accept(SKIPPED);
		}
	}

	private static List<SourceImage> images(final Pairs pairs) {
		return pairs == null ? List.of() : pairs.images();
	}

	/** @param done calibrations by the iterations of their weights */
	private void calibrate(final Path file, final Map<Long, Calibration> done) throws IOException {
		final ModelFiles.Loaded model = ModelFiles.read(file);
		final ModelCard card = model.card();
		if (card.training().calibration() != null || card.training().warning() != null) return;
		if (!done.containsKey(card.iterations())) done.put(card.iterations(), measured(model));
		final Calibration calibration = done.get(card.iterations());
		ModelFiles.write(file, model.weights(), card.with(card.training().withCalibration(calibration)));
	}

	private Calibration measured(final ModelFiles.Loaded model) throws IOException {
		notes.accept("Calibrating for map=trust on what was kept back: some seconds, up to a minute on a CPU. " +
			"Escape leaves it out.");
		try (Network network = model.config().load(model.weights(), device, Precision.FULL)) {
			return keptBack().calibrate((input, width, height) -> network.run(input, 1, height, width), network
				.factor(), network.multiple(), progress);
		}
	}

	private KeptBack keptBack() {
		final List<KeptBack.Image> keptBack = images(validation).stream().map(ModelCalibration::unit).toList();
		final Stream<KeptBack.Image> learnt = images(learning).stream().limit(IMAGES).map(ModelCalibration::unit);
		final List<Wave> waves = new ArrayList<>();
		Stream.concat(keptBack.stream().limit(IMAGES), learnt).filter(KeptBack.Image::isLargeEnough).forEach(
			image -> waves.addAll(Wave.of(image.values(), image.width(), image.height(), WAVES)));
		return new KeptBack(keptBack, waves, ratios());
	}

	private List<Double> ratios() {
		return learning.config().levels().stream().map(Level::ratio).distinct().sorted().toList();
	}

	private static KeptBack.Image unit(final SourceImage source) {
		final float[] grey = GreyOps.values(source.plane());
		final float[] unit = new float[grey.length];
		for (int i = 0; i < grey.length; i++)
			unit[i] = (float) source.range().toUnit(grey[i]);
		return new KeptBack.Image(unit, source.width(), source.height());
	}
}
