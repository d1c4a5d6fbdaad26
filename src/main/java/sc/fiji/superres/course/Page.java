package sc.fiji.superres.course;

/** The pages of the assistant, in their order. */
public enum Page {

		IMAGES("Images", "Which images?"), WAY("Model", "By which model?"), TRAINING("Training",
			"Training on your images"), RESULT("Result", "Result");

	private final String step;
	private final String heading;

	Page(final String step, final String heading) {
		this.step = step;
		this.heading = heading;
	}

	/** Its name in the list of steps. */
	public String step() {
		return step;
	}

	/** What stands above it. */
	public String heading() {
		return heading;
	}
}
