package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;

import sc.fiji.superres.Progress;
import sc.fiji.superres.Software;
import sc.fiji.superres.bridge.MacroOfCommand;
import sc.fiji.superres.crops.CropDraw;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.Ratios;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.evaluate.Evaluation;
import sc.fiji.superres.evaluate.Plan;
import sc.fiji.superres.evaluate.Protocol;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.report.Report;
import sc.fiji.superres.report.ReportFolder;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.WebPage;
import sc.fiji.superres.watch.EvaluationRows;
import sc.fiji.superres.watch.EvaluationWatch;

/** Judges models against bicubic over zoom levels, and writes a report. */
@Plugin(type = Command.class, label = "Evaluate Super-Resolution...", attrs = @Attr(name = "no-legacy"),
	description = "Compares models with bicubic over every zoom level, and writes tables, plots, a gallery and a page.")
public final class EvaluateSuperResolution extends ContextCommand implements Form.Explanation {

	private static final String STANDARD = "standard";
	private static final String PHYSICAL = "physical";
	private static final String TRUTH = "truth";
	private static final String PAIRS = "pairs";
	private static final String FAIR = "fair";
	private static final String PUBLISHED = "published";
	private static final String GOES_ON = "Called again with the same settings, the evaluation goes on where it was.";

	@Parameter(label = "What is compared", persist = false, choices = { STANDARD, PHYSICAL, TRUTH, PAIRS },
		description = "standard: inputs are made from the references; physical: inputs were recorded separately; " +
			"truth: references without noise; pairs: references are second recordings of the same places")
	private String mode = STANDARD;

	@Parameter(label = "Models", style = "models", persist = false,
		description = "Model files, run folders, bicubic, or " + Keys.STARTERS + "; macros have ; between them")
	private String models = EvaluatedModels.BICUBIC;

	@Parameter(label = "Folder of references", style = "directory", persist = false,
		description = "Folder with grey images, recorded at the factor times the zoom level of the LR data; " +
			"for mode=truth and pairs also at that level")
	private File reference;

	@Parameter(label = "Folder of inputs (for all but standard)", style = "directory", required = false,
		persist = false,
		description = "Folder with grey images, recorded separately at the zoom level of the LR data; " +
			"for mode=physical, truth and pairs")
	private File source;

	@Parameter(label = "Folder for the report (new or empty)", style = "directory", persist = false,
		description = "Gets report.html, scores.csv, summary.csv, gallery.png and plots")
	private File output;

	@Parameter(label = "Zoom level of the inputs", style = "format:0.######", persist = false,
		description = "Zoom level of the low-resolution images, in the unit below; " +
			"references were recorded at factor times it")
	private double zoom = 5;

	@Parameter(label = "Unit of the zoom level", persist = false,
		description = "MX: magnification, millionfold; nm: width of the field", choices = { ZoomLevel.MX,
			ZoomLevel.NM })
	private String unit = ZoomLevel.MX;

	@Parameter(label = "Factor of the models", persist = false,
		description = "How much the models enlarge: 4 for STEM, 2 for STM")
	private int factor = 4;

	@Parameter(label = "Protocol", persist = false, choices = { FAIR, PUBLISHED },
		description = "fair: at the right place, without shared pixels and wrong matches; " +
			"published: as Möller et al. 2023 did")
	private String protocol = FAIR;

	@Parameter(label = "Zoom levels to judge (empty = every integer)", persist = false,
		description = "Zoom levels to evaluate, in the unit above, such as 5:5:20 or 5,10,20; " +
			"for standard and physical")
	private String levels = "";

	@Parameter(label = "Crops of an image at each level", persist = false,
		description = "Crops of each image at each zoom level")
	private int crops = 8;

	@Parameter(label = "Side of a crop (pixels of the reference)", persist = false,
		description = "Side of a crop in pixels of the reference")
	private int crop = 256;

	@Parameter(label = "Seed", persist = false,
		description = "Picks the places of the crops; the same seed, the same places")
	private long seed = 1;

	@Parameter(label = "Device", style = "device", persist = false, description = "auto, cpu, cuda, cuda:1 and so on")
	private String device = "auto";

	@Parameter
	private SuperResolutionService service;

	private EvaluatedImages images;
	private EvaluatedModels judged;
	private Protocol judging;
	private PixelSize pixel;
	private Evaluation evaluation;

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	@Override
	public void run() {
		// between crops, where somebody waits
		final Progress progress = service.sharing(new ImageJProgress());
		try (ReportFolder folder = ReportFolder.at(Keys.path("output", output))) {
			prepare();
			begin(folder);
			judge(folder, progress);
			if (protocol.equals(FAIR)) logNewNotes();
			write(folder, evaluation.notes());
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** Reads everything that the report needs now, since files may be gone at the end. */
	private void prepare() throws IOException {
		judged = EvaluatedModels.parse(models, factor);
		images = new EvaluatedImages(Keys.text(reference), Keys.text(source));
		judging = protocol();
		pixel = pixelSize();
		evaluation = new Evaluation(judging);
		evaluation.notes().forEach(IJ::log);
	}

	/** Goes on with what an evaluation of the same images and settings has measured before it was stopped. */
	private void begin(final ReportFolder folder) throws IOException {
		folder.begin(Plan.of(mode + ", " + protocol, judging, images.references(), images.sourcesIfAny()).text());
		evaluation.keepIn(folder.levels(), IJ::log);
	}

	/** Where something ends the evaluation early, what was measured becomes a report of its own, which says so. */
	private void judge(final ReportFolder folder, final Progress progress) throws IOException {
		try (EvaluationWatch watch = new EvaluationWatch(judging.pyramid())) {
			final Consumer<ScoreTable> levelFinished = watch.andThen(folder::keep);
			evaluation.run(judged.candidates(service, device, progress), levelFinished, progress);
		}
		catch (IOException | RuntimeException | Error exc) {
			if (!evaluation.table().scores().isEmpty()) writeUnfinished(folder, exc.getMessage());
			throw exc;
		}
	}

	private void writeUnfinished(final ReportFolder folder, final String why) throws IOException {
		final List<String> notes = new ArrayList<>();
		notes.add("This evaluation did not come to its end: " + why);
		notes.add(GOES_ON);
		IJ.log(GOES_ON);
		notes.addAll(evaluation.notes());
		try (ReportFolder unfinished = folder.unfinished()) {
			write(unfinished, notes);
		}
	}

	private void write(final ReportFolder folder, final List<String> notes) throws IOException {
		final Report report = report(notes);
		EvaluationRows.append(report.table());
		WebPage.show(folder.write(report));
	}

	private Report report(final List<String> notes) {
		final String title = "Super-resolution ×" + factor + ": " + mode + " evaluation";
		return new Report(title, facts(), evaluation.table(), judging.pyramid(), pixel, evaluation.examples(), notes);
	}

	/** Logs the notes that were not there before the evaluation. */
	private void logNewNotes() {
		evaluation.notes().stream().filter(note -> !judging.notes().contains(note)).forEach(IJ::log);
	}

	private Protocol protocol() throws IOException {
		images.requireOtherFolder();
		final CropDraw draw = new CropDraw(crop, crops, seed);
		if (isPaired()) return paired(draw);
		if (mode.equals(PHYSICAL)) return Protocol.physical(rules(), pyramid(), draw, images.references(), images
			.sources());
		images.requireNoSource();
		return Protocol.standard(rules(), pyramid(), draw, images.references());
	}

	private Protocol paired(final CropDraw draw) throws IOException {
		requireNotPublished();
		requireNoLevels();
		return Protocol.paired(new ZoomLevel(zoom, unit), factor, draw, images.references(), images.sources());
	}

	private Rules rules() {
		if (protocol.equals(FAIR)) return Rules.FAIR;
		return Rules.PUBLISHED;
	}

	private boolean isPaired() {
		return mode.equals(TRUTH) || mode.equals(PAIRS);
	}

	private void requireNotPublished() {
		if (!protocol.equals(PUBLISHED)) return;
		throw new IllegalArgumentException("protocol=published has no mode=" + mode +
			"; use protocol=fair, or mode=standard or physical.");
	}

	private void requireNoLevels() {
		if (levels.isBlank()) return;
		throw new IllegalArgumentException("levels=" + levels + " is for mode=standard and physical; mode=" + mode +
			" compares at the zoom level of the references.");
	}

	private ZoomPyramid pyramid() {
		final ZoomLevel recorded = new ZoomLevel(zoom, unit);
		if (levels.isBlank()) return ZoomPyramid.everyInteger(recorded, factor);
		return ZoomPyramid.of(recorded, factor, Ratios.parse(levels, "levels"));
	}

	/** The references of pairs may be recorded at another level than that of the pixels. */
	private PixelSize pixelSize() throws IOException {
		final double ratio = isPaired() ? judging.pyramid().ratio(judging.pyramid().levels().get(0)) : 1;
		return images.pixelSize(new ZoomLevel(zoom, unit), factor, ratio);
	}

	private Map<String, String> facts() {
		final Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Protocol", protocol);
		facts.put("References", reference + kindOfReferences());
		if (!mode.equals(STANDARD)) facts.put("Low-resolution images", Keys.text(source));
		facts.put("Zoom levels", judging.levels());
		facts.put("Inputs", judging.description());
		facts.put("Crops", crops + " of each image at each level, " + crop + "×" + crop + " pixels, seed " + seed);
		facts.put("Grey values", "0 … 255; the peak of PSNR is 255, no border is cut");
		judged.descriptions().forEach(facts::put);
		facts.put("Date", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
		facts.put("Made by", Software.description());
		facts.put("All settings", MacroOfCommand.of(this));
		return facts;
	}

	private String kindOfReferences() {
		return switch (mode) {
			case TRUTH -> " (without noise)";
			case PAIRS -> " (second recordings)";
			default -> "";
		};
	}
}
