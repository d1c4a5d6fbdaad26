package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.ScanImage;
import sc.fiji.superres.instrument.ScanSlice;
import sc.fiji.superres.instrument.ScanSlice.Direction;

/**
 * Makes images of the channels of a scan: the two directions of one channel are slices of one image, and height comes
 * first.
 */
final class Channels {

	/** Channels of one file. */
	private static final int MOST = 1000;
	/** Longest name that is kept, in characters. */
	private static final int LONGEST = 100;
	private static final Pattern DIRECTED = Pattern.compile(
		"(.*?)[\\s(\\[_-]*\\b(forward|fwd|trace|backward|bwd|retrace)[\\s)\\]]*", Pattern.CASE_INSENSITIVE);
	private static final Set<String> FORWARD = Set.of("forward", "fwd", "trace");
	private static final Pattern HEIGHT = Pattern.compile("z|z[ -]?axis|height.*|topo.*", Pattern.CASE_INSENSITIVE);

	private final List<Draft> drafts = new ArrayList<>();
	private final Set<String> names = new HashSet<>();
	private int count;

	/**
	 * Adds a channel whose name may say its direction, such as "Z (Forward)".
	 *
	 * @throws IOException as {@link #add} does
	 */
	void addTitled(final String title, final String unit, final PixelSize pixel,
		final RandomAccessibleInterval<FloatType> plane) throws IOException
	{
		final Matcher directed = DIRECTED.matcher(shortened(title));
		if (!directed.matches() || directed.group(1).isBlank()) add(title, Direction.ONLY, unit, pixel, plane);
		else add(directed.group(1), direction(directed.group(2)), unit, pixel, plane);
	}

	private static Direction direction(final String word) {
		if (FORWARD.contains(word.toLowerCase(Locale.ROOT))) return Direction.FORWARD;
		return Direction.BACKWARD;
	}

	/**
	 * Adds a channel.
	 *
	 * @param name of the quantity, without the direction
	 * @param unit of its values; empty for none
	 * @param plane its values as the microscope shows them
	 * @throws IOException where a file has more channels than any microscope
	 */
	void add(final String name, final Direction direction, final String unit, final PixelSize pixel,
		final RandomAccessibleInterval<FloatType> plane) throws IOException
	{
		if (++count > MOST) throw new IOException("it is damaged: it has more than " + MOST + " channels");
		final Draft draft = new Draft(shortened(name), "", shortened(unit), pixel, new ArrayList<>());
		final Draft mate = drafts.stream().filter(other -> other.takes(draft, direction, plane)).findFirst().orElse(
			null);
		if (mate != null) mate.add(direction, plane);
		else begin(draft, direction, plane);
	}

	private void begin(final Draft draft, final Direction direction, final RandomAccessibleInterval<FloatType> plane) {
		final Draft named = draft.called(unique(draft.base()));
		named.add(direction, plane);
		drafts.add(named);
	}

	private String unique(final String name) {
		String unique = name;
		for (int n = 2; !names.add(unique); n++)
			unique = name + " (" + n + ")";
		return unique;
	}

	private static String shortened(final String text) {
		final String line = Facts.oneLine(text);
		return line.substring(0, Math.min(line.length(), LONGEST));
	}

	/**
	 * All images, height first, the others in the order of the file.
	 *
	 * @throws IOException where no channel was added
	 */
	List<ScanImage> images(final String otherwise) throws IOException {
		if (drafts.isEmpty()) throw new IOException(otherwise);
		return drafts.stream().sorted(Comparator.comparingInt(Draft::rank)).map(Draft::image).toList();
	}

	/** An image that grows. */
	private record Draft(String base, String name, String unit, PixelSize pixel, List<ScanSlice> slices) {

		Draft called(final String unique) {
			return new Draft(base, unique, unit, pixel, slices);
		}

		/** Whether a channel is the other direction of this one. */
		boolean takes(final Draft other, final Direction direction, final RandomAccessibleInterval<FloatType> plane) {
			final ScanSlice first = slices.get(0);
			final boolean opposite = slices.size() == 1 && first.direction() != direction && direction !=
				Direction.ONLY && first.direction() != Direction.ONLY;
			return opposite && isLike(other) && Intervals.equals(first.plane(), plane);
		}

		private boolean isLike(final Draft other) {
			return base.equals(other.base) && unit.equals(other.unit) && pixel.equals(other.pixel);
		}

		void add(final Direction direction, final RandomAccessibleInterval<FloatType> plane) {
			slices.add(new ScanSlice(label(direction), direction, plane));
			slices.sort(Comparator.comparing(ScanSlice::direction));
		}

		private String label(final Direction direction) {
			return switch (direction) {
				case FORWARD -> name + " forward";
				case BACKWARD -> name + " backward";
				case ONLY -> "";
			};
		}

		/** Heights come before other lengths, and these before everything else. */
		int rank() {
			final boolean length = new PixelSize(1, 1, unit).nanometres().isPresent();
			if (length && HEIGHT.matcher(base).matches()) return 0;
			if (length) return 1;
			return 2;
		}

		ScanImage image() {
			return ScanImage.of(name, unit, pixel, slices);
		}
	}
}
