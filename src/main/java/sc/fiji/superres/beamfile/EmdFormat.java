package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.superres.hdf.HdfGroup;
import sc.fiji.superres.hdf.HdfSource;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/** HDF5 files of Thermo Fisher's Velox, and those of the Electron Microscopy Datasets of NCEM (version 0.2). */
public final class EmdFormat implements ScanFormat {

	@Override
	public String name() {
		return "EMD";
	}

	@Override
	public List<String> extensions() {
		return List.of("emd");
	}

	@Override
	public boolean isOne(final Path file) throws IOException {
		return HdfSource.isOne(file);
	}

	@Override
	public Optional<Microscope> microscope() {
		return Optional.of(Microscope.BEAM);
	}

	@Override
	public Recording read(final Path file) throws IOException {
		return HdfSource.read(file, EmdFormat::recording);
	}

	private static Recording recording(final HdfGroup root) throws IOException {
		final Optional<HdfGroup> velox = root.group("Data");
		if (velox.isPresent()) return VeloxImage.recording(velox.get());
		return NcemImage.recording(root);
	}
}
