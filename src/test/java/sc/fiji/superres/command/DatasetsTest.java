package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.imagej.MacroRunner;

/** The macros in {@code macros/datasets} make what {@code macros/paper} asks for. */
class DatasetsTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "stem,0.00615,4", "stm,0.046875,2" })
	void theSmallDataSetsLieWhereThePapersProtocolLooksForThem(final String name, final double pixel, final int finer)
		throws IOException
	{
		final String macro = Path.of("macros/datasets", name + ".ijm").toAbsolutePath().toString();
		MacroRunner.run("runMacro('" + macro + "', '" + folder + ";small');");
		final Set<String> scans = new TreeSet<>();
		for (final String part : List.of("train", "val", "test")) {
			checkPixels(part, "LR", pixel, scans);
			checkPixels(part, "HR", pixel / finer, scans);
		}
		assertEquals(8, scans.size(), "no two scans are the same");
		final Map<Path, FileTime> before = times();
		MacroRunner.run("runMacro('" + macro + "', '" + folder + ";small');");
		assertEquals(before, times(), "what is there stays");
	}

	private Map<Path, FileTime> times() throws IOException {
		final Map<Path, FileTime> times = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				times.put(file, Files.getLastModifiedTime(file));
		}
		return times;
	}

	private void checkPixels(final String part, final String resolution, final double pixel, final Set<String> scans)
		throws IOException
	{
		final Path images = folder.resolve(resolution).resolve(part);
		for (final SourceImage image : ImageFiles.readFolder(images)) {
			assertEquals(256, image.width());
			assertEquals(pixel, image.pixel().width(), 1e-6);
		}
		try (Stream<Path> files = Files.list(images)) {
			for (final Path file : files.toList())
				scans.add(Arrays.toString(pixels(file)));
		}
	}

	private static byte[] pixels(final Path file) {
		return (byte[]) IJ.openImage(file.toString()).getProcessor().getPixels();
	}
}
