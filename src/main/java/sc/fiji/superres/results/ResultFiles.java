package sc.fiji.superres.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import ij.ImagePlus;

import sc.fiji.superres.FileFailure;
import sc.fiji.superres.Progress;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.user.Failure;

/**
 * Makes results of image files for a {@link FolderRun}. Each result records how and from which file it was made, in two
 * properties of the image; by these a later run recognises it.
 */
public abstract class ResultFiles implements FolderRun.ImageWork {

	private static final String RECIPE = EachPlane.OUR_PROPERTIES + "recipe";
	private static final String IMAGE = EachPlane.OUR_PROPERTIES + "image";

	private final String recipe;

	/** @param recipe everything that a result depends on besides the image, for people */
	protected ResultFiles(final String recipe) {
		this.recipe = recipe;
	}

	/**
	 * Makes the result of an image.
	 *
	 * @param result where it goes if it does not fit in memory
	 * @param label adds the properties of a result; for the result, before it is written
	 */
	protected abstract ImagePlus made(ImagePlus image, Path result, UnaryOperator<ImagePlus> label, Progress progress)
		throws IOException;

	/** A message about a file of which no result could be made; an unexpected exception is also printed in full. */
	static String explain(final Throwable thrown) {
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) thrown.printStackTrace();
		return failure.message();
	}

	@Override
	public final boolean isDone(final Path image, final Path result) throws IOException {
		requireSameRecipe(result);
		return stamp(image).equals(stampIn(result));
	}

	/** The stamp of the image that a result was made from. */
	private static String stampIn(final Path result) throws IOException {
		return WholeImages.property(result, IMAGE).orElse("");
	}

	private void requireSameRecipe(final Path result) throws IOException {
		final String made = recipeOf(result);
		if (!made.equals(recipe)) throw otherwiseMade(result, made);
	}

	private IOException otherwiseMade(final Path result, final String made) {
		return new IOException(result + " is there already, and was made by " + made + ", not by " + recipe +
			". Name another output=, or say overwrite=true");
	}

	private static String recipeOf(final Path result) throws IOException {
		try {
			return WholeImages.property(result, RECIPE).orElseThrow(() -> new IOException(
				"it does not say how it was made"));
		}
		catch (final IOException exc) {
			throw foreign(result, exc);
		}
	}

	private static IOException foreign(final Path result, final IOException exc) {
		return new IOException(result + " is there already, and is no result of this command (" + exc.getMessage() +
			"). Name another output=, or say overwrite=true", exc);
	}

	@Override
	public final FolderRun.Sizes make(final Path image, final Path result, final Progress progress) throws IOException {
		final String stamp = stamp(image);
		progress.checkCancelled(); // ImageJ forgets Escape when it opens a stack
		final ImagePlus input = WholeImages.open(image);
		final ImagePlus output = made(input, result, made -> labelled(made, stamp), progress);
		final boolean written = output.getStack().isVirtual(); // it did not fit in memory
		if (!written) save(output, result);
		return new FolderRun.Sizes(size(input), size(output));
	}

	private ImagePlus labelled(final ImagePlus made, final String stamp) {
		made.setProp(RECIPE, recipe);
		made.setProp(IMAGE, stamp);
		return made;
	}

	private static void save(final ImagePlus output, final Path result) throws IOException {
		try {
			WholeImages.save(output, result);
		}
		catch (final IOException exc) {
			throw FileFailure.named(result, exc);
		}
	}

	/** Changes when the file does. */
	private static String stamp(final Path image) throws IOException {
		return Files.size(image) + " bytes of " + Files.getLastModifiedTime(image);
	}

	private static String size(final ImagePlus image) {
		if (image.getStackSize() == 1) return planeSize(image);
		return planeSize(image) + "x" + image.getStackSize();
	}

	private static String planeSize(final ImagePlus image) {
		return image.getWidth() + "x" + image.getHeight();
	}
}
