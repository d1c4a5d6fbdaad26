package sc.fiji.superres.course;

import java.util.Optional;

import sc.fiji.superres.image.Microscope;

/**
 * Where somebody is in the assistant, and everything that was chosen. Knows no window: what a page shows, allows and
 * says follows from this.
 *
 * @param page that is shown
 * @param source the images
 * @param way how they are enlarged
 * @param target what is enlarged
 * @param work what goes on, or has ended
 * @param furthest page that these images and this way have led to
 */
public record Course(Page page, Source source, Way way, Target target, Work work, Page furthest) {

	/** What the assistant is doing. */
	public enum Work {
			/** Nothing runs; the training of these choices has not ended yet. */
			IDLE,
			/** A command runs. */
			RUNNING,
			/** The training has ended, with a model. */
			TRAINED
	}

	/** The beginning. */
	public static final Course BEGINNING = new Course(Page.IMAGES, Source.NONE, Way.FIRST, Target.NONE, Work.IDLE,
		Page.IMAGES);

	private Course at(final Page other) {
		final Page further = other.ordinal() > furthest.ordinal() ? other : furthest;
		return new Course(other, source, way, target, work, further);
	}

	/** The same with other images; what was trained, and where, counts for those before only. */
	public Course with(final Source chosen) {
		if (chosen.equals(source)) return this;
		final Way anew = chosen.isSameImages(source) ? way : way.withRun("");
		return new Course(page, chosen, anew, target, Work.IDLE, page);
	}

	/** The same with another way; a training that has ended counts as long as its run folder stays the same. */
	public Course with(final Way chosen) {
		final boolean isSame = chosen.training() && chosen.equals(way);
		return new Course(page, source, chosen, target, isSame ? work : Work.IDLE, chosen.equals(way) ? furthest
			: page);
	}

	public Course with(final Target chosen) {
		return new Course(page, source, way, chosen, work, furthest);
	}

	public Course with(final Work now) {
		return new Course(page, source, way, target, now, furthest);
	}

	/** What has to be put right before the next page; empty where nothing has. */
	public Optional<String> problem() {
		return switch (page) {
			case IMAGES -> source.problem();
			case WAY -> way.problem();
			case TRAINING -> untrained();
			case RESULT -> target.problem();
		};
	}

	private Optional<String> untrained() {
		if (work == Work.TRAINED) return Optional.empty();
		return Optional.of("The training has not ended yet.");
	}

	/** Whether the button that leads on can be pressed. */
	public boolean canGoOn() {
		return work != Work.RUNNING && problem().isEmpty();
	}

	/** Whether there is a page before this one, and no command runs that people would lose sight of. */
	public boolean canGoBack() {
		return work != Work.RUNNING && page != Page.IMAGES;
	}

	/** Whether somebody who sees another page can go to this one, because its step was done. */
	public boolean canGoTo(final Page other) {
		final boolean isReached = other != page && other.ordinal() <= furthest.ordinal();
		return isReached && work != Work.RUNNING && isThere(other);
	}

	/** Whether a page has something to show: none of a training that has not ended. */
	private boolean isThere(final Page other) {
		if (other == Page.IMAGES || other == Page.WAY) return true;
		if (way.training()) return work == Work.TRAINED;
		return other == Page.RESULT;
	}

	/** Another page, with everything as it was chosen; this one where that one cannot be gone to. */
	public Course goTo(final Page other) {
		return canGoTo(other) ? at(other) : this;
	}

	/** The next page; the last one stays. */
	public Course next() {
		return switch (page) {
			case IMAGES -> with(suggested()).at(Page.WAY);
			case WAY -> with(targetOf(source)).at(way.training() ? Page.TRAINING : Page.RESULT);
			case TRAINING, RESULT -> at(Page.RESULT);
		};
	}

	/** The page before; the first one stays. */
	public Course back() {
		return switch (page) {
			case IMAGES, WAY -> at(Page.IMAGES);
			case TRAINING -> at(Page.WAY);
			case RESULT -> at(way.training() ? Page.TRAINING : Page.WAY);
		};
	}

	/** The way for these images, with a run folder beside them, where nobody chose one. */
	private Way suggested() {
		final Way fitting = way.of(source.isStm());
		if (!way.run().isBlank()) return fitting;
		return fitting.withRun(Places.run(source));
	}

	private Target targetOf(final Source images) {
		if (!images.isFolder()) return target.withImage(images.image());
		return target.withFolders(images.folder(), Places.results(images.folder(), way.factor()));
	}

	/** The macro line that the page stands for; empty where something is not chosen yet. */
	public Optional<MacroLine> line() {
		if (page == Page.IMAGES || source.problem().isPresent() || way.problem().isPresent()) return Optional.empty();
		if (page == Page.RESULT) return enlarging(target);
		if (way.training()) return Optional.of(Lines.train(source, way));
		return enlarging(targetOf(source));
	}

	private Optional<MacroLine> enlarging(final Target chosen) {
		if (chosen.problem().isPresent()) return Optional.empty();
		return Optional.of(Lines.enlarge(chosen, way));
	}

	/** Why four times cannot be chosen; empty where it can. */
	public Optional<String> problemOfFour() {
		if (way.training() || source.microscope() != Microscope.PROBE) return Optional.empty();
		return Optional.of("4 times: only by a training. The ready model for STM enlarges 2 times.");
	}

	/** What stands above the page. */
	public String heading() {
		final String images = source.name();
		if (images.isEmpty()) return page.heading();
		return switch (page) {
			case IMAGES -> page.heading();
			case WAY -> "By which model? For " + images;
			case TRAINING -> "Training on " + images;
			case RESULT -> "Result of " + way.modelName();
		};
	}

	/** The macro that the page stands for; empty where something is not chosen yet. */
	public String macro() {
		if (page == Page.IMAGES) return selection();
		return line().map(MacroLine::text).orElse("");
	}

	private String selection() {
		if (source.active() == null) return "";
		return MacroLine.selection(source.active().title());
	}

	/** What the button that leads on says. */
	public String action() {
		return switch (page) {
			case IMAGES, TRAINING -> "Next";
			case WAY -> goingTheWay();
			case RESULT -> "Super-resolve";
		};
	}

	private String goingTheWay() {
		if (!way.training()) return "Super-resolve";
		return work == Work.TRAINED ? "Next" : "Start training";
	}
}
