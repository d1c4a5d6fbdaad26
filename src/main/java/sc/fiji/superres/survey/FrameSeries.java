package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;

/**
 * Finds out which slices of a stack are frames of one place, and how far the place has drifted from each to each.
 * <p>
 * The slice in the middle is the reference; from it outwards each slice is compared with it, near the displacement of
 * the one before ({@link FrameMatcher}). Alike are those whose structure correlates by {@value #ALIKE} or more in every
 * quarter. Measured on simulated pairs of 128² and 256² pixels, noise 0.05 to 2 times the contrast: frames of one place
 * 0.97 and more; with line jitter of 0.4 pixels and a drift of their own within the frame 0.92 and more; a fifth of
 * lattices scanned elsewhere, rotated by up to 6°, 0.9 and more, since a lattice looks alike everywhere; changes that
 * leave a correlation of 0.87 never. So {@value #PERCENT} % of the slices must be alike, or nothing of the stack is a
 * series.
 * </p>
 */
public final class FrameSeries {

	/** Least correlation of the structure of two frames of one place. */
	static final double ALIKE = 0.9;
	/** Least share of a stack's slices. */
	private static final int PERCENT = 75;

	private FrameSeries() {}

	/** The same images in the same order, each slice knowing whether it is a frame of one place, and where. */
	public static List<SourceImage> found(final List<SourceImage> images) {
		final Map<String, List<Integer>> stacks = new LinkedHashMap<>();
		for (int i = 0; i < images.size(); i++)
			if (images.get(i).slice() != null) stacks.computeIfAbsent(images.get(i).slice().channelName(),
				s -> new ArrayList<>()).add(i);
		final List<SourceImage> found = new ArrayList<>(images);
		stacks.values().forEach(stack -> mark(found, stack));
		return found;
	}

	/** For people: which stacks are frames of one place, with their drift, and which slices are not. */
	public static List<String> notes(final List<SourceImage> images, final PairKind kind) {
		final Map<String, List<SourceImage>> stacks = images.stream().filter(i -> i.slice() != null).collect(Collectors
			.groupingBy(i -> i.slice().channelName(), TreeMap::new, Collectors.toList()));
		final List<String> notes = new ArrayList<>();
		stacks.forEach((stack, slices) -> {
			final List<SourceImage> frames = slices.stream().filter(i -> i.series().isPresent()).toList();
			final List<SourceImage> others = slices.stream().filter(i -> i.series().isEmpty()).toList();
			if (frames.size() > 1) notes.add(series(stack, frames, kind));
			if (!others.isEmpty()) notes.add(apart(stack, slices.size(), others));
		});
		return notes;
	}

	/** Largest displacement between two frames, along rows and along columns, in pixels. */
	public static double[] drift(final List<SourceImage> frames) {
		final double[] xs = frames.stream().mapToDouble(f -> f.slice().x()).sorted().toArray();
		final double[] ys = frames.stream().mapToDouble(f -> f.slice().y()).sorted().toArray();
		return new double[] { xs[xs.length - 1] - xs[0], ys[ys.length - 1] - ys[0] };
	}

	private static String series(final String stack, final List<SourceImage> frames, final PairKind kind) {
		final double[] drift = drift(frames);
		return String.format(Locale.ROOT, "%s: %d frames of one place, drift up to %.1f px: %s.", stack, frames.size(),
			Math.hypot(drift[0], drift[1]), kind == PairKind.INDEPENDENT ? "input and target come from different frames"
				: "they stay together in training or validation");
	}

	private static String apart(final String stack, final int slices, final List<SourceImage> others) {
		final String each = others.size() == 1 ? ": an image of its own." : ": each is an image of its own.";
		if (others.size() == slices) return stack + ": its " + slices + " slices are not of one place" + each;
		final String names = others.stream().map(SourceImage::name).collect(Collectors.joining(", "));
		return stack + ": " + names + (others.size() == 1 ? " is" : " are") + " not of one place with the others" +
			each;
	}

	/** @param stack indices of the slices of one stack */
	private static void mark(final List<SourceImage> images, final List<Integer> stack) {
		final SourceImage middle = images.get(stack.get(stack.size() / 2));
		if (stack.size() < 2 || Math.min(middle.width(), middle.height()) < FrameMatcher.LEAST_SIDE) return;
		final Map<Integer, FrameMatcher.Match> matches = matches(images, stack);
		if (100 * matches.size() < PERCENT * stack.size() || matches.size() < 2) return;
		matches.forEach((i, match) -> images.set(i, images.get(i).withSlice(images.get(i).slice().frame(match.x(), match
			.y()))));
	}

	/** Those of the slices that are alike, the reference among them. */
	private static Map<Integer, FrameMatcher.Match> matches(final List<SourceImage> images, final List<Integer> stack) {
		final int middle = stack.size() / 2;
		final FrameMatcher matcher = new FrameMatcher(FrameStructure.of(images.get(stack.get(middle))));
		final Map<Integer, FrameMatcher.Match> matches = new TreeMap<>();
		matches.put(stack.get(middle), FrameMatcher.REFERENCE);
		for (final int step : new int[] { -1, 1 }) {
			FrameMatcher.Match last = FrameMatcher.REFERENCE;
			for (int i = middle + step; i >= 0 && i < stack.size(); i += step) {
				final FrameMatcher.Match match = matcher.match(FrameStructure.of(images.get(stack.get(i))), last);
				if (match.alike() < ALIKE) continue;
				matches.put(stack.get(i), match);
				last = match;
			}
		}
		return matches;
	}
}
