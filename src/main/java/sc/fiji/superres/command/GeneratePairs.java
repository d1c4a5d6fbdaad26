package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.Ratios;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.pairfolder.PairFolder;
import sc.fiji.superres.survey.OnePixelSize;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.Question;
import sc.fiji.superres.watch.PairPreview;

/** Writes every training pair of a folder of low-resolution images. */
@Plugin(type = Command.class, label = "Generate Training Pairs...", attrs = @Attr(name = "no-legacy"),
	description = "Makes multi-scale training pairs from a folder of low-resolution images.")
public final class GeneratePairs extends ContextCommand implements Form.Explanation {

	/** Value of a key of ratios that leaves the sub-process out. */
	private static final String LEFT_OUT = "none";
	/** Larger estimates are given in gigabytes. */
	private static final long MOST_IN_MEGABYTES = 10_000_000_000L;

	@Parameter(label = "Folder of images", style = "directory", persist = false,
		description = "Folder with grey TIFF, PNG, JPEG, BMP or GIF images, all recorded at one zoom level")
	private File source;

	@Parameter(label = "Folder for the pairs (new or empty)", style = "directory", required = false, persist = false,
		description = "Folder for train, val, test and manifest.json; it must not exist yet, or be empty")
	private File output;

	@Parameter(label = "Zoom levels of the targets", persist = false,
		description = "Which zoom levels the targets have", choices = { "4x independent 5-20", "2x independent 24-12",
			"4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10", "4x ms 1.25-10 conv 11-15",
			"4x ms 1.25-17 conv 17-19", "4x ms 5-17 conv 17-19", "2x single-scale", "2x ms 24-14", "2x ms 48-14",
			"2x ms 24-14 conv 14-13" })
	private String preset = "4x independent 5-20";

	@Parameter(label = "Zoom level of the images", style = "format:0.######", persist = false,
		description = "Zoom level at which the images were recorded, in the unit below")
	private double zoom = 5;

	@Parameter(label = "Unit of the zoom level", persist = false,
		description = "MX: magnification, millionfold; nm: width of the field", choices = { ZoomLevel.MX,
			ZoomLevel.NM })
	private String unit = ZoomLevel.MX;

	@Parameter(label = "Training : validation : test (percent)", persist = false,
		description = "Shares of the images, in percent")
	private String split = "80:10:10";

	@Parameter(label = "Show some of the pairs", persist = false,
		description = "Shows one crop for each zoom level and filter as a stack; without an output " +
			"folder nothing is written")
	private boolean preview = false;

	@Parameter(label = "Kind of pairs", persist = false, choices = { Keys.BY_PRESET, "independent", "published" },
		description = "independent: input and target share no noise and have one centre; published: as " +
			"in Möller et al. 2023")
	private String pairs = Keys.BY_PRESET;

	@Parameter(label = "Factor (0 = the preset's)", persist = false,
		description = "How much larger a target is than its input")
	private int factor = 0;

	@Parameter(label = "Ratios that shrink (empty = the preset's)", persist = false,
		description = "Ratios that shrink the image for targets, 0.25:0.05:0.95 or 0.5,0.8; none leaves them out")
	private String alphas = "";

	@Parameter(label = "Ratios that enlarge (empty = the preset's)", persist = false,
		description = "Ratios that enlarge the image for targets, 1.2,1.4; none leaves them out")
	private String betas = "";

	@Parameter(label = "Ratios beyond (empty = the preset's)", persist = false,
		description = "Ratios that shrink the image for inputs of pairs beyond, 0.55,0.6; none leaves them out")
	private String gammas = "";

	@Parameter(label = "Filters that degrade", persist = false,
		description = "Degradations of each target: all, or some of nearest,box,bilinear,hamming,bicubic,lanczos")
	private String filters = "all";

	@Parameter(label = "Side of a target (pixels)", persist = false, description = "Side of a target in pixels")
	private int crop = 256;

	@Parameter(label = "Crops along each side of an image", persist = false,
		description = "Crops along each side of an image")
	private int cropsperrow = 8;

	@Parameter(label = "Bring all images to one pixel size", persist = false,
		description = "Shrinks images to the largest pixels among them; else independent pairs " +
			"refuse different pixel sizes")
	private boolean resample = false;

	@Parameter(label = "Seed", persist = false,
		description = "Picks which images go where; the same seed, the same split")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus stack;

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	@Override
	public void run() {
		try {
			generate(Keys.path("source", source), target());
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** @param to the folder to write; null where only the preview is wanted */
	private void generate(final Path from, final Path to) throws IOException {
		final PairFolder folder = plan(ImageFiles.readFolder(from));
		folder.notes().forEach(IJ::log);
		if (preview) stack = PairPreview.of(folder.pairs(), from.getFileName() + "-pairs");
		if (to != null) write(folder, to);
	}

	/** The folder to write; null where only the preview is wanted. */
	private Path target() {
		if (preview && Keys.text(output).isBlank()) return null;
		return Keys.path("output", output);
	}

	private PairFolder plan(final List<SourceImage> images) {
		final MultiScaleConfig config = config();
		return PairFolder.plan(ofOnePixelSize(images, config), config, Split.Shares.parse(split), seed);
	}

	/** Published pairs are made from images of any pixel size, as in the paper. */
	private List<SourceImage> ofOnePixelSize(final List<SourceImage> images, final MultiScaleConfig config) {
		if (resample) return OnePixelSize.resampled(images, IJ::log);
		if (config.pairs() == PairKind.INDEPENDENT) OnePixelSize.require(images);
		return images;
	}

	private static void write(final PairFolder folder, final Path to) throws IOException {
		final String plan = folder.summary() + ". They take about " + size(folder) + " in " + to;
		IJ.log(plan);
		if (isAgreedTo(plan)) writeNow(folder, to);
	}

	private static void writeNow(final PairFolder folder, final Path to) throws IOException {
		folder.write(to, ImageFiles.encoder(), new ImageJProgress());
		IJ.log("Written: " + folder.pairs().size() + " pairs, in " + to);
	}

	private static boolean isAgreedTo(final String plan) {
		final String question = plan.replace("; ", "\n").replace(". They", "\nThey");
		return Question.goOn("Write Training Pairs", question, "Write");
	}

	private static String size(final PairFolder folder) throws IOException {
		return size(folder.estimatedBytes(ImageFiles.encoder()));
	}

	private static String size(final long bytes) {
		if (bytes < MOST_IN_MEGABYTES) return (bytes + 999_999) / 1_000_000 + " MB";
		return bytes / 1_000_000_000 + " GB";
	}

	private MultiScaleConfig config() {
		final MultiScaleConfig base = Keys.preset(preset, pairs);
		final int ownFactor = factor == 0 ? base.factor() : factor;
		return new MultiScaleConfig(name(), ownFactor, ratios("alphas", alphas, base.alphas()), ratios("betas", betas,
			base.betas()), ratios("gammas", gammas, base.gammas()), MultiScaleConfig.parseFilters(filters), crop,
			cropsperrow, new ZoomLevel(zoom, unit), base.pairs(), false);
	}

	/** The preset's name, with a remark where a key changes what the preset says. */
	private String name() {
		final boolean asItIs = factor == 0 && alphas.isBlank() && betas.isBlank() && gammas.isBlank();
		if (asItIs) return preset;
		return preset + ", changed";
	}

	private static List<Double> ratios(final String key, final String text, final List<Double> preset) {
		if (text.isBlank()) return preset;
		if (text.trim().equalsIgnoreCase(LEFT_OUT)) return List.of();
		return Ratios.parse(text, key);
	}
}
