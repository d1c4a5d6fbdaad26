package sc.fiji.superres.handbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.bridge.Bridge;
import sc.fiji.superres.imagej.PluginsConfig;

/** The pages as the build made them, and where they are put. */
class HandbookTest {

	/** Bytes that all pages and pictures may have in our jar. */
	private static final long MOST = 2_000_000;
	private static final Pattern REFRESH = Pattern.compile("content=\"0; url=\\.\\./([^\"]+)\"");
	private static final Pattern LINK = Pattern.compile("<a[^>]* href=\"([^\"]*)\"|<img[^>]* src=\"([^\"]*)\"");
	private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]+)\"|<a name=\"([^\"]+)\"");

	@TempDir
	Path folder;

	private static byte[] bytes(final String name) throws IOException {
		try (InputStream in = HandbookTest.class.getResourceAsStream(name)) {
			assertNotNull(in, "The build made no " + name + " (mvn process-resources)");
			return in.readAllBytes();
		}
	}

	private static String text(final String name) throws IOException {
		return new String(bytes(name), StandardCharsets.UTF_8);
	}

	private static List<String> names() throws IOException {
		return text("pages.txt").lines().toList();
	}

	/** Page#anchor, or a page, or the page's own anchor. */
	private static boolean leadsSomewhere(final String from, final String link) throws IOException {
		final String[] parts = link.split("#", 2);
		final String page = parts[0].isEmpty() ? from : parts[0];
		if (!names().contains(page)) return false;
		return parts.length == 1 || anchors(page).contains(parts[1]);
	}

	private static Set<String> anchors(final String page) throws IOException {
		return ANCHOR.matcher(text(page)).results().map(HandbookTest::group).collect(Collectors.toSet());
	}

	private static String group(final MatchResult found) {
		return found.group(1) == null ? found.group(2) : found.group(1);
	}

	private static List<String> commands() {
		return PluginsConfig.entries().stream().filter(entry -> entry.plugin().equals(Bridge.class.getName())).map(
			PluginsConfig.Entry::label).toList();
	}

	@Test
	void helpFindsEveryCommandInTheGuideAndInTheReference() throws IOException {
		assertTrue(commands().size() > 15, commands().toString());
		for (final String command : commands()) {
			assertLeadsTo("guide.html#", Handbook.page(command, "guide"));
			final String name = Handbook.page(command, "reference");
			assertLeadsTo("reference.html#" + name.replaceAll("go/|-reference\\.html", ""), name);
		}
	}

	private static void assertLeadsTo(final String start, final String signpost) throws IOException {
		final String to = REFRESH.matcher(text(signpost)).results().map(found -> found.group(1)).findFirst()
			.orElseThrow();
		assertTrue(to.startsWith(start), signpost + " leads to " + to);
		assertTrue(leadsSomewhere("", to), signpost + " leads to " + to + ", which is not there");
	}

	@Test
	void aCommandIsExplainedWhereItsNameStands() throws IOException {
		assertEquals("go/super-resolve-image-guide.html", Handbook.page("Super-Resolve Image...", "guide"));
		assertTrue(text("reference.html").contains("<h3 id=\"super-resolve-image\">Super-Resolve Image...</h3>"));
	}

	/** Pictures of pages other than guide and reference stay out of the jar; their words are shown. */
	@Test
	void noLinkOfAPageLeadsNowhere() throws IOException {
		final List<String> dead = new ArrayList<>();
		for (final String page : names())
			if (page.matches("[\\w-]+\\.html")) for (final String link : links(page))
				if (!leadsSomewhere(page, link)) dead.add(page + ": " + link);
		assertEquals(List.of(), dead);
	}

	private static List<String> links(final String page) throws IOException {
		final boolean hasPictures = Set.of("guide.html", "reference.html").contains(page);
		return LINK.matcher(text(page)).results().filter(found -> found.group(1) != null || hasPictures).map(
			HandbookTest::group).filter(link -> !link.contains("://")).toList();
	}

	@Test
	void pagesNeedNoNetworkAndNoScript() throws IOException {
		for (final String page : names())
			if (page.endsWith(".html")) {
				assertFalse(text(page).contains("<script"), page);
				assertFalse(text(page).matches("(?s).*(src|<link[^>]*href)=\"https?:.*"), page);
			}
	}

	@Test
	void theyAreSmall() throws IOException {
		long bytes = 0;
		for (final String name : names())
			bytes += bytes(name).length;
		assertTrue(bytes < MOST, bytes + " bytes");
	}

	@Test
	void theyAreUnpackedIntoTheFolderOfImageJAndMadeWholeAgain() throws IOException {
		Files.createDirectory(folder.resolve("plugins"));
		final Path pages = PageFolder.filled(folder.toString());
		assertEquals(folder.resolve("docs/Super-Resolution/docs"), pages);
		assertWhole(pages);
		Files.writeString(pages.resolve("guide.html"), "of an older version");
		Files.delete(pages.resolve("images/assistant-1.png"));
		Files.writeString(pages.resolve("guide.md"), "what a zip brought");
		assertWhole(PageFolder.filled(folder.toString()));
		assertEquals("what a zip brought", Files.readString(pages.resolve("guide.md")));
	}

	private static void assertWhole(final Path pages) throws IOException {
		for (final String name : names())
			assertArrayEquals(bytes(name), Files.readAllBytes(pages.resolve(name)), name);
	}

	/** Where ImageJ's folder is none, or nothing can be written into it. */
	@Test
	void elseTheyAreUnpackedIntoATemporaryFolder() throws IOException {
		final Path temporary = PageFolder.filled(null);
		assertWhole(temporary);
		assertEquals(temporary, PageFolder.filled(folder.toString()), "a folder without plugins is no ImageJ");
		Files.createDirectory(folder.resolve("plugins"));
		Files.writeString(folder.resolve("docs"), "a file where a folder should be");
		assertEquals(temporary, PageFolder.filled(folder.toString()));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of("docs", "plugins"), left.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}
}
