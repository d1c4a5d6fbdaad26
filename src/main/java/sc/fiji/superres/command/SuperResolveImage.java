package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

import sc.fiji.superres.Progress;
import sc.fiji.superres.compare.WhenShown;
import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.enlarge.ImageUpscale;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.ImageJProgress;

/** Takes an image beyond its zoom level by a trained network. */
@Plugin(type = Command.class, label = "Super-Resolve Image...", attrs = @Attr(name = "no-legacy"),
	description = "Super-resolves an image, plane by plane; grey values, pixel size and type are kept right.")
public final class SuperResolveImage extends ContextCommand implements Form.Explanation {

	@Parameter(label = "Image", style = "scan", persist = false,
		description = "8-, 16-, 32-bit or RGB image, or what is selected in it; stacks slice by slice, RGB " +
			"as the model has channels")
	private ImagePlus input;

	@Parameter(label = "Model", style = "model", persist = false, description = Keys.ENLARGING)
	private File model;

	@Parameter(label = "Map of what to believe", persist = false, choices = { "none", "consistency", "spread",
		"trust" }, description = "What to believe: where the result, shrunk back, differs from the input; " +
			"how much the eight flips and turns differ; or the error that nine places of ten do not exceed (trust)")
	private String map = "none";

	@Parameter(label = "With map trust: largest error not marked (% of contrast)", style = "format:0.######",
		persist = false, description = "For map=trust: where the bound of the error exceeds this percentage of the " +
			"contrast, or nothing is guaranteed, the result is marked in turquoise by an overlay")
	private double tolerance = ImageUpscale.TOLERANCE;

	@Parameter(label = "Mean of eight orientations (takes eight times as long)", persist = false,
		description = "Average over eight flips and turns: eight times as long, a little better")
	private boolean ensemble = false;

	@Parameter(label = "Grey values for black and white", style = "range", persist = false,
		description = "Grey values that map to 0 and 1: auto (0:255 for 8-bit, else minimum to " +
			"maximum of the whole image or stack without hot pixels), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = "auto";

	@Parameter(label = "Device", style = "device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter(label = "Precision", persist = false, choices = { "full", "auto", "fp16", "bf16", "int8" },
		description = "full; auto: fp16 or bf16 where it is faster and less than 0.1 grey levels off, else full; fp16 or bf16: 3 or 2 digits; int8: fast models on CPUs, 0.2 to 0.6 grey levels off")
	private String precision = "full";

	@Parameter(label = "Side of a tile (input pixels, 0 = automatic)", persist = false,
		description = "Side of the pieces the network sees at once, in pixels of the input; smaller needs less memory")
	private int tile = 0;

	@Parameter(label = "Overlap of tiles (input pixels)", persist = false,
		description = "How far a piece sees beyond its own part, in pixels of the input")
	private int overlap = 16;

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus reliability;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output; // the last, so that it is the active image

	@Parameter
	private SuperResolutionService service;

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	@Override
	public boolean applies(final String key, final Map<String, String> answers) {
		return !key.equals("tolerance") || answers.get("map").equals(ReliabilityMap.TRUST.label());
	}

	@Override
	public void run() {
		final boolean isWatched = Attendance.now().startedFromMenu();
		try {
			final Progress progress = new ImageJProgress();
			final ImageUpscale.Result result = upscaled(settings(), progress);
			show(result);
			if (!isWatched) result.missingMap().ifPresent(kind -> progress.note("map=" + kind + " makes that map."));
			if (isWatched) WhenShown.compare(input, output, Stream.ofNullable(reliability).toList());
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** Who works from the menu gets the model in the title; what a macro will find is titled as in every macro. */
	private ImageUpscale.Result upscaled(final ImageUpscale settings, final Progress progress) throws IOException {
		final boolean forMacros = Recorder.record || !Attendance.now().startedFromMenu();
		if (forMacros) return settings.upscale(input, service, progress);
		return settings.upscaleNamingModel(input, service, progress);
	}

	private void show(final ImageUpscale.Result result) {
		result.rename(OpenImages.freshTitle(result.image().getTitle()));
		reliability = result.map().orElse(null);
		output = result.image();
	}

	private ImageUpscale settings() {
		return new ImageUpscale(ModelRef.of("model", Keys.text(model)), device, Precision.of(precision), tile, overlap,
			range, ensemble, ReliabilityMap.of(map), tolerance);
	}
}
