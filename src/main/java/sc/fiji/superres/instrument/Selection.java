package sc.fiji.superres.instrument;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import sc.fiji.superres.instrument.ScanSlice.Direction;

/**
 * What of a recording is wanted.
 *
 * @param channel name of a quantity or a detector, whatever its case; empty for all
 * @param directions of the scan lines that are wanted: "both", "forward" or "backward"
 */
public record Selection(String channel, String directions) {

	/** Every direction of the scan lines. */
	public static final String BOTH = "both";

	public Selection {
		channel = channel.trim();
		directions = directions.trim().toLowerCase(Locale.ROOT);
		if (!directions.equals(BOTH)) direction(directions);
	}

	private static Direction direction(final String name) {
		if (name.equals("forward")) return Direction.FORWARD;
		if (name.equals("backward")) return Direction.BACKWARD;
		throw new IllegalArgumentException("direction=" + name + " is none: say both, forward or backward.");
	}

	/** Whether everything is wanted. */
	public boolean isAll() {
		return channel.isEmpty() && directions.equals(BOTH);
	}

	/**
	 * The images that are wanted, in the same order. Those without a line in the wanted direction are left out.
	 *
	 * @throws IllegalArgumentException where none is left; the message says what there is
	 */
	public Recording of(final Recording recording) {
		final List<ScanImage> named = named(recording);
		if (named.isEmpty()) throw noSuchChannel(recording);
		final List<ScanImage> wanted = named.stream().map(this::inDirection).flatMap(Optional::stream).toList();
		if (wanted.isEmpty()) throw noSuchDirection();
		return new Recording(wanted, recording.facts());
	}

	private List<ScanImage> named(final Recording recording) {
		final List<ScanImage> named = new ArrayList<>();
		for (final ScanImage image : recording.images()) {
			if (matches(image.name())) named.add(image);
			else if (image.channels().stream().anyMatch(this::matches)) named.add(channelOf(image));
		}
		return named;
	}

	private boolean matches(final String name) {
		return channel.isEmpty() || name.trim().equalsIgnoreCase(channel);
	}

	private IllegalArgumentException noSuchChannel(final Recording recording) {
		return new IllegalArgumentException("channel=" + channel + " is not in the file" + offer(names(recording)));
	}

	/** The names of all quantities and detectors of a recording, in its order. */
	public static Set<String> names(final Recording recording) {
		final Set<String> names = new LinkedHashSet<>();
		for (final ScanImage image : recording.images()) {
			names.add(image.name());
			names.addAll(image.channels());
		}
		names.remove("");
		return names;
	}

	private static String offer(final Set<String> names) {
		if (names.isEmpty()) return ", whose images have no names: leave channel empty.";
		return ", which holds " + String.join(", ", names) + ".";
	}

	/** The slices of one of the image's channels. */
	private ScanImage channelOf(final ScanImage image) {
		final int channels = image.channels().size();
		final List<ScanSlice> slices = new ArrayList<>();
		int first = 0;
		while (!matches(image.channels().get(first)))
			first++;
		for (int i = first; i < image.slices().size(); i += channels)
			slices.add(image.slices().get(i));
		return ScanImage.of(image.channels().get(first), image.unit(), image.pixel(), slices);
	}

	/** The slices of the wanted direction; empty where there are none. */
	private Optional<ScanImage> inDirection(final ScanImage image) {
		if (directions.equals(BOTH)) return Optional.of(image);
		final Direction wanted = direction(directions);
		final List<ScanSlice> slices = image.slices().stream().filter(slice -> slice.direction() == wanted).toList();
		if (slices.isEmpty()) return Optional.empty();
		return Optional.of(new ScanImage(image.name(), image.channels(), image.unit(), image.pixel(), slices));
	}

	private IllegalArgumentException noSuchDirection() {
		return new IllegalArgumentException("direction=" + directions +
			", but the file has no lines that were scanned so: say direction=both.");
	}
}
