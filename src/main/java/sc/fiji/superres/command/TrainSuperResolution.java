package sc.fiji.superres.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.optimize.Stopping;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.train.ConfigOverrides;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.watch.TrainingWatch;

/** Trains a network on a folder of low-resolution images, or on the one that is open. */
@Plugin(type = Command.class, label = "Train Super-Resolution...", attrs = @Attr(name = "no-legacy"),
	description = "Trains super-resolution on low-resolution images only; Escape stops and keeps the model.")
public final class TrainSuperResolution implements Command {

	/** Side of the smallest target that is large enough to compare structures in, in pixels. */
	private static final int LEAST_PATCH = 16;
	/** Crops of a training target along each side of a resized image, as published. */
	private static final int CROPS_PER_ROW = 8;

	private static final String RANDOM = "random";
	private static final String STEP = "step";
	private static final String COSINE = "cosine";
	private static final String ONE_CYCLE = "onecycle";

	@Parameter(label = "Source (folder of images or pairs, or active image)", style = "directory", persist = false,
		description = "Folder with grey TIFF, PNG, JPEG, BMP or GIF images, all recorded at one zoom level; " +
			"or a folder of pairs, by Generate Training Pairs or with HR and LR folders; or the words: active image")
	private String source = "";

	@Parameter(label = "Run folder, new or to go on with", style = "directory", persist = false,
		description = "Gets config.json, log.csv, loss.png, preview, checkpoint, model.pt and best.pt")
	private String run = "";

	@Parameter(label = "Preset", persist = false, description = "Which zoom levels the training pairs cover",
		choices = { "4x independent 5-20", "2x independent 24-12", "4x single-scale", "4x ms 1.25-5", "4x ms 5-10",
			"4x ms 1.25-10", "4x ms 1.25-10 conv 11-15", "4x ms 1.25-17 conv 17-19", "4x ms 5-17 conv 17-19",
			"2x single-scale", "2x ms 24-14", "2x ms 48-14", "2x ms 24-14 conv 14-13" })
	private String preset = "4x independent 5-20";

	@Parameter(label = "Pairs", persist = false, choices = { Keys.BY_PRESET, "independent", "published" },
		description = "independent: input and target share no noise and have one centre; published: as " +
			"in Moeller et al. 2023")
	private String pairs = Keys.BY_PRESET;

	@Parameter(label = "Zoom (0 = from the images)", persist = false,
		description = "Zoom level at which the images were recorded; 0 for what their names or pixel " +
			"sizes tell, else the preset's")
	private double zoom = 0;

	@Parameter(label = "Unit (empty = from the images)", persist = false,
		description = "MX (magnification, millionfold) or nm (field width); empty for what the images tell")
	private String unit = "";

	@Parameter(label = "Range", persist = false,
		description = "Grey values that map to 0 and 1 in every image: auto (0:255 for " +
			"8-bit, else minimum to maximum without hot pixels), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = TrainingImages.AUTO;

	@Parameter(label = "Resample to one pixel size", persist = false,
		description = "Shrinks images to the largest pixels among them; else images of different " +
			"pixel size are refused")
	private boolean resample = false;

	@Parameter(label = "Network", persist = false, choices = { "light", "classical", "real", "real-large", "denoise",
		"tiny", "span", "rrdb" },
		description = "The official SwinIR networks; tiny: for first tries, some minutes on two cores; " +
			"span: small and fast; rrdb: the network of ESRGAN, large")
	private String network = "light";

	@Parameter(label = "Iterations", persist = false, description = "Training steps in all")
	private long iterations = 150_000;

	@Parameter(label = "Batch (pairs, 0 = preset's)", persist = false,
		description = "Pairs in a step; 16 for 4x, 4 for 2x")
	private int batch = 0;

	@Parameter(label = "Patch (target px)", persist = false, description = "Side of a training target in pixels")
	private int patch = 256;

	@Parameter(label = "Learningrate", persist = false, description = "First learning rate of AdamW")
	private double learningrate = 0.001;

	@Parameter(label = "Milestones (empty = published)", persist = false,
		description = "Iterations at which the learning rate halves, such as 1000,2000; empty for the " +
			"published shares of the run")
	private String milestones = "";

	@Parameter(label = "Validation (share)", persist = false,
		description = "Share of the images kept back to watch the training, 0 to 1")
	private double validation = 0.1;

	@Parameter(label = "Seed", persist = false,
		description = "Of the split, the first weights and the order of the pairs")
	private long seed = 1;

	@Parameter(label = "Device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter(label = "Resume", persist = false, description = "Go on with the training the run folder holds, if any")
	private boolean resume = true;

	@Parameter(label = "Start from (empty = anew)", style = "open", persist = false,
		description = "Weights to fine-tune: a model file, a SwinIR state dict, or a run folder")
	private String start = "";

	@Parameter(label = "Flips", persist = false, description = "Flips and turns each pair at random, eight ways")
	private boolean flips = true;

	@Parameter(label = "Crops", persist = false, choices = { "grid", RANDOM },
		description = "grid: 8 crops along each side of a resized image, as published; random: anywhere in it")
	private String crops = "grid";

	@Parameter(label = "Cache (MiB, 0 = auto)", persist = false,
		description = "Memory for resized images in MiB; 0 is a quarter of ImageJ's, at most 2048. Less " +
			"is slower, not different")
	private int cache = 0;

	@Parameter(label = "Loss", persist = false, choices = { "l1", "charbonnier", "l2" },
		description = "l1: mean absolute difference, the method's; charbonnier: the same, smooth at 0; " +
			"l2: mean squared difference")
	private String loss = "l1";

	@Parameter(label = "Schedule", persist = false, choices = { Keys.BY_PRESET, STEP, COSINE, ONE_CYCLE },
		description = "Learning rate: step falls at the milestones, cosine to 0 at the end, onecycle " +
			"rises first over a twentieth of the run; by preset: step where milestones are given or pairs are " +
			"published, else onecycle")
	private String schedule = Keys.BY_PRESET;

	@Parameter(label = "Minutes (0 = no limit)", persist = false,
		description = "Stops after this time with a model that can be used and a checkpoint to go on from")
	private double minutes = 0;

	@Parameter(label = "Patience (validations, 0 = off)", persist = false,
		description = "Stops after as many validations in a row without a better PSNR")
	private int patience = 0;

	@Parameter(label = "Config file (empty = none)", style = "open", persist = false,
		description = "JSON with further fields of config.json, " +
			"such as {\"average\": 0.99, \"optimizer\": {\"clip\": 1}}")
	private String config = "";

	@Parameter
	private SuperResolutionService service;

	@Override
	public void run() {
		final Path to = Keys.path("run", run);
		final TrainingControl control = new TrainingControl();
		try (TrainingWatch watch = new TrainingWatch(to, control)) {
			watch.finished(train(new RunFolder(to), watch, control));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private TrainingResult train(final RunFolder folder, final TrainingWatch watch, final TrainingControl control)
		throws IOException
	{
		final StateDict weights = startWeights();
		final TrainingPairs made = trainingPairs(watch::noted);
		made.notes().forEach(watch::noted);
		final TrainConfig recipe = recipe(made.config());
		final Progress progress = service.sharing(watch.progress());
		noteDevice(watch);
		return service.withDevice(device, progress, chosen -> new Trainer(recipe, folder, chosen).train(made.train(),
			made.validation(), weights, resume, watch, progress, control));
	}

	private void noteDevice(final TrainingWatch watch) {
		watch.noted("Training on " + service.deviceStatus(device));
	}

	/** The weights to begin with; null where they are drawn from the seed. */
	private StateDict startWeights() throws IOException {
		if (start.isBlank()) return null;
		return ModelRef.of("start", start).read().weights();
	}

	private TrainingPairs trainingPairs(final Consumer<String> log) throws IOException {
		checkValidation();
		final long bytes = TrainingImages.cacheBytes(cache);
		final MultiScaleConfig wanted = wantedPairs();
		return new TrainingImages(source, range, zoom, unit, resample).pairs(wanted, validation, seed, bytes, log);
	}

	private void checkValidation() {
		if (validation >= 0 && validation < 1) return;
		throw new IllegalArgumentException("validation=" + validation +
			" is no share of the images: give 0 to less than 1, such as 0.1.");
	}

	private MultiScaleConfig wantedPairs() {
		final MultiScaleConfig named = Keys.preset(preset, pairs);
		checkPatch(named.factor());
		return named.withCrop(patch, CROPS_PER_ROW);
	}

	private void checkPatch(final int factor) {
		if (patch >= LEAST_PATCH && patch % factor == 0) return;
		throw new IllegalArgumentException("patch=" + patch +
			" is no side of a training target: give a multiple of the factor " + factor + ", at least " + LEAST_PATCH +
			".");
	}

	/** The recipe as the keys give it, changed by the file of further fields where one is named. */
	private TrainConfig recipe(final MultiScaleConfig pairConfig) throws IOException {
		final TrainConfig byKeys = byKeys(pairConfig);
		if (config.isBlank()) return byKeys;
		return byFile(Keys.path("config", config), byKeys);
	}

	private static TrainConfig byFile(final Path file, final TrainConfig byKeys) throws IOException {
		try {
			return ConfigOverrides.apply(byKeys, Files.readString(file));
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException("config=" + file + ": " + exc.getMessage(), exc);
		}
	}

	private TrainConfig byKeys(final MultiScaleConfig pairConfig) {
		final NetworkConfig architecture = Architectures.preset(network, pairConfig.factor());
		final TrainConfig byPreset = TrainConfig.of(pairConfig, architecture, iterations, batch, learningrate, steps(),
			validation, seed).withAugmentation(new Augmentation(flips, crops.equals(RANDOM)));
		final Loss.Kind kind = Loss.Kind.valueOf(loss.toUpperCase(Locale.ROOT));
		return byPreset.with(kind, rates(byPreset.schedule()), new Stopping(patience, minutes));
	}

	private Schedule rates(final Schedule byPreset) {
		return switch (schedule) {
			case COSINE -> byPreset.withKind(Schedule.Kind.COSINE).withWarmup(0);
			case ONE_CYCLE -> byPreset.oneCycle(iterations);
			case STEP -> Schedule.steps(learningrate, stepsOrPublished());
			default -> byPreset;
		};
	}

	private List<Long> stepsOrPublished() {
		if (milestones.isBlank()) return Schedule.publishedMilestones(iterations);
		return steps();
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
}
