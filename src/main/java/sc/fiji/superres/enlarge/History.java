package sc.fiji.superres.enlarge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.Software;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.Upscaler;

/** How a result was made, as lines of the image's info (Image › Show Info). */
final class History {

	private History() {}

	/**
	 * The lines for one result.
	 *
	 * @param grey calibrated grey values that were 0 and 1
	 */
	static String of(final ImageUpscale settings, final Upscaler upscaler, final ChannelRanges grey)
		throws IOException
	{
		final List<String> lines = new ArrayList<>();
		lines.add(Software.description() + ": super-resolved ×" + upscaler.factor());
		lines.add("  by: " + upscaler.description());
		lines.addAll(model(settings.model()));
		lines.add("  keys: " + keys(settings));
		lines.add("  " + grey.describe());
		return String.join("\n", lines) + "\n";
	}

	private static List<String> model(final ModelRef model) throws IOException {
		if (model.isBicubic()) return List.of("  model: " + model.text());
		return List.of("  model: " + model.file(), "  model SHA-256: " + model.sha256());
	}

	private static String keys(final ImageUpscale settings) {
		return "model=[" + settings.model().text() + "] device=" + settings.device() + " precision=" + settings
			.precision().label() + " tile=" + settings.tile() + " overlap=" + settings.overlap() + " range=[" + settings
				.range() + "] ensemble=" + settings.ensemble() + " map=" + settings.map().label() + tolerance(settings);
	}

	private static String tolerance(final ImageUpscale settings) {
		if (settings.map() != ReliabilityMap.TRUST) return "";
		return " tolerance=" + settings.tolerance();
	}
}
