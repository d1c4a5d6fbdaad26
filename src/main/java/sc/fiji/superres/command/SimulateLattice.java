package sc.fiji.superres.command;

import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.user.ImageJProgress;

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

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus noiseless;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output; // the last, so that it is the active image

	@Override
	public void run() {
		final Scan scan = scan();
		final PixelSize pixel = scan.pixelSize();
		if (truth != 0) noiseless = image("-truth", scan.truth(truth, new ImageJProgress()), finer(pixel));
		output = image("", scan.simulate(new ImageJProgress()), pixel);
	}

	private PixelSize finer(final PixelSize pixel) {
		return new PixelSize(pixel.width() / truth, pixel.height() / truth, pixel.unit());
	}

	private Scan scan() {
		if (defects) return Scan.withDefects(sample, width, height, field, dose, jitter, drift, seed);
		return Scan.of(sample, width, height, field, dose, jitter, drift, seed);
	}

	private ImagePlus image(final String what, final ArrayImg<UnsignedByteType, ByteArray> pixels,
		final PixelSize pixel)
	{
		final ImagePlus image = new ImagePlus(sample + "-" + seed + what, ImagePlanes.processor(pixels));
		ImagePlanes.setPixelSize(image, pixel);
		image.setProperty("Info", info());
		return image;
	}

	private String info() {
		final String scanned = String.format(Locale.ROOT,
			"Simulated: sample=%s width=%d height=%d field=%s dose=%s jitter=%s drift=%s seed=%d", sample, width,
			height, field, dose, jitter, drift, seed);
		return scanned + (defects ? " defects=true" : "") + (truth != 0 ? " truth=" + truth : "");
	}
}
