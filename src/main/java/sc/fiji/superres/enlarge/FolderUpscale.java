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
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.user.Failure;

/**
 * Super-resolves files for a {@link FolderRun}. Each result remembers by what and from which file it was made, in two
 * properties of the image; by these it is known again.
 */
public final class FolderUpscale implements FolderRun.ImageWork {

	private static final String RECIPE = EachPlane.OUR_PROPERTIES + "recipe";
	private static final String IMAGE = EachPlane.OUR_PROPERTIES + "image";

	private final ImageUpscale settings;
	private final SuperResolutionService service;
	private final String recipe;

	/** @param model what tells one model from another whatever its file is called: a checksum, or its name */
	public FolderUpscale(final ImageUpscale settings, final String model, final SuperResolutionService service) {
		this.settings = settings;
		this.service = service;
		recipe = "model " + model + ", precision " + settings.precision().label() + ", overlap " + settings.overlap() +
			", range " + settings.range().trim() + ", ensemble " + settings.ensemble();
	}

	/** The factor of the model, which is loaded by this: whatever is wrong with it or the device is said here. */
	public int factor(final Progress progress) throws IOException {
		return service.withModel(settings.model(), settings.device(), settings.precision(), settings.tile(), settings
			.overlap(), progress, upscaler -> upscaler.factor());
	}

	/** What people are told of a file that could not be done; what nobody expected goes to the log in full. */
	public static String explain(final Throwable thrown) {
		final Failure failure = Failure.of(thrown);
		if (!failure.expected()) thrown.printStackTrace();
		return failure.message();
	}

	/** What a result depends on besides the image; the device and the tiling change nothing that is to be seen. */
	@Override
	public boolean isDone(final Path image, final Path result) throws IOException {
		final String made = recipe(result);
		if (!made.equals(recipe)) throw new IOException(result + " is there already, and was made by " + made +
			", not by " + recipe + ". Name another output=, or say overwrite=true");
		return stamp(image).equals(WholeImages.property(result, IMAGE).orElse(""));
	}

	private static String recipe(final Path result) throws IOException {
		try {
			return WholeImages.property(result, RECIPE).orElseThrow(() -> new IOException(
				"it does not say how it was made"));
		}
		catch (final IOException exc) {
			throw new IOException(result + " is there already, and is no result of this command (" + exc.getMessage() +
				"). Name another output=, or say overwrite=true", exc);
		}
	}

	@Override
	public FolderRun.Sizes make(final Path image, final Path result, final Progress progress) throws IOException {
		final String stamp = stamp(image);
		progress.checkCancelled(); // ImageJ forgets Escape when it opens a stack
		final ImagePlus input = WholeImages.open(image);
		final ImageUpscale.Place place = new ImageUpscale.Place(result, made -> {
			made.setProp(RECIPE, recipe);
			made.setProp(IMAGE, stamp);
			return made;
		});
		final ImagePlus output = settings.upscale(input, place, service, progress).image();
		if (!output.getStack().isVirtual()) save(output, result); // else it did not fit in memory, and is there
		return new FolderRun.Sizes(size(input), size(output));
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
		final String plane = image.getWidth() + "x" + image.getHeight();
		return image.getStackSize() == 1 ? plane : plane + "x" + image.getStackSize();
	}
}
