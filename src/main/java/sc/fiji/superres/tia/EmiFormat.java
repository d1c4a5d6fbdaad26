package sc.fiji.superres.tia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/**
 * Experiments of FEI's TIA. The file describes them; the pixels are in the series beside it, {@code NAME_1.ser},
 * {@code NAME_2.ser} and so on. Its image has all detectors that looked at the same scan as channels.
 */
public final class EmiFormat implements ScanFormat {

	@Override
	public String name() {
		return "TIA experiment";
	}

	@Override
	public List<String> extensions() {
		return List.of("emi");
	}

	/** The pixels are those of the series beside the file, which is a file of images itself. */
	@Override
	public boolean isCompanion() {
		return true;
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return EmiFile.isOne(file);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.BEAM);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		final List<TiaExperiment> experiments = EmiFile.experiments(file);
		final List<DetectorFrames> stacks = new ArrayList<>();
		final Facts facts = new Facts();
		for (int i = 0; i < experiments.size(); i++) {
			final Path series = TiaExperiment.series(file, i + 1);
			if (!isSeriesOfImages(series)) continue;
			final TiaExperiment experiment = experiments.get(i);
			stacks.add(SerFile.read(series, experiment.detector(), experiment.isDiffraction()));
			experiment.facts().forEach(facts::text);
		}
		if (stacks.isEmpty()) throw noSeries(file);
		return new Recording(DetectorFrames.images(stacks), facts.map());
	}

	private static boolean isSeriesOfImages(final Path series) throws IOException {
		return Files.isRegularFile(series) && SerFile.isOne(series) && !SerFile.holdsSpectra(series);
	}

	private static IOException noSeries(final Path file) {
		final Path first = TiaExperiment.series(file, 1).getFileName();
		return new IOException("it holds no pixels itself, and no series of images is beside it: expected " + first +
			" in the same folder, as TIA writes it");
	}
}
