package sc.fiji.superres.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.ImageStack;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.superres.enlarge.ChannelRanges;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;

/** Compares an image with its reference and adds a row to the Results table, a row a slice for stacks. */
@Plugin(type = Command.class, label = "Measure Image Similarity...", attrs = @Attr(name = "no-legacy"),
	description = "PSNR (dB), SSIM, MS-SSIM, errors, Fourier ring correlation and lattice of an image against a reference of the same size.")
public final class MeasureSimilarity implements Command {

	@Parameter(label = "Image", persist = false, description = "Grey image to judge; stacks slice by slice")
	private ImagePlus image;

	@Parameter(label = "Reference", persist = false,
		description = "What it ought to be, of the same size, with one slice or as many as the image")
	private ImagePlus reference;

	@Parameter(label = "Range", persist = false,
		description = "Grey values the figures relate to: auto (0:255 for 8-bit, " +
			"else the reference's minimum to maximum), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = "auto";

	@Parameter(label = "Border (px)", persist = false, description = "Pixels left out on each side, for every figure")
	private int border = 0;

	@Parameter(label = "Map", persist = false, choices = { "none", "difference", "ssim", "both" },
		description = "Images to show beside the figures: the difference, image less reference; the SSIM at each place")
	private String map = "none";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus difference;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus ssim;

	@Override
	public void run() {
		image = Palette.meant(image);
		reference = Palette.meant(reference);
		check();
		final ChannelRanges grey = ChannelRanges.calibrated(range, reference, hot -> {});
		final ImageStack differences = new ImageStack(), maps = new ImageStack();
		for (int i = 1; i <= image.getStackSize(); i++) {
			final var judged = inside(image, i);
			final int other = reference.getStackSize() == 1 ? 1 : i;
			final var ideal = inside(reference, other);
			final IntensityRange ends = grey.ofSlice(other - 1);
			final Similarity similarity = new Similarity(ends.high() - ends.low(), ImagePlanes.pixelSize(reference));
			similarity.row(image.getTitle() + (image.getStackSize() > 1 ? ":" + i : ""), reference.getTitle(), judged,
				ideal).append();
			if (!map.equals("none") && !map.equals("ssim")) differences.addSlice(ImagePlanes.processor(Similarity
				.difference(judged, ideal)));
			if (map.equals("ssim") || map.equals("both")) maps.addSlice(ImagePlanes.processor(similarity.map(judged,
				ideal)));
		}
		if (differences.size() > 0) difference = shown("-difference", differences);
		if (maps.size() > 0) ssim = shown("-SSIM", maps);
	}

	private ImagePlus shown(final String ending, final ImageStack stack) {
		final ImagePlus shown = new ImagePlus(ImagePlanes.name(image) + ending, stack);
		ImagePlanes.setPixelSize(shown, ImagePlanes.pixelSize(image));
		return shown;
	}

	private void check() {
		if (image == reference) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" would be compared with itself, and nothing is more alike: name another image by reference=.");
		ImagePlanes.plane(image); // these name an RGB image
		ImagePlanes.plane(reference);
		if (image.getWidth() != reference.getWidth() || image.getHeight() != reference.getHeight()) {
			throw new IllegalArgumentException("\"" + image.getTitle() + "\" has " + image.getWidth() + "×" + image
				.getHeight() + " pixels and \"" + reference.getTitle() + "\" " + reference.getWidth() + "×" + reference
					.getHeight() + ": bring them to one size first (Resample Image...).");
		}
		if (reference.getStackSize() > 1 && reference.getStackSize() != image.getStackSize()) {
			throw new IllegalArgumentException("\"" + image.getTitle() + "\" has " + image.getStackSize() +
				" slices and \"" + reference.getTitle() + "\" " + reference.getStackSize() +
				": give a reference with one slice for all, or with as many.");
		}
	}

	private RandomAccessibleInterval<? extends RealType<?>> inside(final ImagePlus of, final int slice) {
		final var plane = CalibratedGrey.of(of).plane(ImagePlanes.plane(of.getStack().getProcessor(slice)));
		final int w = Planes.width(plane), h = Planes.height(plane);
		if (border < 0 || 2L * border >= Math.min(w, h)) throw new IllegalArgumentException("border=" + border +
			" must be 0 or more and leave something of " + w + "×" + h + " pixels.");
		return border == 0 ? plane : Views.zeroMin(Views.interval(plane, new long[] { border, border }, new long[] { w -
			border - 1, h - border - 1 }));
	}
}
