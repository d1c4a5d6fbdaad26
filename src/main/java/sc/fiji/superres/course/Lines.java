package sc.fiji.superres.course;

/** The macro lines that the steps of the assistant stand for. */
public final class Lines {

	private static final String TRAIN = "Train Super-Resolution...";
	private static final String ENLARGE_IMAGE = "Super-Resolve Image...";
	private static final String ENLARGE_FOLDER = "Super-Resolve Folder...";
	/** Label of the command that compares. */
	public static final String COMPARE = "Compare Images...";

	private Lines() {}

	/** Opens a sample, by the label of its menu entry. */
	public static MacroLine sample(final String label) {
		return new MacroLine(null, label, "");
	}

	/** Trains on images; where it is one that is open, that must be active. */
	public static MacroLine train(final Source source, final Way way) {
		final OptionText options = new OptionText();
		switch (source.kind()) {
			case IMAGE -> options.with("source", "active image");
			case TOGETHER -> options.with("source", "open images");
			case FOLDER -> options.withPath("source", source.folder());
		}
		options.withPath("run", way.run()).with("preset", way.preset()).with("recipe", way.recipe().label());
		if (!source.zoom().isEmpty()) options.with("zoom", source.zoom()).with("unit", source.unit());
		return new MacroLine(source.activeTitle(), TRAIN, options.toString());
	}

	/** Enlarges an image, which must be active, or a folder. */
	public static MacroLine enlarge(final Target target, final Way way) {
		if (target.isFolder()) return enlargeFolder(target, way);
		final String options = new OptionText().withPath("model", way.model()).toString();
		return new MacroLine(target.image().title(), ENLARGE_IMAGE, options);
	}

	private static MacroLine enlargeFolder(final Target target, final Way way) {
		final OptionText options = new OptionText().withPath("source", target.folder());
		options.withPath("output", target.output()).withPath("model", way.model());
		return new MacroLine(null, ENLARGE_FOLDER, options.toString());
	}

	/** Shows an image and its result side by side. */
	public static MacroLine compare(final String image, final String result) {
		final String options = new OptionText().with("images", image + ";" + result).toString();
		return new MacroLine(null, COMPARE, options);
	}
}
