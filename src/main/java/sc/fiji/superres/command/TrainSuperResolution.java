package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.optimize.Stopping;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.recipe.Plan;
import sc.fiji.superres.recipe.RateKeys;
import sc.fiji.superres.recipe.Recipe;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.train.ConfigOverrides;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.watch.TrainingWatch;

/** Trains a network on a folder of low-resolution images, or on those that are open. */
@Plugin(type = Command.class, label = "Train Super-Resolution...", attrs = @Attr(name = "no-legacy"),
	description = "Trains super-resolution on low-resolution images only; it can be ended early and keeps its model.")
public final class TrainSuperResolution extends ContextCommand implements Form.Explanation {

	/** Crops of a training target along each side of a resized image, as published. */
	private static final int CROPS_PER_ROW = 8;

	private static final String BY_RECIPE = "by recipe";
	private static final String RANDOM = "random";

	@Parameter(label = "Images (a folder)", style = "directory,folder-or-images", persist = false,
		description = "Folder with grey images (TIFF, PNG, Nanonis, Gatan and others), all recorded at one " +
			"zoom level; or a folder of pairs, by Generate Training Pairs or with HR and LR folders; or the words: active " +
			"image, or: open images, for all that are open")
	private File source;

	@Parameter(label = "Run folder (new, or one to go on with)", style = "directory", persist = false,
		description = "Gets config.json, log.csv, loss.png, preview, checkpoint, model.pt and best.pt")
	private File run;

	@Parameter(label = "How long", persist = false, choices = { Keys.BY_PRESET, "try", "good", "overnight",
		"published" },
		description = "How long to train: try about 3 minutes, good an hour, overnight ten hours on two cores; " +
			"published: as published, months on a CPU. By preset: published for published pairs, else good. " +
			"Keys that are given win over it")
	private String recipe = Keys.BY_PRESET;

	@Parameter(label = "Zoom levels to learn", persist = false,
		description = "Which zoom levels the training pairs cover", choices = { "4x independent 5-20",
			"2x independent 24-12", "4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10",
			"4x ms 1.25-10 conv 11-15", "4x ms 1.25-17 conv 17-19", "4x ms 5-17 conv 17-19", "2x single-scale",
			"2x ms 24-14", "2x ms 48-14", "2x ms 24-14 conv 14-13" })
	private String preset = "4x independent 5-20";

	@Parameter(label = "Zoom level of the images (0 = as they tell)", style = "format:0.######", persist = false,
		description = "Zoom level at which the images were recorded; 0 for what their names or pixel " +
			"sizes tell, else the preset's")
	private double zoom = 0;

	@Parameter(label = "Unit of the zoom level (empty = as they tell)", style = "unit", persist = false,
		description = "MX (magnification, millionfold) or nm (field width); empty for what the images tell")
	private String unit = "";

	@Parameter(label = "Begin with a model (empty = anew)", style = "model-or-none", required = false, persist = false,
		description = "Weights to fine-tune: a model file, an official state dict, a run folder, or " + Keys.STARTERS)
	private File start;

	@Parameter(label = "Training pairs", persist = false, choices = { Keys.BY_PRESET, "independent", "published" },
		description = "independent: input and target share no noise and have one centre; published: as " +
			"in Möller et al. 2023")
	private String pairs = Keys.BY_PRESET;

	@Parameter(label = "Network", persist = false, choices = { BY_RECIPE, "fast", "light", "classical", "real",
		"real-large", "denoise", "tiny", "span", "rrdb" },
		description = "By recipe: fast on a CPU, light on a GPU. fast: convolutions, for computers without a GPU; " +
			"light to denoise: the official SwinIR networks, tiny: a small one; span: small; rrdb: the network of " +
			"ESRGAN, large")
	private String network = BY_RECIPE;

	@Parameter(label = "Minutes at most (0 = no limit)", style = "format:0.######", persist = false,
		description = "Stops after this time with a model that can be used and a checkpoint to go on from")
	private double minutes = 0;

	@Parameter(label = "Steps (0 = the recipe's)", persist = false, description = "Training steps in all")
	private long iterations = 0;

	@Parameter(label = "Pairs in a step (0 = the recipe's)", persist = false, description = "Pairs in a step")
	private int batch = 0;

	@Parameter(label = "Side of a target (pixels, 0 = the recipe's)", persist = false,
		description = "Side of a training target in pixels")
	private int patch = 0;

	@Parameter(label = "Learning rate (0 = the recipe's)", style = "format:0.######", persist = false,
		description = "First, or largest, learning rate of AdamW")
	private double learningrate = 0;

	@Parameter(label = "Course of the learning rate", persist = false, choices = { Keys.BY_PRESET, RateKeys.STEP,
		RateKeys.COSINE, RateKeys.ONE_CYCLE },
		description = "Learning rate: step falls at the milestones, cosine to 0 at the end, onecycle " +
			"rises first over a twentieth of the run; by preset: step where milestones are given or pairs are " +
			"published, else onecycle")
	private String schedule = Keys.BY_PRESET;

	@Parameter(label = "Steps at which it halves (empty = as published)", persist = false,
		description = "Iterations at which the learning rate halves, such as 1000,2000; empty for the " +
			"published shares of the run")
	private String milestones = "";

	@Parameter(label = "Share kept back to watch (0 to 1)", style = "format:0.######", persist = false,
		description = "Share of the images kept back to watch the training, 0 to 1")
	private double validation = 0.1;

	@Parameter(label = "Stop after validations without a gain (0 = never)", persist = false,
		description = "Stops after as many validations in a row without a better PSNR")
	private int patience = 0;

	@Parameter(label = "Grey values for black and white", style = "range", persist = false,
		description = "Grey values that map to 0 and 1 in every image: auto (0:255 for " +
			"8-bit, else minimum to maximum without hot pixels), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = TrainingImages.AUTO;

	@Parameter(label = "Bring all images to one pixel size", persist = false,
		description = "Shrinks images to the largest pixels among them; else images of different " +
			"pixel size are refused")
	private boolean resample = false;

	@Parameter(label = "Device", style = "device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter(label = "Precision", persist = false, choices = { BY_RECIPE, "full", "bf16" },
		description = "In what the network computes while it learns; bf16, for SwinIR on GPUs, is faster and needs half the " +
			"memory. By recipe: bf16 on a GPU unless published, else full")
	private String precision = BY_RECIPE;

	@Parameter(label = "Go on with the training in the run folder", persist = false,
		description = "Go on with the training the run folder holds, if any")
	private boolean resume = true;

	@Parameter(label = "Flip and turn the pairs", persist = false,
		description = "Flips and turns each pair at random, eight ways")
	private boolean flips = true;

	@Parameter(label = "Places of the crops", persist = false, choices = { BY_RECIPE, "grid", RANDOM },
		description = "grid: 8 crops along each side of a resized image, as published; random: anywhere in it; by " +
			"recipe: grid for published, else random")
	private String crops = BY_RECIPE;

	@Parameter(label = "Loss", persist = false, choices = { "l1", "charbonnier", "l2" },
		description = "l1: mean absolute difference, the method's; charbonnier: the same, smooth at 0; " +
			"l2: mean squared difference")
	private String loss = "l1";

	@Parameter(label = "Seed", persist = false,
		description = "Of the split, the first weights and the order of the pairs")
	private long seed = 1;

	@Parameter(label = "Memory for resized images (MiB, 0 = automatic)", persist = false,
		description = "Memory for resized images in MiB; 0 is a quarter of ImageJ's, at most 2048. Less " +
			"is slower, not different")
	private int cache = 0;

	@Parameter(label = "File of further settings (empty = none)", style = "open", required = false, persist = false,
		description = "JSON with further fields of config.json, " +
			"such as {\"average\": 0.99, \"optimizer\": {\"clip\": 1}}")
	private File config;

	@Parameter
	private SuperResolutionService service;

	@Override
	public String explain(final String key, final String answer) {
		if (key.equals("precision")) return ""; // it means another thing here than where images are enlarged
		return AnswerNotes.of(key, answer);
	}

	@Override
	public void run() {
		Keys.path("source", source); // whoever fills in nothing is told of the first question first
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
		final Beginning begun = Beginning.of(start);
		final Plan plan = plan();
		final TrainingPairs made = trainingPairs(plan, watch::noted);
		made.notes().forEach(watch::noted);
		final TrainConfig training = config(plan, made, begun);
		final Progress progress = service.sharing(watch.progress());
		service.start(progress);
		watch.noted("Training " + training.network().summary() + " on " + service.deviceStatus(device));
		return service.withDevice(device, progress, chosen -> new Trainer(training, folder, chosen).train(made.train(),
			made.validation(), begun.weights(), resume, watch, progress, control));
	}

	/** What the recipe sets for this device, changed by the keys that were given. */
	private Plan plan() {
		final MultiScaleConfig wanted = Keys.preset(preset, pairs);
		final Plan byRecipe = recipe(wanted.pairs()).plan(service.isGpu(device), wanted.factor());
		return byRecipe.with(chosenNetwork(), iterations, batch, patch, learningrate);
	}

	private Recipe recipe(final PairKind kind) {
		if (recipe.isBlank() || recipe.trim().equals(Keys.BY_PRESET)) return Recipe.by(kind);
		return Recipe.of(recipe);
	}

	/** Empty where the recipe chooses. */
	private String chosenNetwork() {
		return network.trim().equals(BY_RECIPE) ? "" : network;
	}

	private TrainingPairs trainingPairs(final Plan plan, final Consumer<String> log) throws IOException {
		checkValidation();
		final long bytes = TrainingImages.cacheBytes(cache);
		final MultiScaleConfig wanted = wantedPairs(plan);
		return new TrainingImages(Keys.text(source), range, zoom, unit, resample).pairs(wanted, validation, seed, bytes,
			log);
	}

	private void checkValidation() {
		if (validation >= 0 && validation < 1) return;
		throw new IllegalArgumentException("validation=" + validation +
			" is no share of the images: give 0 to less than 1, such as 0.1.");
	}

	private MultiScaleConfig wantedPairs(final Plan plan) {
		final MultiScaleConfig named = Keys.preset(preset, pairs);
		plan.requirePatch(named.factor());
		return named.withCrop(plan.patch(), CROPS_PER_ROW);
	}

	/** The training as the keys give it, changed by the file of further fields where one is named. */
	private TrainConfig config(final Plan plan, final TrainingPairs made, final Beginning begun) throws IOException {
		final MultiScaleConfig pairs = made.config();
		final NetworkConfig begins = begun.network(!chosenNetwork().isEmpty(), plan, pairs.factor());
		final TrainConfig untaught = byKeys(plan, pairs, begins);
		final boolean taught = !made.train().images().isEmpty() && begun.teaches(pairs, begins);
		final TrainConfig byKeys = taught ? untaught.withTeacher() : untaught;
		if (Keys.text(config).isBlank()) return byKeys;
		return ConfigOverrides.applyFile(byKeys, Keys.path("config", config));
	}

	private TrainConfig byKeys(final Plan plan, final MultiScaleConfig made, final NetworkConfig architecture) {
		final RateKeys rates = new RateKeys(schedule, milestones);
		final TrainConfig byPreset = TrainConfig.of(made, architecture, plan.iterations(), plan.batch(), plan
			.learningRate(), rates.milestones(), validation, seed);
		final Loss.Kind kind = Loss.Kind.valueOf(loss.toUpperCase(Locale.ROOT));
		return byPreset.with(kind, rates.of(byPreset), new Stopping(patience, minutes)).withAugmentation(augmentation(
			plan, made.pairs())).withPrecision(precision(made.pairs(), architecture));
	}

	private Augmentation augmentation(final Plan plan, final PairKind kind) {
		final double oddities = kind == PairKind.INDEPENDENT ? plan.oddities() : 0;
		return new Augmentation(flips, randomCrops(plan), plan.mixing(), oddities);
	}

	private Precision precision(final PairKind kind, final NetworkConfig architecture) {
		if (!precision.equals(BY_RECIPE)) return Precision.of(precision);
		final Precision byRecipe = recipe(kind).precision(service.isGpu(device));
		return architecture.learnsIn(byRecipe) ? byRecipe : Precision.FULL;
	}

	private boolean randomCrops(final Plan plan) {
		if (crops.equals(BY_RECIPE)) return plan.randomCrops();
		return crops.equals(RANDOM);
	}
}
