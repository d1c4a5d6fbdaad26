package sc.fiji.superres.believe;

/** What to do with a result, the best first. */
public enum Verdict {

		/** Nothing speaks against it. */
		BELIEVABLE("believable"),
		/** In parts it may be wrong. */
		LOOK("look at the map"),
		/** What it shows is not what the input shows. */
		NOT("do not believe");

	private final String words;

	Verdict(final String words) {
		this.words = words;
	}

	/** For people. */
	public String words() {
		return words;
	}
}
