package sc.fiji.superres.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;

/** What a run makes and skips, and what its table, its log and its progress say. */
class FolderRunTest extends FolderRuns {

	@Test
	void theTreeIsKeptAndTheTableHasARowForEachImage() throws IOException {
		assertEquals(List.of(), run());
		assertEquals(RESULTS, results());
		assertEquals("TEXT OF SUB/B.TIF", result("sub/b-X.tif"));
		final List<String> table = table("1of1");
		assertEquals("Image,Result,Size,Result size,Seconds,Status,Error", table.get(0));
		assertTrue(table.get(1).matches("a\\.tif,a-X\\.tif,1x13,4x13,\\d+\\.\\d\\d,done,"), table.get(1));
		assertTrue(table.get(4).startsWith("\"sub/deep, er/c.tif\",\"sub/deep, er/c-X.tif\","), table.get(4));
		assertEquals(5, table.size());
	}

	@Test
	void whatIsDoneIsSkippedAndKeepsItsRow() throws IOException {
		run();
		final List<String> table = table("1of1");
		assertEquals(List.of(), run());
		assertEquals(List.of(), made);
		assertEquals(table, table("1of1"));
		Files.delete(output().resolve("summary-1of1.csv"));
		run();
		assertEquals("d.tif,d-X.tif,,,,skipped,", table("1of1").get(2));
		image("d.tif", "changed");
		run();
		assertEquals(List.of("d.tif"), made);
		runAgain();
		assertEquals(4, made.size());
	}

	@Test
	void progressGrowsOverAllImagesAndNamesThem() throws IOException {
		final List<Long> percent = new ArrayList<>();
		final List<String> messages = new ArrayList<>();
		run("1/1", new Capitals(), ProgressProbe.hearing((done, total, message) -> {
			percent.add(100 * done / total);
			messages.add(message);
		}));
		assertEquals(percent.stream().sorted().toList(), percent);
		assertEquals(0, percent.get(0));
		final long last = percent.get(percent.size() - 1);
		assertTrue(last > 75 && last < 100, percent.toString());
		assertEquals(List.of("1 of 4, a.tif", "2 of 4, d.tif", "3 of 4, sub/b.tif", "4 of 4, sub/deep, er/c.tif"),
			messages.stream().distinct().toList());
	}

	@Test
	void whatTheWorkNotesIsInTheLogWithTheImagesName() throws IOException {
		run("1/1", new Capitals() {

			@Override
			public ImageWork.Sizes make(final Path image, final Path result, final Progress progress)
				throws IOException
			{
				progress.quietly().part(0, 2, "half").note("smaller tiles");
				return super.make(image, result, progress);
			}
		}, Progress.NONE);
		assertTrue(log.contains("a.tif: smaller tiles"), log.toString());
		assertTrue(result("log-1of1.txt").contains("sub/b.tif: smaller tiles\n"));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void namesThatLookLikeFormulasOrHoldBackslashesAndLineBreaksStayNames() throws IOException {
		for (final String name : List.of("=1+1.tif", "+a.tif", "@b.tif", "-c.tif", "two\nlines.tif", "back\\slash.tif"))
			image(name, "text");
		run();
		final String table = result("summary-1of1.csv");
		for (final String cell : List.of("\n'=1+1.tif,'=1+1-X.tif,", "\n'+a.tif,", "\n'@b.tif,", "\n'-c.tif,",
			"\nback\\slash.tif,back\\slash-X.tif,", "\ntwo lines.tif,"))
			assertTrue(table.contains(cell), table);
		for (final String line : result("log-1of1.txt").lines().toList())
			assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT.*"), line);
	}
}
