package sc.fiji.superres.command;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.ImageStack;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.ResultsRow;

/** Records an image of a simulated crystal, with the noise and the drift of a real scan. */
@Plugin(type = Command.class, label = "Simulate Lattice...", attrs = @Attr(name = "no-legacy"),
	description = "Records a simulated crystal by HAADF-STEM or STM, and what it would show without noise.")
public final class SimulateLattice extends ContextCommand {

	@Parameter(label = "Sample and microscope", persist = false,
		description = "What is scanned, and how; with random-stem and random-stm each seed is another crystal",
		choices = { "gan-stem", "graphite-stm", "srtio3-stem", "si-stem", "graphene-stem", "mos2-stem",
			"mos2-side-stem", "au-stem", "gaas-stem", "tio2-stem", "zno-stem", "random-stem", "graphene-stm",
			"mos2-stm", "si-stm", "cu-stm", "au-stm", "tio2-stm", "nbse2-stm", "random-stm" })
	private String sample = "gan-stem";

	@Parameter(label = "Width (pixels)", persist = false, description = "Pixels a row, 8 to 16384")
	private int width = 512;

	@Parameter(label = "Height (pixels)", persist = false, description = "Rows, 8 to 16384")
	private int height = 512;

	@Parameter(label = "Width of the field (nm)", style = "format:0.######", persist = false,
		description = "Width of the scanned field in nm (5 MX STEM: 3.15 for 512 pixels; STM: 24)")
	private double field = 3.15;

	@Parameter(label = "Dose (electrons per pixel)", style = "format:0.######", persist = false,
		description = "Mean detected electrons per pixel; more is less noise. For STM the same " +
			"number stands for dwell time")
	private double dose = StemScan.DOSE;

	@Parameter(label = "With defects and faults", persist = false,
		description = "Also draws from the seed any rotation, strain, tilt, point defects, edges, amorphous " +
			"material, adsorbed molecules, and the faults of the microscope")
	private boolean defects = false;

	@Parameter(label = "Seed", persist = false,
		description = "Picks place, rotation, direction of the drift and noise; the same seed gives the same image")
	private long seed = 1;

	@Parameter(label = "Jitter of rows (pixels)", style = "format:0.######", persist = false,
		description = "Standard deviation of the horizontal shift of each row, in pixels")
	private double jitter = StemScan.JITTER;

	@Parameter(label = "Drift (nm)", style = "format:0.######", persist = false,
		description = "How far the sample moves while the image is recorded, in nm (STM: about 2)")
	private double drift = StemScan.DRIFT;

	@Parameter(label = "Noiseless image too, finer by (0 = none)", persist = false,
		description = "Also opens what the scan would show without noise and jitter, with the same drift, at pixels " +
			"this many times finer; 0 does not")
	private int truth = 0;

	@Parameter(label = "Frames", persist = false,
		description = "How often the place is scanned, 1 to 1024: a stack, each frame with its own noise and jitter, " +
			"while the drift goes on from frame to frame")
	private int frames = 1;

	@Parameter(label = "Direction of the lines", persist = false, choices = { "0", "90", "both" },
		description = "0: lines run along x; 90: the scan is turned by 90° about the middle of the field, so that " +
			"lines run along y; both: each frame is scanned at 0° and then at 90°")
	private String rotation = "0";

	@Parameter(label = "Backward too", persist = false,
		description = "Each line is scanned forward and then backward, in half the time a pixel: two slices")
	private boolean backward = false;

	@Parameter(label = "Wandering (nm)", style = "format:0.######", persist = false,
		description = "Standard deviation of a slow movement to and fro along either axis beside the drift, in nm, " +
			"0 to 10; its waves last from a third of a frame to three frames")
	private double wander = 0;

	@Parameter(label = "Planted defects (empty = none)", required = false, persist = false,
		description = "Defects planted into the perfect crystal, with commas between them: vacancy, faint, bright, " +
			"displaced, boundary; STEM also antisite, interstitial; STM also step, adatom. With a noiseless image, " +
			"the one without them opens too")
	private String planted = "";

	@Parameter(label = "List point defects", persist = false,
		description = "Also lists the point defects in the field in the Results table: kind, place in nm, strength")
	private boolean list = false;

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus perfect;

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus noiseless;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output; // the last, so that it is the active image

	@Override
	public void run() {
		final Scan scan = scan();
		final PixelSize pixel = scan.pixelSize();
		final Series series = new Series(frames, Rotation.of(rotation), backward, wander);
		if (truth != 0 && isPlanted()) perfect = image("-perfect", series, (pass, progress) -> scan.perfect(truth, pass,
			progress), finer(pixel));
		if (truth != 0) noiseless = image("-truth", series, (pass, progress) -> scan.truth(truth, pass, progress),
			finer(pixel));
		output = image("", series, scan::simulate, pixel);
		if (list) scan.pointDefects().forEach(this::listed);
	}

	/** A row of the Results table for a defect. */
	private void listed(final Defect defect) {
		new ResultsRow().put("Image", name()).put("Kind", defect.kind()).put("X (nm)", defect.x()).put("Y (nm)", defect
			.y()).put("Strength", defect.strength()).put("Displacement (nm)", defect.displacement()).append();
	}

	private PixelSize finer(final PixelSize pixel) {
		return new PixelSize(pixel.width() / truth, pixel.height() / truth, pixel.unit());
	}

	private boolean isPlanted() {
		return planted != null && !planted.isBlank();
	}

	private Scan scan() {
		if (isPlanted()) return plantedScan();
		if (defects) return Scan.withDefects(sample, width, height, field, dose, jitter, drift, seed);
		return Scan.of(sample, width, height, field, dose, jitter, drift, seed);
	}

	private Scan plantedScan() {
		if (defects) throw new IllegalArgumentException("planted=" + planted +
			" does not go with defects=true, which draws defects of its own: leave one of both out.");
		return Scan.planted(sample, width, height, field, dose, jitter, drift, seed, Planted.parse(planted));
	}

	private String name() {
		return sample + "-" + seed;
	}

	private ImagePlus image(final String what, final Series series,
		final BiFunction<Pass, Progress, ArrayImg<UnsignedByteType, ByteArray>> scanned, final PixelSize pixel)
	{
		final List<Pass> passes = series.passes();
		final Progress progress = new ImageJProgress();
		final ImageStack stack = new ImageStack();
		for (int i = 0; i < passes.size(); i++)
			stack.addSlice(passes.get(i).label(), ImagePlanes.processor(scanned.apply(passes.get(i), progress.part(i,
				passes.size(), passes.get(i).label()))));
		final ImagePlus image = new ImagePlus(name() + what, stack);
		if (passes.size() > 1) image.setDimensions(1, 1, passes.size());
		ImagePlanes.setPixelSize(image, pixel);
		image.setProperty("Info", info());
		return image;
	}

	private String info() {
		final String scanned = String.format(Locale.ROOT,
			"Simulated: sample=%s width=%d height=%d field=%s dose=%s jitter=%s drift=%s seed=%d", sample, width,
			height, field, dose, jitter, drift, seed);
		return scanned + (defects ? " defects=true" : "") + (truth != 0 ? " truth=" + truth : "") + inSeries();
	}

	/** What the scan has beside a single one. */
	private String inSeries() {
		final StringBuilder text = new StringBuilder();
		if (frames != 1) text.append(" frames=").append(frames);
		if (!rotation.equals("0")) text.append(" rotation=").append(rotation);
		if (backward) text.append(" backward=true");
		if (wander != 0) text.append(" wander=").append(wander);
		if (isPlanted()) text.append(" planted=[").append(planted).append(']');
		return text.toString();
	}
}
