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
import sc.fiji.superres.folder.ImageWork;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.user.Failure;

/**
 * Makes results of image files for a {@link FolderRun}. Each result records how and from which file it was made, in two
 * properties of the image; by these a later run recognises it.
 */
public abstract class ResultFiles implements ImageWork {

	private static final String RECIPE = EachPlane.OUR_PROPERTIES + "recipe";
	private static final String IMAGE = EachPlane.OUR_PROPERTIES + "image";

	private final String recipe;

	/** @param recipe everything that a result depends on besides the image, for people */
	protected ResultFiles(final String recipe) {
		this.recipe = recipe;
	}

	/**
	 * Makes the result of an image: {@link #made(ImagePlus, ImagePlus)} or {@link #written}.
	 *
	 * @param result where it goes if it does not fit in memory
	 * @param label adds the properties of a result; for the result, before it is written
	 */
	protected abstract ImageWork.Made made(ImagePlus image, Path result, UnaryOperator<ImagePlus> label,
		Progress progress) throws IOException;

	/** A result that is written unless it is in its file already, because it did not fit in memory. */
	protected static ImageWork.Made made(final ImagePlus image, final ImagePlus result) {
		return new InMemory(new ImageWork.Sizes(size(image), size(result)), result);
	}

	/** A result that no image could hold, and that is in its file. */
	protected static ImageWork.Made written(final ImagePlus image, final int width, final int height) {
		return new Written(new ImageWork.Sizes(size(image), width + "x" + height));
	}

	private record InMemory(ImageWork.Sizes sizes, ImagePlus result) implements ImageWork.Made {

		@Override
		public void write(final Path file) throws IOException {
			if (!result.getStack().isVirtual()) save(result, file);
		}
	}

	private record Written(ImageWork.Sizes sizes) implements ImageWork.Made {

		@Override
		public void write(final Path file) {
			// it is there
		}
	}

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
	public final ImageWork.Opened open(final Path image) throws IOException {
		final String stamp = stamp(image);
		final ImagePlus input = WholeImages.open(image);
		return (result, progress) -> made(input, result, made -> labelled(made, stamp), progress);
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
