package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;

import sc.fiji.superres.FileFailure;
import sc.fiji.superres.Progress;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.Upscaler;
import sc.fiji.superres.user.Failure;

/**
 * Super-resolves files for a {@link FolderRun}. Each result records how and from which file it was made, in two
 * properties of the image; by these a later run recognises it.
 */
public final class FolderUpscale implements FolderRun.ImageWork {

	private static final String RECIPE = EachPlane.OUR_PROPERTIES + "recipe";
	private static final String IMAGE = EachPlane.OUR_PROPERTIES + "image";

	private final ImageUpscale settings;
	private final SuperResolutionService service;
	private final String recipe;

	/** @throws IOException when the model's file is missing or cannot be read */
	public FolderUpscale(final ImageUpscale settings, final SuperResolutionService service) throws IOException {
		this.settings = settings;
		this.service = service;
		recipe = recipe(settings);
	}

	/**
	 * Everything that a result depends on besides the image; the device and the tiling make no visible difference.
	 */
	private static String recipe(final ImageUpscale settings) throws IOException {
		return "model " + identity(settings.model()) + ", precision " + settings.precision().label() + ", overlap " +
			settings.overlap() + ", range " + settings.range().trim() + ", ensemble " + settings.ensemble();
	}

	/** The same for the same model, wherever its file lies. */
	private static String identity(final ModelRef model) throws IOException {
		if (model.isBicubic()) return model.text();
		return "SHA-256 " + model.sha256();
	}

	/** The factor of the model. The model is loaded for it, so that an error in it or in the device shows early. */
	public int factor(final Progress progress) throws IOException {
		return service.withModel(settings.model(), settings.device(), settings.precision(), settings.tile(), settings
			.overlap(), progress, Upscaler::factor);
	}

	/** A message about a file that could not be super-resolved; an unexpected exception is also printed in full. */
	public static String explain(final Throwable thrown) {
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) thrown.printStackTrace();
		return failure.message();
	}

	@Override
	public boolean isDone(final Path image, final Path result) throws IOException {
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
	public FolderRun.Sizes make(final Path image, final Path result, final Progress progress) throws IOException {
		final String stamp = stamp(image);
		progress.checkCancelled(); // ImageJ forgets Escape when it opens a stack
		final ImagePlus input = WholeImages.open(image);
		final ImagePlus output = settings.upscale(input, destination(result, stamp), service, progress).image();
		final boolean written = output.getStack().isVirtual(); // it did not fit in memory
		if (!written) save(output, result);
		return new FolderRun.Sizes(size(input), size(output));
	}

	private ImageUpscale.Destination destination(final Path result, final String stamp) {
		return ImageUpscale.Destination.file(result, made -> labelled(made, stamp));
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
