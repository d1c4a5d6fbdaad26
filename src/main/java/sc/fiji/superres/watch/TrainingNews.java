package sc.fiji.superres.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;

/**
 * The newest state of a training. The training thread puts in what happens, as often as it likes; the event thread
 * takes the state now and then. So many updates become one, and neither thread ever waits for the other's work.
 */
final class TrainingNews {

	/**
	 * What is new since the last look.
	 *
	 * @param curves null where they are as before
	 * @param preview null where it is as before
	 * @param status one line for people
	 * @param warning what is wrong with the model as of the last validation; empty where nothing is
	 * @param calibrates whether the model is written, and is calibrated now
	 */
	record News(TrainingCurves curves, Preview preview, String status, String warning, boolean calibrates) {}

	private final List<LogLine> lines = new ArrayList<>();
	private final StepLosses steps = new StepLosses();
	private Double bicubic;
	private Preview preview;
	private String status = "";
	private boolean begun;
	private boolean calibrates;
	private boolean changed;
	private boolean curvesChanged;

	/**
	 * The training has begun.
	 *
	 * @param earlier lines of the log, of sessions before this one
	 * @param bicubicPsnr PSNR of bicubic enlargement in dB; null without validation images
	 */
	synchronized void began(final List<LogLine> earlier, final Double bicubicPsnr) {
		lines.addAll(earlier);
		bicubic = bicubicPsnr;
		begun = true;
		changeCurves();
	}

	synchronized void stepped(final long iteration, final double loss) {
		steps.add(iteration, loss);
		changeCurves();
	}

	synchronized void logged(final LogLine line) {
		lines.add(line);
		changeCurves();
	}

	synchronized void previewed(final Preview newest) {
		preview = newest;
		changed = true;
	}

	synchronized void status(final String text) {
		status = text;
		changed = true;
	}

	synchronized void calibrates() {
		calibrates = true;
		changed = true;
	}

	private void changeCurves() {
		curvesChanged = true;
		changed = true;
	}

	/** The newest state, where anything happened since the last call; nothing before the training began. */
	synchronized Optional<News> take() {
		if (!begun || !changed) return Optional.empty();
		final News newest = new News(changedCurves(), preview, status, warning(), calibrates);
		preview = null;
		curvesChanged = false;
		changed = false;
		return Optional.of(newest);
	}

	/** Whether the last validation found the model worse than bicubic enlargement. */
	private String warning() {
		for (int i = lines.size() - 1; i >= 0; i--)
			if (lines.get(i).psnr() != null) return warning(lines.get(i));
		return "";
	}

	private static String warning(final LogLine validated) {
		if (validated.bicubic() == null || validated.psnr() >= validated.bicubic()) return "";
		return String.format(Locale.ROOT, "So far the model is worse than bicubic enlargement: %.2f against %.2f dB.",
			validated.psnr(), validated.bicubic());
	}

	/** Null where they are as before. */
	private TrainingCurves changedCurves() {
		if (!curvesChanged) return null;
		return new TrainingCurves(List.copyOf(lines), steps.iterations(), steps.losses(), bicubic);
	}
}
