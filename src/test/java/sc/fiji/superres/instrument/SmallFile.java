package sc.fiji.superres.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.superres.beamfile.DmFormat;
import sc.fiji.superres.beamfile.EmdFormat;
import sc.fiji.superres.beamfile.MrcFormat;
import sc.fiji.superres.probefile.GwyFormat;
import sc.fiji.superres.probefile.IsoFormat;
import sc.fiji.superres.probefile.NanonisFormat;
import sc.fiji.superres.probefile.NanosurfFormat;
import sc.fiji.superres.probefile.SimpleFieldFormat;
import sc.fiji.superres.tia.EmiFormat;
import sc.fiji.superres.tia.SerFormat;

/**
 * A small file of a format, which {@link Mutations} damage.
 *
 * @param path below the resources of the tests
 * @param others files beside it that the format also reads
 */
record SmallFile(ScanFormat format, String path, List<String> others) {

	/** Every format of microscopes that we read: a new one is a line here. */
	static final List<SmallFile> ALL = List.of( //
		of(new NanosurfFormat(), "probefile/up.nid"), //
		of(new NanonisFormat(), "probefile/unfinished.sxm"), //
		of(new IsoFormat(), "probefile/upwards.spm"), //
		of(new SimpleFieldFormat(), "probefile/padding2.gsf"), //
		of(new GwyFormat(), "probefile/channels.gwy"), //
		of(new MrcFormat(), "beamfile/mrc/stack.mrc"), //
		of(new SerFormat(), "beamfile/scan_1.ser"), //
		of(new SerFormat(), "beamfile/oblong_1.ser"), //
		of(new EmiFormat(), "beamfile/scan.emi", "beamfile/scan_1.ser", "beamfile/scan_2.ser"), //
		of(new DmFormat(), "beamfile/stack.dm3"), //
		of(new DmFormat(), "beamfile/detectors.dm4"), //
		of(new EmdFormat(), "beamfile/velox.emd"), //
		of(new EmdFormat(), "beamfile/ncem.emd") //
	);

	private static final Path RESOURCES = Path.of("src/test/resources/sc/fiji/superres");

	private static SmallFile of(final ScanFormat format, final String path, final String... others) {
		return new SmallFile(format, path, List.of(others));
	}

	byte[] bytes() throws IOException {
		return Files.readAllBytes(RESOURCES.resolve(path));
	}

	/** Puts the file and those that belong to it into a folder, and returns its place there. */
	Path copyTo(final Path folder) throws IOException {
		for (final String other : others)
			copy(other, folder);
		return copy(path, folder);
	}

	private static Path copy(final String path, final Path folder) throws IOException {
		final Path source = RESOURCES.resolve(path);
		return Files.write(folder.resolve(source.getFileName()), Files.readAllBytes(source));
	}

	@Override
	public String toString() {
		return path;
	}
}
