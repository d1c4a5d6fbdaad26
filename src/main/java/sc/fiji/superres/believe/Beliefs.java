package sc.fiji.superres.believe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Heap;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * What to believe of an image, slice by slice: one sentence for all of them.
 *
 * <pre>
 * Beliefs beliefs = new Beliefs(4, slices, Learnt.NOTHING);
 * beliefs.add(inputPlanes, resultPlanes, range); // for each slice in turn
 * beliefs.sentence(); // "believable: shrunk back, …"
 * </pre>
 */
public final class Beliefs {

	/** How the line begins that an image's info has of it. */
	public static final String LINE = "  belief: ";

	/**
	 * Of a single image, or a few slices, as many squares along each axis are looked at; of each slice of more, one.
	 */
	private static final int SQUARES = 2;
	private static final int FEW = 4;

	private static final String OF_MAP = Verdict.LOOK.words() + " of ";

	/**
	 * How the name begins of each area of a result's overlay where it is not to be believed; what may be wrong there
	 * follows.
	 */
	public static final String DOUBTFUL = "doubtful: ";

	private static final String NO_MEMORY = "not judged, for lack of memory: give Java more " +
		"(Edit > Options > Memory & Threads...) to learn whether to believe it";

	private final int factor;
	private final int slices;
	private final Learnt learnt;
	private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
	private int seen;
	private boolean hadNoMemory;
	private Belief worst;
	private int worstSlice;

	/**
	 * @param factor by which results are larger
	 * @param slices of the image
	 * @param learnt what is known of the model and the image
	 */
	public Beliefs(final int factor, final int slices, final Learnt learnt) {
		this.factor = factor;
		this.slices = slices;
		this.learnt = learnt;
	}

	/**
	 * Looks at the next slice. Nothing is said of one that is too small or nowhere without NaN.
	 *
	 * @param inputs one plane, or red, green and blue, of which green is looked at
	 * @param results of the same planes, {@code factor} times larger
	 * @param grey what lies beyond it, such as hot pixels, counts as its ends
	 */
	public void add(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> inputs,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> results, final IntensityRange grey)
	{
		seen++;
		final int plane = inputs.size() / 2;
		belief(inputs.get(plane), results.get(plane), grey).ifPresent(this::count);
	}

	private Optional<Belief> belief(final RandomAccessibleInterval<? extends RealType<?>> input,
		final RandomAccessibleInterval<? extends RealType<?>> result, final IntensityRange grey)
	{
		if (Math.min(Planes.width(input), Planes.height(input)) < Signs.LEAST_SIDE) return Optional.empty();
		if (!Heap.has(Signs.bytes(input, factor, squares()))) {
			hadNoMemory = true;
			return Optional.empty();
		}
		return Signs.of(input, result, factor, grey, squares()).map(signs -> Belief.of(signs, learnt));
	}

	/** Along each axis. */
	private int squares() {
		if (slices > FEW) return 1;
		return SQUARES;
	}

	private void count(final Belief belief) {
		verdicts.merge(belief.verdict(), 1, Integer::sum);
		if (worst != null && !belief.isWorseThan(worst)) return;
		worst = belief;
		worstSlice = seen;
	}

	/** The sentence in an image's info; empty where it has none. */
	public static Optional<String> inInfo(final String info) {
		return info.lines().filter(line -> line.startsWith(LINE)).map(line -> line.substring(LINE.length())).reduce((
			earlier, last) -> last);
	}

	/** Which map a sentence says to look at, as macros name it; empty where it says nothing of a map. */
	public static Optional<String> map(final String sentence) {
		final int at = sentence.indexOf(OF_MAP);
		if (at < 0) return Optional.empty();
		return Optional.of(sentence.substring(at + OF_MAP.length()).split("\\W", 2)[0]);
	}

	/** The worst verdict in a sentence. */
	public static Verdict worst(final String sentence) {
		Verdict worst = Verdict.BELIEVABLE;
		for (final Verdict verdict : Verdict.values())
			if (sentence.contains(verdict.words())) worst = verdict;
		return worst;
	}

	/** Of the worst slice, and how many slices have which verdict; empty where nothing could be judged. */
	public Optional<String> sentence() {
		if (worst == null) return Optional.of(NO_MEMORY).filter(words -> hadNoMemory);
		if (slices == 1) return Optional.of(worst.sentence());
		return Optional.of(counts() + ". Slice " + worstSlice + ": " + worst.sentence());
	}

	/** "18 slices: believable, 2: look at the map". */
	private String counts() {
		return verdicts.entrySet().stream().map(entry -> entry.getValue() + " of " + slices + " slices: " + entry
			.getKey().words()).collect(Collectors.joining(", "));
	}
}
