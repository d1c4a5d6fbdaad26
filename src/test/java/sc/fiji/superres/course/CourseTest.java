package sc.fiji.superres.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.recipe.Recipe;

class CourseTest {

	@TempDir
	Path folder;

	private final OpenImage image = new OpenImage(-7, "gan_5MX.tif", null);

	private Course withImage() {
		return Course.BEGINNING.with(Source.NONE.withImage(new OpenImage(-7, "gan_5MX.tif", folder)));
	}

	private Course withFolder() {
		return Course.BEGINNING.with(Source.NONE.withFolder(folder.toString()));
	}

	@Test
	void nothingIsPossibleWithoutImages() {
		assertFalse(Course.BEGINNING.canGoOn());
		assertFalse(Course.BEGINNING.canGoBack());
		assertEquals("Open an image first (File > Open), choose a folder, or take a sample.", Course.BEGINNING.problem()
			.orElseThrow());
		assertEquals("", Course.BEGINNING.macro());
	}

	/** Fields in nm are those of STM, whose ready model doubles, unless the image tells of another microscope. */
	@Test
	void theReadyModelIsOfTheMicroscope() {
		final Source surface = withImage().source().withZoom("24", "nm");
		final Course stm = withImage().with(surface).next();
		assertEquals(2, stm.way().factor());
		assertTrue(stm.macro().endsWith("model=stm-lattice-x2\");"), stm.macro());
		final Course stem = stm.back().with(surface.withZoom("5", "MX")).next();
		assertTrue(stem.macro().endsWith("model=stem-lattice-x4\");"), stem.macro());
		assertEquals("stem-lattice-x4", stm.way().withFactor(4).readyModel());
		assertTrue(stm.problemOfFour().isEmpty(), "the unit is a guess only");
		final Course told = withImage().with(surface.withMicroscope(Microscope.BEAM)).next();
		assertEquals("stem-lattice-x4", told.way().readyModel());
		final Source probed = surface.withZoom("5", "MX").withMicroscope(Microscope.PROBE);
		final Course stmForSure = withImage().with(probed).next();
		assertEquals("stm-lattice-x2", stmForSure.way().readyModel());
		assertTrue(stmForSure.problemOfFour().orElseThrow().contains("only by a training"));
		final Way trained = stmForSure.way().withTraining(true).withFactor(4);
		assertTrue(stmForSure.with(trained).problemOfFour().isEmpty());
		assertEquals("stm-lattice-x2", trained.withTraining(false).readyModel(), "there is no ready model for four");
	}

	@Test
	void aFolderThatIsNotThereIsNamed() {
		final Source gone = Source.NONE.withFolder("/not/there");
		assertEquals("There is no folder /not/there.", gone.problem().orElseThrow());
		assertEquals("There is no folder a\0b.", Source.NONE.withFolder("a\0b").problem().orElseThrow());
		assertTrue(Way.FIRST.withTraining(true).withRun("/a\0b").problem().isPresent());
		assertEquals("Choose a folder of images.", Source.NONE.withFolder(" ").problem().orElseThrow());
		assertFalse(Course.BEGINNING.with(gone).canGoOn());
	}

	@Test
	void aZoomLevelIsANumber() {
		for (final String wrong : new String[] { "five", "0", "-5", "NaN", "Infinity" })
			assertTrue(withImage().source().withZoom(wrong, "MX").problem().orElseThrow().contains("\"" + wrong +
				"\""));
		assertTrue(withImage().source().withZoom(" 2.5 ", "MX").problem().isEmpty());
		assertTrue(withImage().source().withZoom("", "MX").problem().isEmpty());
	}

	@Test
	void aReadyModelLeadsStraightToTheResult() {
		final Course way = withImage().next();
		assertEquals(Page.WAY, way.page());
		assertEquals("Super-resolve", way.action());
		final Course result = way.next();
		assertEquals(Page.RESULT, result.page());
		assertEquals("selectImage(\"gan_5MX.tif\");\nrun(\"Super-Resolve Image...\", \"model=stem-lattice-x4\");",
			result.macro());
		assertEquals(way.macro(), result.macro(), "the page before shows what will be run");
		assertEquals(Page.WAY, result.back().page());
		assertEquals(Page.IMAGES, result.back().back().page());
		assertEquals(result.source(), result.back().back().source(), "nothing is lost on the way back");
	}

	/** Steps at the head of the window could not be clicked. */
	@Test
	void stepsThatAreDoneCanBeGoneToAndOthersCannot() {
		assertFalse(withImage().canGoTo(Page.WAY), "it was not seen yet");
		final Course result = withImage().next().next();
		assertFalse(result.canGoTo(Page.TRAINING), "there was none");
		assertFalse(result.with(Course.Work.RUNNING).canGoTo(Page.IMAGES));
		final Course images = result.goTo(Page.IMAGES);
		assertEquals(Page.IMAGES, images.page());
		assertEquals(Page.RESULT, images.goTo(Page.RESULT).page());
		final Course other = images.with(images.source().withImage(image));
		assertEquals(Page.IMAGES, other.goTo(Page.RESULT).page(), "it is the result of another image");
		final Course way = result.goTo(Page.WAY);
		final Course training = way.with(way.way().withTraining(true));
		assertFalse(training.canGoTo(Page.RESULT), "it is the result of another model");
		assertFalse(training.next().back().canGoTo(Page.TRAINING), "it has not ended");
		assertTrue(training.next().with(Course.Work.TRAINED).back().canGoTo(Page.TRAINING));
	}

	@Test
	void theHeadingSaysWhatTheWorkIsAbout() {
		assertEquals("Which images?", Course.BEGINNING.heading());
		final Course way = withImage().next();
		assertEquals("By which model? For gan_5MX.tif", way.heading());
		assertEquals("Result of stem-lattice-x4", way.next().heading());
		assertEquals("Training on gan_5MX.tif", way.with(way.way().withTraining(true)).next().heading());
		assertEquals("By which model? For " + folder.getFileName(), withFolder().next().heading());
	}

	@Test
	void halfTheFactorTakesTheOtherReadyModel() {
		final Course way = withImage().next();
		assertTrue(way.with(way.way().withFactor(2)).macro().contains("\"model=stem-lattice-x2\""));
	}

	@Test
	void aTrainingComesBeforeItsResult() {
		final Course images = withImage().next();
		final Course way = images.with(images.way().withRecipe(Recipe.GOOD));
		assertEquals("Start training", way.action());
		final Course training = way.next();
		assertEquals(Page.TRAINING, training.page());
		final String run = folder.resolve("gan_5MX-superres").toString();
		assertEquals("selectImage(\"gan_5MX.tif\");\nrun(\"Train Super-Resolution...\", \"source=[active image] run=[" +
			run + "] preset=[4x independent 5-20] recipe=good\");", training.macro());
		assertFalse(training.canGoOn(), "not before it has ended");
		assertFalse(training.with(Course.Work.RUNNING).canGoBack(), "nobody loses sight of what runs");
		final Course result = training.with(Course.Work.TRAINED).next();
		assertEquals(Page.RESULT, result.page());
		assertTrue(result.macro().endsWith("run(\"Super-Resolve Image...\", \"model=[" + run + "]\");"));
		assertEquals(Page.TRAINING, result.back().page());
		assertEquals("Next", result.back().back().action(), "it is not trained twice");
	}

	@Test
	void whatWasTrainedCountsForItsChoicesOnly() {
		final Course images = withImage().next();
		final Course trained = images.with(images.way().withTraining(true)).next().with(Course.Work.TRAINED);
		assertEquals(Course.Work.TRAINED, trained.with(trained.way()).work());
		assertEquals(Course.Work.IDLE, trained.with(trained.way().withFactor(2)).work());
		final Course other = trained.with(trained.source().withImage(image));
		assertEquals(Course.Work.IDLE, other.work());
		assertEquals("", other.way().run(), "the run folder of other images is not suggested");
		final Course corrected = trained.with(trained.source().withZoom("6", "MX"));
		assertEquals(trained.way().run(), corrected.way().run());
	}

	@Test
	void aCorrectedZoomLevelIsAKeyAndOneThatIsToldIsNot() {
		final Course images = withFolder().next();
		final Course way = images.with(images.way().withTraining(true));
		assertFalse(way.macro().contains("zoom"));
		final String corrected = way.with(way.source().withZoom("24", "nm")).macro();
		assertTrue(corrected.endsWith("recipe=try zoom=24 unit=nm\");"), corrected);
	}

	@Test
	void aFolderIsTrainedOnAndEnlargedAsAWhole() throws IOException {
		final Path scans = Files.createDirectory(folder.resolve("my scans"));
		final Course images = Course.BEGINNING.with(Source.NONE.withFolder(scans.toString())).next();
		final Course way = images.with(images.way().withTraining(true).withFactor(2));
		final String run = folder.resolve("my scans-superres").toString();
		assertEquals("run(\"Train Super-Resolution...\", \"source=[" + scans + "] run=[" + run +
			"] preset=[2x independent 24-12] recipe=try\");", way.macro());
		final Course result = way.next().with(Course.Work.TRAINED).next();
		assertEquals("run(\"Super-Resolve Folder...\", \"source=[" + scans + "] output=[" + folder.resolve(
			"my scans-SRx2") + "] model=[" + run + "]\");", result.macro());
	}

	@Test
	void allOpenImagesAreLearntFromTogether() {
		final OpenImage one = new OpenImage(-7, "gan_5MX.tif", folder);
		final Together both = new Together(List.of(one, image), "");
		final Course images = Course.BEGINNING.with(Source.NONE.withTogether(one, both));
		assertEquals("", images.macro(), "none has to be active");
		final Course chosen = images.next();
		final Course way = chosen.with(chosen.way().withTraining(true));
		final String run = folder.resolve("open-images-superres").toString();
		assertEquals("run(\"Train Super-Resolution...\", \"source=[open images] run=[" + run +
			"] preset=[4x independent 5-20] recipe=try\");", way.macro());
		final Course result = way.next().with(Course.Work.TRAINED).next();
		assertEquals("selectImage(\"gan_5MX.tif\");\nrun(\"Super-Resolve Image...\", \"model=[" + run + "]\");", result
			.macro(), "one after the other");
	}

	@Test
	void openImagesThatDoNotGoTogetherAreNotLearntFrom() {
		final Source mixed = Source.NONE.withTogether(image, new Together(List.of(image), "not of one size"));
		assertEquals("not of one size", mixed.problem().orElseThrow());
		assertFalse(Course.BEGINNING.with(mixed).canGoOn());
		final Source fine = Source.NONE.withTogether(image, new Together(List.of(image), ""));
		assertTrue(fine.withZoom("5", "MX").problem().isEmpty());
		assertTrue(fine.withZoom("five", "MX").problem().isPresent());
		assertTrue(Source.NONE.withTogether(null, Together.NONE).problem().orElseThrow().startsWith("Open an image"));
	}

	@Test
	void suggestedFoldersAreFree() throws IOException {
		Files.createDirectory(folder.resolve("gan_5MX-superres"));
		Files.createDirectory(folder.resolve("gan_5MX-superres-2"));
		assertEquals(folder.resolve("gan_5MX-superres-3").toString(), withImage().next().way().run());
	}

	@Test
	void aRunFolderHasAWholePath() {
		final Way way = Way.FIRST.withTraining(true);
		assertEquals("Choose a folder to keep the training in.", way.problem().orElseThrow());
		assertTrue(way.withRun("run").problem().orElseThrow().endsWith("not only run."));
		assertTrue(way.withRun("/a ]odd' run").problem().orElseThrow().contains("/a ]odd' run"));
		assertTrue(way.withRun("/a [fine] run").problem().isEmpty());
		assertTrue(way.withTraining(false).problem().isEmpty());
	}

	@Test
	void theResultNeedsATarget() {
		final Course result = withImage().next().next();
		assertEquals("Choose a folder for the results.", result.with(result.target().withFolders(folder.toString(), ""))
			.problem().orElseThrow());
		assertEquals("Choose an image, or a folder.", result.with(result.target().withImage(null)).problem()
			.orElseThrow());
		assertEquals("", result.with(result.target().withImage(null)).macro());
	}
}
