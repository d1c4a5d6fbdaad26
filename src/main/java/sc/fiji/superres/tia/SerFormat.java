package sc.fiji.superres.tia;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/**
 * Series of FEI's TIA, one detector a file: {@code NAME_1.ser}. What the acquisition was like is in {@code NAME.emi}
 * beside it; where that is missing, only the pixels and their size are known.
 */
public final class SerFormat implements ScanFormat {

	@Override
	public String name() {
		return "TIA series";
	}

	@Override
	public List<String> extensions() {
		return List.of("ser");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return SerFile.isOne(file);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.BEAM);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		final TiaExperiment experiment = EmiFile.beside(file);
		final DetectorFrames stack = SerFile.read(file, experiment.detector(), experiment.isDiffraction());
		return new Recording(DetectorFrames.images(List.of(stack)), experiment.facts());
	}
}
