package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

	private static final FilePatterns TIFF = FilePatterns.parse("*.tif");

	@TempDir
	private Path folder;

	private void file(final String path) throws IOException {
		Files.createDirectories(folder.resolve(path).getParent());
		Files.writeString(folder.resolve(path), "content");
	}

	private List<String> names(final Path output) throws IOException {
		return SourceFiles.find(folder, output, TIFF).images().stream().map(FolderRun::name).toList();
	}

	@Test
	void imagesAreSortedByPathAndTheRestIsNamed() throws IOException {
		for (final String path : List.of("b.tif", "a/z.tif", "a/.hidden.tif", ".git/x.tif", "notes.txt", "a-b/c.tif"))
			file(path);
		final SourceFiles files = SourceFiles.find(folder, folder.resolve("out"), TIFF);
		assertEquals(List.of("a-b/c.tif", "a/z.tif", "b.tif"), files.images().stream().map(FolderRun::name).toList());
		assertEquals(List.of("notes.txt (no pattern names it)"), files.leftOut());
	}

	@Test
	void linkedFoldersAreFollowedAndCirclesAreNamed() throws IOException {
		file("day1/a.tif");
		Files.createSymbolicLink(folder.resolve("day2"), folder.resolve("day1"));
		Files.createSymbolicLink(folder.resolve("day1/up"), folder);
		final SourceFiles files = SourceFiles.find(folder, folder.resolve("out"), TIFF);
		assertEquals(List.of("day1/a.tif", "day2/a.tif"), files.images().stream().map(FolderRun::name).toList());
		assertTrue(files.leftOut().toString().contains("up (a link back to a folder it lies in)"), files.leftOut()
			.toString());
	}

	@Test
	void resultsInsideTheSourceAreNoImages() throws IOException {
		for (final String path : List.of("a.tif", "x4/a-SRx4.tif", "old/deep/a-SRx4.tif", "old/summary-3of4.csv"))
			file(path);
		assertEquals(List.of("a.tif"), names(folder.resolve("x4")));
		assertEquals(List.of("a.tif", "x4/a-SRx4.tif"), names(folder.resolve("elsewhere")));
		assertTrue(SourceFiles.find(folder, folder.resolve("x4"), TIFF).leftOut().contains(
			"old (results of an earlier run)"));
	}

	@Test
	void theOutputIsNotTheSourceNorAroundIt() throws IOException {
		file("day1/a.tif");
		for (final Path output : List.of(folder, folder.resolve("day1/.."), folder.getParent())) {
			final String message = assertThrows(IllegalArgumentException.class, () -> names(output)).getMessage();
			assertTrue(message.contains("is or contains the source folder"), message);
		}
	}

	@Test
	void aFolderWithoutImagesIsNamedAndWhatIsInItToo() throws IOException {
		file("notes.txt");
		final String message = assertThrows(IOException.class, () -> names(folder.resolve("out"))).getMessage();
		assertTrue(message.contains("holds no image") && message.contains("notes.txt"), message);
		final String missing = assertThrows(IOException.class, () -> SourceFiles.find(folder.resolve("no"), folder,
			TIFF)).getMessage();
		assertTrue(missing.contains("no is no folder"), missing);
	}
}
