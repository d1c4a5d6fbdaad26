package sc.fiji.superres.tia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.binary.FileBytes;

/**
 * The XML texts in an experiment file of FEI's TIA. Its own structure is not published; each series has an element
 * {@code ObjectInfo} in it, in the order of the series' numbers, and before it the name of what was acquired ("Acquire
 * HAADF"), which follows its length.
 */
final class EmiFile {

	private static final byte[] START = { 'J', 'K', 0, 2 };
	private static final byte[] OPEN = "<ObjectInfo>".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] CLOSE = "</ObjectInfo>".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] ACQUIRE = "Acquire ".getBytes(StandardCharsets.US_ASCII);
	private static final int LONGEST_NAME = 64;
	private static final int LONGEST_TEXT = 1 << 20;
	private static final int MOST_TEXTS = 99;
	private static final Pattern SERIES = Pattern.compile("(.+)_(\\d{1,2})\\.ser", Pattern.CASE_INSENSITIVE);
	/** How much is searched at once. */
	private static final int PIECE = 1 << 20;

	private final FileBytes file;

	private EmiFile(final FileBytes file) {
		this.file = file;
	}

	private static FileBytes open(final Path path) throws IOException {
		return FileBytes.open(path, ByteOrder.LITTLE_ENDIAN);
	}

	/** Whether the first bytes are those of an experiment. */
	static boolean isOne(final Path path) throws IOException {
		try (FileBytes file = open(path)) {
			return file.size() > START.length && isAt(START, file.at(0, START.length).array(), 0);
		}
	}

	/**
	 * Reads what it says of each series.
	 *
	 * @return in the order of the series' numbers
	 * @throws IOException where it describes none, or its XML is damaged
	 */
	static List<TiaExperiment> experiments(final Path path) throws IOException {
		if (!isOne(path)) throw new IOException("its content is no TIA experiment");
		try (FileBytes file = open(path)) {
			return new EmiFile(file).experiments();
		}
	}

	private List<TiaExperiment> experiments() throws IOException {
		final List<TiaExperiment> all = new ArrayList<>();
		long from = 0;
		long start = find(OPEN, from, file.size());
		while (start >= 0) {
			final long end = find(CLOSE, start, Math.min(file.size(), start + LONGEST_TEXT));
			if (end < 0) throw new IOException("it is cut off or damaged: a description in it has no end");
			if (all.size() == MOST_TEXTS) throw new IOException("it is damaged: it describes more than " + MOST_TEXTS +
				" series");
			all.add(experiment(all.size() + 1, from, start, end + CLOSE.length));
			from = end + CLOSE.length;
			start = find(OPEN, from, file.size());
		}
		if (all.isEmpty()) throw new IOException("it describes no series of images");
		return all;
	}

	private TiaExperiment experiment(final int number, final long before, final long start, final long end)
		throws IOException
	{
		final String name = name(before, start);
		final byte[] xml = file.at(start, end - start).array();
		return TiaExperiment.parse(xml, name.isEmpty() ? "detector " + number : name);
	}

	/** The last name of what was acquired; empty where there is none between two places. */
	private String name(final long from, final long to) throws IOException {
		String name = "";
		long place = find(ACQUIRE, from, to);
		while (place >= 0) {
			final String found = nameAt(place, to);
			if (!found.isEmpty() && !found.endsWith("Display")) name = found;
			place = find(ACQUIRE, place + ACQUIRE.length, to);
		}
		return name;
	}

	/** The name that begins at a place; empty where no length stands before it. */
	private String nameAt(final long place, final long end) throws IOException {
		if (place < Integer.BYTES) return "";
		final int length = file.at(place - Integer.BYTES, Integer.BYTES).getInt();
		if (length <= ACQUIRE.length || length > LONGEST_NAME || place + length > end) return "";
		final ByteBuffer bytes = file.at(place, length).position(ACQUIRE.length);
		return StandardCharsets.ISO_8859_1.decode(bytes).toString().strip();
	}

	/** The first place of some bytes between two places; −1 where they do not occur. */
	private long find(final byte[] wanted, final long from, final long to) throws IOException {
		for (long place = from; place + wanted.length <= to; place += PIECE) {
			final long length = Math.min(to - place, PIECE + wanted.length - 1L);
			final int found = find(wanted, file.at(place, length).array());
			if (found >= 0) return place + found;
		}
		return -1;
	}

	private static int find(final byte[] wanted, final byte[] bytes) {
		for (int i = 0; i + wanted.length <= bytes.length; i++)
			if (isAt(wanted, bytes, i)) return i;
		return -1;
	}

	private static boolean isAt(final byte[] wanted, final byte[] bytes, final int place) {
		for (int i = 0; i < wanted.length; i++)
			if (bytes[place + i] != wanted[i]) return false;
		return true;
	}

	/**
	 * What the experiment beside a series says of it. Where that file is missing nothing is known; where it is damaged
	 * a fact says so, since the pixels do not depend on it.
	 */
	static TiaExperiment beside(final Path series) throws IOException {
		final Matcher name = SERIES.matcher(series.getFileName().toString());
		if (!name.matches()) return TiaExperiment.UNKNOWN;
		final Path experiment = series.resolveSibling(name.group(1) + ".emi");
		if (!Files.isRegularFile(experiment)) return TiaExperiment.UNKNOWN;
		try {
			return numbered(experiments(experiment), Integer.parseInt(name.group(2)));
		}
		catch (final IOException exc) {
			return unread(experiment, exc);
		}
	}

	private static TiaExperiment numbered(final List<TiaExperiment> experiments, final int number) {
		if (number < 1 || number > experiments.size()) return TiaExperiment.UNKNOWN;
		return experiments.get(number - 1);
	}

	private static TiaExperiment unread(final Path experiment, final IOException exc) {
		final String note = experiment.getFileName() + " cannot be read: " + exc.getMessage();
		return new TiaExperiment("", false, Map.of("Note", note));
	}
}
