package sc.fiji.superres.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.checkpoint.LogLine;

/**
 * What there is to show of a training. The training thread puts in what happens, as often as it likes; the event thread
 * takes the newest state now and then, so that many updates become one and neither ever waits for the other's work.
 */
final class TrainingNews {

	/**
	 * What is new since the last look.
	 *
	 * @param curves null where they are as before
	 * @param preview null where it is as before
	 * @param status one line for people
	 */
	record News(TrainingCurves curves, Preview preview, String status) {}

	private final List<LogLine> lines = new ArrayList<>();
	private final StepLosses steps = new StepLosses();
	private Double bicubic;
	private Preview preview;
	private String status = "";
	private boolean begun, curvesChanged, changed;

	/** @param earlier lines of the log, of sessions before this one */
	synchronized void began(final List<LogLine> earlier, final Double bicubicPsnr) {
		lines.addAll(earlier);
		bicubic = bicubicPsnr;
		begun = curvesChanged = changed = true;
	}

	synchronized void stepped(final long iteration, final double loss) {
		steps.add(iteration, loss);
		curvesChanged = changed = true;
	}

	synchronized void logged(final LogLine line) {
		lines.add(line);
		curvesChanged = changed = true;
	}

	synchronized void previewed(final Preview newest) {
		preview = newest;
		changed = true;
	}

	synchronized void status(final String text) {
		status = text;
		changed = true;
	}

	/** The newest state, where anything happened since the last call; nothing before the training began. */
	synchronized Optional<News> take() {
		if (!begun || !changed) return Optional.empty();
		final News news = new News(curvesChanged ? new TrainingCurves(List.copyOf(lines), steps.iterations(), steps
			.losses(), bicubic) : null, preview, status);
		preview = null;
		curvesChanged = changed = false;
		return Optional.of(news);
	}
}
