package sc.fiji.superres.command;

import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.user.ImageJProgress;

/** Records an image of a simulated crystal, with the noise and the drift of a real scan. */
@Plugin(type = Command.class, label = "Simulate Lattice...", attrs = @Attr(name = "no-legacy"),
	description = "Records a simulated crystal: GaN [11-20] by HAADF-STEM or graphite by STM.")
public final class SimulateLattice implements Command {

	@Parameter(label = "Sample", persist = false, description = "What is scanned, and how", choices = { "gan-stem",
		"graphite-stm" })
	private String sample = "gan-stem";

	@Parameter(label = "Width (px)", persist = false, description = "Pixels a row, 8 to 16384")
	private int width = 512;

	@Parameter(label = "Height (px)", persist = false, description = "Rows, 8 to 16384")
	private int height = 512;

	@Parameter(label = "Field (nm)", persist = false,
		description = "Width of the scanned field in nm (5 MX STEM: 3.15 for 512 pixels; STM: 24)")
	private double field = 3.15;

	@Parameter(label = "Dose (electrons per pixel)", persist = false,
		description = "Mean detected electrons per pixel; more is less noise. For STM the same " +
			"number stands for dwell time")
	private double dose = StemScan.DOSE;

	@Parameter(label = "Jitter (px)", persist = false,
		description = "Standard deviation of the horizontal shift of each row, in pixels")
	private double jitter = StemScan.JITTER;

	@Parameter(label = "Drift (nm)", persist = false,
		description = "How far the sample moves while the image is recorded, in nm (STM: about 2)")
	private double drift = StemScan.DRIFT;

	@Parameter(label = "Seed", persist = false,
		description = "Picks place, rotation, direction of the drift and noise; the same seed gives the same image")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		final Scan scan = Scan.of(sample, width, height, field, dose, jitter, drift, seed);
		output = image(scan);
		ImagePlanes.setPixelSize(output, scan.pixelSize());
		output.setProperty("Info", info());
	}

	private ImagePlus image(final Scan scan) {
		return new ImagePlus(sample + "-" + seed, ImagePlanes.processor(scan.simulate(new ImageJProgress())));
	}

	private String info() {
		return String.format(Locale.ROOT,
			"Simulated: sample=%s width=%d height=%d field=%s dose=%s jitter=%s drift=%s seed=%d", sample, width,
			height, field, dose, jitter, drift, seed);
	}
}
