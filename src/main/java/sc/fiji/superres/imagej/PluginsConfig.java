package sc.fiji.superres.imagej;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The menu entries of {@code plugins.config}, which ImageJ reads from our jar and the headless launcher reads here. */
public final class PluginsConfig {

	private static final Pattern LINE = Pattern.compile(
		"(?<menu>[^,\"]+),\\s*\"(?<label>[^\"]+)\",\\s*(?<plugin>[\\w.]+)\\(\"(?<command>[\\w.]+)\"\\)");

	/** Draws a line in a menu. */
	private static final String SEPARATOR = ", \"-\"";

	/**
	 * @param menu where the entry hangs: {@code Plugins>Super-Resolution}
	 * @param label what {@code run("label", …)} calls
	 * @param plugin class of the ImageJ 1 plugin
	 * @param command its argument: class of the SciJava command
	 */
	public record Entry(String menu, String label, String plugin, String command) {

		/** What ImageJ keeps for the label: {@code plugin("command")}. */
		public String target() {
			return plugin + "(\"" + command + "\")";
		}
	}

	private PluginsConfig() {}

	/** The entries of the file beside our classes, in its order. */
	public static List<Entry> entries() {
		try (InputStream in = PluginsConfig.class.getResourceAsStream("/plugins.config")) {
			if (in == null) throw missing();
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static IOException missing() {
		return new IOException("plugins.config is missing from the class path: build the jar again.");
	}

	/**
	 * Reads the lines; blank lines, comments (#) and lines in menus ("-") are passed over, any other that is no entry
	 * is an error.
	 */
	public static List<Entry> parse(final String text) {
		final List<Entry> entries = new ArrayList<>();
		for (final String line : text.split("\n")) {
			final String entry = line.trim();
			if (!isPassedOver(entry)) entries.add(entry(entry));
		}
		return List.copyOf(entries);
	}

	private static IllegalArgumentException noEntry(final String line) {
		return new IllegalArgumentException(
			"A line of plugins.config reads MENU, \"LABEL\", CLASS(\"COMMAND\"), not: " + line);
	}

	private static boolean isPassedOver(final String line) {
		return line.isEmpty() || line.startsWith("#") || line.endsWith(SEPARATOR);
	}

	private static Entry entry(final String line) {
		final Matcher parts = LINE.matcher(line);
		if (!parts.matches()) throw noEntry(line);
		final String menu = parts.group("menu").trim();
		return new Entry(menu, parts.group("label"), parts.group("plugin"), parts.group("command"));
	}
}
