package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.folder.ImageWork;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.results.ResultFiles;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.Upscaler;

/** Super-resolves the files of a folder. */
public final class FolderUpscale extends ResultFiles {

	private final ImageUpscale settings;
	private final SuperResolutionService service;

	private final long most;

	/** @throws IOException when the model's file is missing or cannot be read */
	public FolderUpscale(final ImageUpscale settings, final SuperResolutionService service) throws IOException {
		this(settings, service, LargeUpscale.MOST_PIXELS);
	}

	/** @param most pixels that a result may have as an image; larger ones are written row by row */
	FolderUpscale(final ImageUpscale settings, final SuperResolutionService service, final long most)
		throws IOException
	{
		super(recipe(settings));
		this.settings = settings;
		this.service = service;
		this.most = most;
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

	@Override
	protected ImageWork.Made made(final ImagePlus image, final Path result, final UnaryOperator<ImagePlus> label,
		final Progress progress) throws IOException
	{
		final ImageUpscale.Destination file = ImageUpscale.Destination.file(result, label, most);
		final ImageUpscale.Outcome outcome = settings.upscale(image, file, service, progress);
		if (outcome.result().isPresent()) return made(image, outcome.result().get().image());
		return written(image, outcome.width(), outcome.height());
	}
}
