package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;

/**
 * Finds out which slices of a stack are frames of one place, and how far the place has drifted between them.
 * <p>
 * The slice in the middle is the reference. From there outwards each slice is compared with it, near the displacement
 * of the slice before ({@link FrameMatcher}). A slice is alike if its structure correlates by {@value #ALIKE} or more
 * in every quarter. This was measured on simulated pairs of 128² and 256² pixels with noise of 0.05 to 2 times the
 * contrast. Frames of one place reach 0.97 and more; with line jitter of 0.4 pixels and drift within the frame 0.92 and
 * more. Of lattices scanned elsewhere, rotated by up to 6°, a fifth reach 0.9, since a lattice looks alike everywhere.
 * Changes that leave a correlation of 0.87 never reach it. Therefore {@value #PERCENT} % of the slices must be alike;
 * otherwise none of the stack belongs to a series.
 * </p>
 */
public final class FrameSeries {

	/** Least correlation of the structure of two frames of one place. */
	static final double ALIKE = 0.9;
	/** Least share of the slices of a stack, in percent, that must be alike. */
	private static final int PERCENT = 75;

	private FrameSeries() {}

	/** The same images in the same order; each slice now says whether it is a frame of one place, and where. */
	public static List<SourceImage> found(final List<SourceImage> images) {
		final List<SourceImage> found = new ArrayList<>(images);
		stacks(images).forEach(stack -> mark(found, stack));
		return found;
	}

	/** The indices of the slices of each stack. */
	private static Collection<List<Integer>> stacks(final List<SourceImage> images) {
		final Map<String, List<Integer>> stacks = new LinkedHashMap<>();
		for (int i = 0; i < images.size(); i++) {
			final Slice slice = images.get(i).slice();
			if (slice != null) stacks.computeIfAbsent(slice.channelName(), s -> new ArrayList<>()).add(i);
		}
		return stacks.values();
	}

	/** Messages for people: which stacks are frames of one place, with their drift, and which slices are not. */
	public static List<String> notes(final List<SourceImage> images, final PairKind kind) {
		final List<String> notes = new ArrayList<>();
		slicesByStack(images).forEach((stack, slices) -> addNotes(stack, slices, kind, notes));
		return notes;
	}

	private static Map<String, List<SourceImage>> slicesByStack(final List<SourceImage> images) {
		final Map<String, List<SourceImage>> stacks = new TreeMap<>();
		for (final SourceImage image : images) {
			final Slice slice = image.slice();
			if (slice != null) stacks.computeIfAbsent(slice.channelName(), s -> new ArrayList<>()).add(image);
		}
		return stacks;
	}

	private static void addNotes(final String stack, final List<SourceImage> slices, final PairKind kind,
		final List<String> notes)
	{
		final List<SourceImage> frames = chosen(slices, FrameSeries::isFrame);
		final List<SourceImage> others = chosen(slices, image -> !isFrame(image));
		if (frames.size() > 1) notes.add(seriesNote(stack, frames, kind));
		if (!others.isEmpty()) notes.add(otherSlicesNote(stack, slices.size(), others));
	}

	private static boolean isFrame(final SourceImage image) {
		return image.series().isPresent();
	}

	private static List<SourceImage> chosen(final List<SourceImage> images, final Predicate<SourceImage> condition) {
		return images.stream().filter(condition).toList();
	}

	/** The largest displacement between any two frames, along rows and along columns. */
	public static Displacement drift(final List<SourceImage> frames) {
		return new Displacement(span(frames, Slice::x), span(frames, Slice::y));
	}

	private static double span(final List<SourceImage> frames, final ToDoubleFunction<Slice> place) {
		final double[] places = frames.stream().map(SourceImage::slice).mapToDouble(place).sorted().toArray();
		return places[places.length - 1] - places[0];
	}

	private static String seriesNote(final String stack, final List<SourceImage> frames, final PairKind kind) {
		return String.format(Locale.ROOT, "%s: %d frames of one place, drift up to %.1f px: %s.", stack, frames.size(),
			drift(frames).length(), use(kind));
	}

	private static String use(final PairKind kind) {
		return switch (kind) {
			case INDEPENDENT -> "input and target come from different frames";
			case PUBLISHED -> "they stay together in training or validation";
		};
	}

	private static String otherSlicesNote(final String stack, final int slices, final List<SourceImage> others) {
		final String own = ofTheirOwn(others.size());
		if (others.size() == slices) return stack + ": its " + slices + " slices are not of one place" + own;
		return stack + ": " + subject(others) + " not of one place with the others" + own;
	}

	private static String ofTheirOwn(final int images) {
		if (images == 1) return ": an image of its own.";
		return ": each is an image of its own.";
	}

	/** The names of the images with the verb: "a, b are". */
	private static String subject(final List<SourceImage> images) {
		final String names = images.stream().map(SourceImage::name).collect(Collectors.joining(", "));
		if (images.size() == 1) return names + " is";
		return names + " are";
	}

	/** @param stack indices of the slices of one stack */
	private static void mark(final List<SourceImage> images, final List<Integer> stack) {
		final SourceImage reference = images.get(stack.get(stack.size() / 2));
		if (stack.size() < 2 || isTooSmall(reference)) return;
		final Map<Integer, Displacement> frames = frames(images, stack);
		if (!areEnough(frames.size(), stack.size())) return;
		frames.forEach((i, at) -> images.set(i, asFrame(images.get(i), at)));
	}

	private static boolean isTooSmall(final SourceImage reference) {
		return Math.min(reference.width(), reference.height()) < FrameMatcher.LEAST_SIDE;
	}

	private static boolean areEnough(final int frames, final int slices) {
		return frames >= 2 && 100 * frames >= PERCENT * slices;
	}

	private static SourceImage asFrame(final SourceImage image, final Displacement at) {
		return image.withSlice(image.slice().frame(at.x(), at.y()));
	}

	/** Displacements of the slices that are alike, by their index; the reference is one of them. */
	private static Map<Integer, Displacement> frames(final List<SourceImage> images, final List<Integer> stack) {
		final int middle = stack.size() / 2;
		final FrameMatcher matcher = new FrameMatcher(FrameStructure.of(images.get(stack.get(middle))));
		final Map<Integer, Displacement> frames = new TreeMap<>();
		frames.put(stack.get(middle), Displacement.NONE);
		addAlike(images, reversed(stack.subList(0, middle)), matcher, frames);
		addAlike(images, stack.subList(middle + 1, stack.size()), matcher, frames);
		return frames;
	}

	private static List<Integer> reversed(final List<Integer> slices) {
		final List<Integer> reversed = new ArrayList<>(slices);
		Collections.reverse(reversed);
		return reversed;
	}

	/** @param slices indices in the order from the reference outwards */
	private static void addAlike(final List<SourceImage> images, final List<Integer> slices, final FrameMatcher matcher,
		final Map<Integer, Displacement> frames)
	{
		Displacement last = Displacement.NONE;
		for (final int i : slices) {
			final FrameMatcher.Match match = matcher.match(FrameStructure.of(images.get(i)), last);
			if (match.alike() < ALIKE) continue;
			last = match.at();
			frames.put(i, last);
		}
	}
}
