package sc.fiji.superres.train;

/** Sees what a training writes down, as it happens, on the training thread. */
public interface TrainingListener {

	/** Listens to nothing. */
	TrainingListener NONE = new TrainingListener() {};

	/** Something people should know: what is left out, where a run was resumed. */
	default void noted(final String message) {}

	default void logged(final LogLine line) {}

	default void previewed(final Preview preview) {}
}
