package sc.fiji.superres.evaluate;

import sc.fiji.superres.Progress;

/** Counts the crops of one model that are judged, and reports them within those of all models. */
final class CropCounter {

	private final Progress progress;
	private final long total;
	private final String model;
	private long done;

	/**
	 * @param done crops of the models before this one
	 * @param total crops of all models
	 */
	CropCounter(final Progress progress, final long done, final long total, final String model) {
		this.progress = progress;
		this.done = done;
		this.total = total;
		this.model = model;
	}

	Progress progress() {
		return progress;
	}

	/** Counts crops that are done, now or in an earlier call. */
	void count(final int crops) {
		done += crops;
		progress.report(done, total, "Evaluating " + model);
	}
}
