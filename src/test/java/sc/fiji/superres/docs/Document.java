package sc.fiji.superres.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of Markdown: its blocks of code, its headings, and where its links lead. */
record Document(Path file, String text) {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$|<a name=\"([^\"]+)\">");

	/**
	 * A block of code.
	 *
	 * @param language the word behind its opening fence; empty where there is none
	 * @param line of its first line in the file, from 1
	 */
	record Block(String language, int line, String code) {}

	static Document read(final String name) throws IOException {
		return new Document(Path.of(name), Files.readString(Path.of(name)));
	}

	List<Block> blocks() {
		return BLOCK.matcher(text).results().map(this::block).toList();
	}

	private Block block(final MatchResult found) {
		final int before = (int) text.substring(0, found.start(2)).lines().count();
		return new Block(found.group(1), before + 1, found.group(2));
	}

	/** Blocks that are macros of ImageJ. */
	List<Block> macros() {
		return blocks().stream().filter(block -> block.language().equals("ijm")).toList();
	}

	/** What links and pictures lead to, as it is written. */
	List<String> links() {
		final List<String> links = new ArrayList<>();
		final Matcher link = LINK.matcher(BLOCK.matcher(text).replaceAll(""));
		while (link.find())
			links.add(link.group(1));
		return links;
	}

	/** The names that links may have behind their #, as GitHub makes them of headings. */
	Set<String> anchors() {
		return HEADING.matcher(BLOCK.matcher(text).replaceAll("")).results().map(Document::anchor).collect(Collectors
			.toSet());
	}

	private static String anchor(final MatchResult heading) {
		if (heading.group(2) != null) return heading.group(2);
		return heading.group(1).toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ',
			'-');
	}
}
