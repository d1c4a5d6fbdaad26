package sc.fiji.superres.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the documents promise to hold, and where they lead. */
class LinksTest {

	private static final int LINES_OF_README = 150;

	private static List<Path> pages() throws IOException {
		final List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	/** On a file of ours, and where they name a heading, on one that is there. */
	@Test
	void noLinkOfADocumentLeadsNowhere() throws IOException {
		final List<String> dead = new ArrayList<>();
		for (final Path page : pages())
			for (final String link : Document.read(page.toString()).links())
				if (!link.contains("://") && !leadsSomewhere(page, link)) dead.add(page + ": " + link);
		assertEquals(List.of(), dead);
	}

	private static boolean leadsSomewhere(final Path page, final String link) throws IOException {
		final String[] parts = link.split("#", 2);
		final Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
		if (!Files.exists(target)) return false;
		return parts.length == 1 || Document.read(target.toString()).anchors().contains(parts[1]);
	}

	@Test
	void theReadmeIsShortAndHoldsItsTwoCommands() throws IOException {
		final Document readme = Document.read("README.md");
		assertTrue(readme.text().lines().count() <= LINES_OF_README, readme.text().lines().count() + " lines");
		final List<String> code = readme.blocks().stream().map(Document.Block::code).toList();
		assertTrue(code.containsAll(List.of("scripts/quickstart.sh\n", "mvn -B verify\n")), code.toString());
	}

	/** A block without a language is a shell's; what calls run("…") is a macro, and must be tried as one. */
	@Test
	void everyMacroIsMarkedAsOne() throws IOException {
		final List<String> unmarked = new ArrayList<>();
		for (final Path page : pages())
			for (final Document.Block block : Document.read(page.toString()).blocks())
				if (block.language().isEmpty() && block.code().contains("run(\"")) unmarked.add(page + ":" + block
					.line());
		assertEquals(List.of(), unmarked);
	}
}
