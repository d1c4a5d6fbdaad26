package sc.fiji.superres.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairSource;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.imagej.ImageFiles;
import sc.fiji.superres.imagej.ImageJProgress;
import sc.fiji.superres.imagej.TrainingWatch;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.swinir.ModelFiles;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;

/** Trains a network on a folder of low-resolution images. */
@Plugin(type = Command.class, label = "Train Super-Resolution...", attrs = @Attr(name = "no-legacy"),
	description = "Trains super-resolution on low-resolution images only; Escape stops and keeps the model.")
public final class TrainSuperResolution implements Command {

	/** Crops of a training target along each side of a resized image, as published. */
	private static final int CROPS_PER_ROW = 8;
	/** What resized images may keep in memory: a quarter of the heap, at most this. */
	private static final long MOST_CACHE = 2L << 30;

	@Parameter(label = "Folder of low-resolution images", style = "directory", persist = false,
		description = "Folder with grey TIFF, PNG, JPEG, BMP or GIF images, all recorded at one zoom level")
	private String source = "";

	@Parameter(label = "Run folder, new or to go on with", style = "directory", persist = false,
		description = "Gets config.json, log.csv, loss.png, preview, checkpoint, model.pt and best.pt")
	private String run = "";

	@Parameter(label = "Preset", persist = false, description = "Which zoom levels the training pairs cover", choices = {
		"4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10", "4x ms 1.25-10 conv 11-15",
		"4x ms 1.25-17 conv 17-19", "4x ms 5-17 conv 17-19", "2x single-scale", "2x ms 24-14", "2x ms 48-14",
		"2x ms 24-14 conv 14-13" })
	private String preset = "4x ms 1.25-10";

	@Parameter(label = "Network", persist = false, choices = { "light", "tiny" },
		description = "light: the official lightweight SwinIR; tiny: for first tries, some minutes on two cores")
	private String network = "light";

	@Parameter(label = "Iterations", persist = false, description = "Training steps in all")
	private long iterations = 150_000;

	@Parameter(label = "Batch (pairs, 0 = preset's)", persist = false, description = "Pairs in a step; 16 for 4x, 4 for 2x")
	private int batch = 0;

	@Parameter(label = "Patch (target px)", persist = false, description = "Side of a training target in pixels")
	private int patch = 256;

	@Parameter(label = "Learningrate", persist = false, description = "First learning rate of AdamW")
	private double learningrate = 0.001;

	@Parameter(label = "Milestones (empty = published)", persist = false,
		description = "Iterations at which the learning rate halves, such as 1000,2000; empty for the published shares of the run")
	private String milestones = "";

	@Parameter(label = "Validation (share)", persist = false,
		description = "Share of the images kept back to watch the training, 0 to 1")
	private double validation = 0.1;

	@Parameter(label = "Seed", persist = false, description = "Of the split, the first weights and the order of the pairs")
	private long seed = 1;

	@Parameter(label = "Device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter(label = "Resume", persist = false, description = "Go on with the training the run folder holds, if any")
	private boolean resume = true;

	@Parameter(label = "Start from (empty = anew)", style = "open", persist = false,
		description = "Weights to fine-tune: a model file, a SwinIR state dict, or a run folder")
	private String start = "";

	@Parameter
	private SuperResolutionService service;

	@Override
	public void run() {
		final Path from = Keys.path("source", source), to = Keys.path("run", run);
		try (TrainingWatch watch = new TrainingWatch(to)) {
			final StateDict weights = start.isBlank() ? null : ModelFiles.read(Keys.path("start", start)).weights();
			final TrainConfig config = config();
			final Split<SourceImage> split = Split.of(ImageFiles.readFolder(from), SourceImage::name, new Split.Shares(1 -
				validation, validation, 0), seed);
			final ImageJProgress progress = new ImageJProgress();
			watch.noted("Training on " + service.deviceStatus(device));
			watch.finished(service.withDevice(device, progress, chosen -> new Trainer(config, new RunFolder(to), chosen).train(
				pairs(split.train(), config), split.validation().isEmpty() ? null : pairs(split.validation(), config), weights,
				resume, watch, progress)));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private TrainConfig config() {
		if (!(validation >= 0 && validation < 1)) throw new IllegalArgumentException("validation=" + validation +
			" is no share of the images: give 0 to less than 1, such as 0.1.");
		final MultiScaleConfig pairs = MultiScaleConfig.preset(preset).withCrop(patch, CROPS_PER_ROW);
		return TrainConfig.of(pairs, SwinIrConfig.preset(network, pairs.factor()), iterations, batch, learningrate, steps(),
			validation, seed);
	}

	private List<Long> steps() {
		if (milestones.isBlank()) return List.of();
		try {
			return Arrays.stream(milestones.split(",", -1)).map(String::trim).map(Long::valueOf).toList();
		}
		catch (final NumberFormatException exc) {
			throw new IllegalArgumentException("milestones=" + milestones +
				" is not understood: give rising iterations such as 1000,2000.", exc);
		}
	}

	private static PairSource pairs(final List<SourceImage> images, final TrainConfig config) {
		return PairSource.of(images, config.pairs(), Math.min(MOST_CACHE, Runtime.getRuntime().maxMemory() / 4));
	}
}
