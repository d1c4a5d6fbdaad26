package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.upscale.Upscaler;

/** What was done to an image, as lines of its info (Image › Show Info). */
final class History {

	private History() {}

	/** @param file of the model; null for bicubic */
	static String of(final ImageUpscale settings, final Upscaler upscaler, final Path file, final ChannelRanges grey)
		throws IOException
	{
		final String version = History.class.getPackage().getImplementationVersion();
		return ModelCard.SOFTWARE + (version == null ? "" : " " + version) + ": super-resolved ×" + upscaler.factor() +
			"\n  by: " + upscaler.description() + "\n  model: " + (file == null ? settings.model() : file +
				"\n  model SHA-256: " + Sha256.of(file)) + "\n  keys: model=[" + settings.model() + "] device=" +
			settings.device() + " precision=" + settings.precision().label() + " tile=" + settings.tile() +
			" overlap=" + settings.overlap() + " range=[" + settings.range() + "] ensemble=" + settings.ensemble() +
			" map=" + settings.map().label() + "\n  " + grey.describe() + "\n";
	}

	/** Puts it behind what the image's info says already. */
	static ImagePlus add(final ImagePlus image, final String history) {
		final String before = image.getInfoProperty();
		image.setProperty("Info", before == null ? history : before.stripTrailing() + "\n" + history);
		return image;
	}
}
