import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Makes web pages of the documents. {@code java -cp COMMONMARK scripts/pages/Pages.java docs FOLDER}, which the build
 * calls, writes into the folder: a page for each document; {@code go/COMMAND-guide.html} and
 * {@code go/COMMAND-reference.html} for each command of the reference, which lead to where it is explained (browsers
 * that are handed a file by the system lose what stands behind a #); the pictures of guide and reference; and
 * {@code pages.txt}, the names of all these files.
 */
public final class Pages {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
	private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
	private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();
	/** Pages whose pictures come along; the others' are large. */
	private static final Set<String> WITH_PICTURES = Set.of("guide.md", "reference.md");
	/** Page → what the line at the top of every page calls it. */
	private static final Map<String, String> TOP = top();

	private final Path docs;
	private final Path folder;
	private final Set<String> written = new TreeSet<>();

	private Pages(final Path docs, final Path folder) {
		this.docs = docs;
		this.folder = folder;
	}

	private static Map<String, String> top() {
		final Map<String, String> top = new LinkedHashMap<>();
		top.put("guide.html", "Guide");
		top.put("reference.html", "Reference");
		top.put("trust.html", "What to believe");
		top.put("method.html", "Method");
		top.put("study.html", "Study");
		top.put("gpu.html", "GPU");
		top.put("cluster.html", "Cluster");
		return top;
	}

	public static void main(final String[] arguments) throws IOException {
		new Pages(Path.of(arguments[0]), Path.of(arguments[1])).write();
	}

	private void write() throws IOException {
		for (final Path document : documents())
			write(document);
		new Signposts(new Document(docs.resolve("reference.md")).root).texts().forEach((page, text) -> put("go/" + page,
			text));
		copy(Path.of("scripts/pages/style.css"), "style.css");
		Files.writeString(folder.resolve("pages.txt"), String.join("\n", written) + "\n");
	}

	private List<Path> documents() throws IOException {
		try (Stream<Path> files = Files.list(docs)) {
			return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

	private void write(final Path file) throws IOException {
		final Document document = new Document(file);
		if (WITH_PICTURES.contains(file.getFileName().toString()))
			for (final String picture : document.pictures)
				copy(docs.resolve(picture), picture);
		put(htmlName(file.getFileName().toString()), page(document));
	}

	private static String htmlName(final String document) {
		return document.replaceFirst("\\.md(?=#|$)", ".html");
	}

	private void put(final String name, final String text) {
		try {
			final Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			written.add(name);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private void copy(final Path from, final String name) throws IOException {
		final Path to = folder.resolve(name);
		Files.createDirectories(to.getParent());
		Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
		written.add(name);
	}

	private static String page(final Document document) {
		final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).attributeProviderFactory(
			context -> (node, tag, attributes) -> {
				if (node instanceof Heading heading) attributes.put("id", document.ids.get(heading));
			}).build();
		final String name = htmlName(document.file.getFileName().toString());
		return head(document.title) + "<header>" + links(name) + "</header>\n<nav>" + contents(document) +
			"</nav>\n<main>\n" + renderer.render(document.root).replace("<table>", "<div class=\"wide\"><table>")
				.replace("</table>", "</table></div>") + "</main>\n</body>\n</html>\n";
	}

	private static String head(final String title) {
		return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title) +
			" – Super-Resolution</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n";
	}

	private static String links(final String here) {
		final StringBuilder links = new StringBuilder("<b>Super-Resolution</b>");
		TOP.forEach((page, words) -> links.append(" <a").append(page.equals(here) ? " class=\"here\"" : "").append(
			" href=\"").append(page).append("\">").append(words).append("</a>"));
		return links.toString();
	}

	/** The headings of the second and the third level, as links. */
	private static String contents(final Document document) {
		final StringBuilder contents = new StringBuilder();
		for (final Heading heading : document.headings)
			if (heading.getLevel() == 2 || heading.getLevel() == 3) contents.append("<a class=\"level").append(heading
				.getLevel()).append("\" href=\"#").append(document.ids.get(heading)).append("\">").append(escaped(
					text(heading))).append("</a>\n");
		return contents.toString();
	}

	private static String text(final Node node) {
		return TEXT.render(node).trim();
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	/** The name of a heading in links, as GitHub makes it. */
	private static String anchor(final String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
	}

	/** A document whose links lead to pages; those to files that are no pages are plain text. */
	private static final class Document extends AbstractVisitor {

		private final Path file;
		private final Node root;
		private final List<Heading> headings = new ArrayList<>();
		private final Map<Heading, String> ids = new HashMap<>();
		private final Set<String> pictures = new TreeSet<>();
		private final List<Link> leadingOut = new ArrayList<>();
		private String title = "";

		Document(final Path file) throws IOException {
			this.file = file;
			root = PARSER.parse(Files.readString(file));
			root.accept(this);
			leadingOut.forEach(Document::unwrap);
		}

		@Override
		public void visit(final Heading heading) {
			final String text = text(heading);
			final String anchor = anchor(text);
			String id = anchor;
			for (int i = 1; ids.containsValue(id); i++)
				id = anchor + "-" + i;
			headings.add(heading);
			ids.put(heading, id);
			if (heading.getLevel() == 1) title = text;
			visitChildren(heading);
		}

		@Override
		public void visit(final Image image) {
			pictures.add(image.getDestination());
		}

		@Override
		public void visit(final Link link) {
			final String to = link.getDestination();
			if (to.matches("[\\w-]+\\.md(#.*)?")) leadToPage(link, to);
			else if (!to.startsWith("#") && !to.contains("://")) leadingOut.add(link);
			visitChildren(link);
		}

		/** Where the text is the name of the document, it loses its ending. */
		private static void leadToPage(final Link link, final String document) {
			link.setDestination(htmlName(document));
			if (link.getFirstChild() instanceof Text text) text.setLiteral(text.getLiteral().replaceFirst(
				"^([\\w-]+)\\.md$", "$1"));
		}

		private static void unwrap(final Link link) {
			for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild())
				link.insertBefore(child);
			link.unlink();
		}
	}

	/** Pages that lead on to where a command is explained: to its section of the reference, and to its link to the guide. */
	private static final class Signposts extends AbstractVisitor {

		private static final String REFERENCE = "reference.html";
		/** Command → where it is explained in the guide; empty before the first link. */
		private final Map<String, String> guide = new LinkedHashMap<>();
		private String command = "";

		Signposts(final Node reference) {
			reference.accept(this);
		}

		/** Commands end with three dots; what follows the next heading is no longer said of them. */
		@Override
		public void visit(final Heading heading) {
			final boolean isCommand = heading.getLevel() == 3 && text(heading).endsWith("...");
			command = isCommand ? anchor(text(heading)) : "";
			if (isCommand) guide.put(command, "");
		}

		@Override
		public void visit(final Link link) {
			final boolean isFirst = !command.isEmpty() && guide.get(command).isEmpty();
			if (isFirst && link.getDestination().startsWith("guide.html#")) guide.put(command, link.getDestination());
		}

		/** Name of the page → its text. */
		Map<String, String> texts() {
			final Map<String, String> texts = new LinkedHashMap<>();
			guide.forEach((name, link) -> {
				if (link.isEmpty()) throw new IllegalStateException("docs/reference.md: the section of " + name +
					" has no link into guide.md, by which Help finds the way.");
				texts.put(name + "-guide.html", leadingTo(link));
				texts.put(name + "-reference.html", leadingTo(REFERENCE + "#" + name));
			});
			return texts;
		}

		private static String leadingTo(final String link) {
			return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Super-Resolution</title>\n" +
				"<meta http-equiv=\"refresh\" content=\"0; url=../" + link + "\">\n<a href=\"../" + link +
				"\">Go on</a>\n";
		}
	}
}
