package sc.fiji.superres.crops;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.align.AlignmentConfig;
import sc.fiji.superres.align.Match;
import sc.fiji.superres.crops.CropSource.Compared;
import sc.fiji.superres.crops.CropSource.Matched;

/** Looks for results in one reference. Safe for many threads at once. */
final class ReferenceSearch {

	/** SSIM below which a match is none. */
	static final double LEAST_SSIM = 0.2;

	private static final AlignmentConfig CONFIG = AlignmentConfig.of(Grey.SPAN);

	private final String name;
	private final Alignment alignment;
	private final Rules rules;

	/**
	 * @param name of the reference
	 * @param plane the reference on the scale 0 … 255
	 */
	ReferenceSearch(final String name, final RandomAccessibleInterval<? extends RealType<?>> plane, final Rules rules) {
		this.name = name;
		this.rules = rules;
		alignment = Alignment.to(plane, CONFIG);
	}

	/** Finds the crop of the reference that matches a result best; none for a constant result, or one with a NaN. */
	Matched find(final RandomAccessibleInterval<? extends RealType<?>> result) {
		try {
			return judged(result, alignment.find(result, Progress.NONE));
		}
		catch (final IllegalArgumentException exc) {
			return new Matched(Score.Origin.nowhere(name), null, null, false, exc.getMessage());
		}
	}

	private Score.Origin origin(final Match match) {
		return new Score.Origin(name, match.x(), match.y(), match.scale(), match.rotation(), match.ssim());
	}

	private Matched judged(final RandomAccessibleInterval<? extends RealType<?>> result, final Match match) {
		final Score.Origin origin = origin(match);
		final Compared compared = new Compared(result, match.crop());
		final String warning = CONFIG.warning(match);
		if (rules == Rules.PUBLISHED) return new Matched(origin, match.crop(), compared, true, warning);
		if (!warning.isEmpty()) return Matched.leftOut(origin, compared, "at the end of what was searched");
		final boolean isAlike = match.ssim() >= LEAST_SSIM;
		if (!isAlike) return Matched.leftOut(origin, compared, "with an SSIM below " + LEAST_SSIM);
		return Matched.judged(origin, match.crop(), compared);
	}
}
