package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.enlarge.FolderUpscale;
import sc.fiji.superres.enlarge.ImageUpscale;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.folder.FilePatterns;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.folder.Shard;
import sc.fiji.superres.folder.SourceFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.results.ResultFolder;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.user.ImageJProgress;

/** Takes every image of a folder beyond its zoom level by a trained network. */
@Plugin(type = Command.class, label = "Super-Resolve Folder...", attrs = @Attr(name = "no-legacy"),
	description = "Super-resolves every image of a folder and its sub-folders; goes on where it was interrupted.")
public final class SuperResolveFolder extends ContextCommand implements Form.Explanation {

	@Parameter(label = "Folder of images", style = "directory", persist = false,
		description = "Folder with images, in sub-folders too")
	private File source;

	@Parameter(label = "Folder for the results", style = "directory", persist = false,
		description = "Folder for the results, with the same sub-folders, a table and a log; may lie inside the source")
	private File output;

	@Parameter(label = "Model", style = "model", persist = false, description = Keys.ENLARGING)
	private File model;

	@Parameter(label = "Make results again that are there already", persist = false,
		description = "Makes results again that are there already; else those of the same model " +
			"and settings are skipped")
	private boolean overwrite = false;

	@Parameter(label = "Mean of eight orientations (takes eight times as long)", persist = false,
		description = "The mean over eight flips and turns of the image: eight times the time, a little better")
	private boolean ensemble = false;

	@Parameter(label = "Grey values for black and white", style = "range", persist = false,
		description = "Grey values that map to 0 and 1, of each image: auto (0:255 for 8-bit, else minimum to " +
			"maximum of the whole image or stack without hot pixels), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = "auto";

	@Parameter(label = "Which files (patterns)", persist = false,
		description = "Which files are images: globs such as *.tif;scan_??.png, or with a slash for " +
			"paths such as day1/**")
	private String pattern = WholeImages.namePatterns();

	@Parameter(label = "Device", style = "device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter(label = "Precision", persist = false, choices = { "full", "auto", "fp16", "bf16", "int8" },
		description = "full; auto: fp16 or bf16 where it is faster and less than 0.1 grey levels off, else full; fp16 or bf16: 3 or 2 digits; int8: fast models on CPUs, 0.2 to 0.6 grey levels off")
	private String precision = "full";

	@Parameter(label = "Side of a tile (input pixels, 0 = automatic)", persist = false,
		description = "Side of the pieces the network sees at once, in pixels of the input; smaller needs less memory")
	private int tile = 0;

	@Parameter(label = "Overlap of tiles (input pixels)", persist = false,
		description = "Pixels of the input that pieces share")
	private int overlap = 16;

	@Parameter(label = "Share of the images (2/4 = the second quarter)", persist = false,
		description = "Which share of the images, for several tasks at once: 2/4 is the second quarter, 1/1 everything")
	private String shard = "1/1";

	@Parameter
	private SuperResolutionService service;

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	@Override
	public void run() {
		final Path from = Keys.path("source", source);
		final Path to = Keys.path("output", output);
		final Shard share = Shard.parse(shard);
		final ImageUpscale settings = settings();
		try {
			upscale(from, to, share, settings);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private void upscale(final Path from, final Path to, final Shard share, final ImageUpscale settings)
		throws IOException
	{
		final SourceFiles files = SourceFiles.find(from, to, FilePatterns.parse(pattern));
		final ImageJProgress progress = new ImageJProgress();
		final FolderUpscale work = new FolderUpscale(settings, service);
		final String suffix = "-SRx" + work.factor(progress) + ".tif";
		ResultFolder.fill(new FolderRun(from, to, suffix, share, overwrite), files, work, progress);
	}

	private ImageUpscale settings() {
		return new ImageUpscale(ModelRef.of("model", Keys.text(model)), device, Precision.of(precision), tile, overlap,
			range, ensemble, ReliabilityMap.NONE);
	}
}
