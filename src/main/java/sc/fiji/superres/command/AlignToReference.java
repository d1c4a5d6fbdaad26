package sc.fiji.superres.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.align.Alignment;
import sc.fiji.superres.align.AlignmentConfig;
import sc.fiji.superres.align.Match;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.ResultsRow;

/** Finds the part of a reference that an image shows, and cuts it out on the image's pixels. */
@Plugin(type = Command.class, label = "Align to Reference...", attrs = @Attr(name = "no-legacy"),
	description = "Finds where on a larger reference an image lies, with its scale and rotation, in spite of noise.")
public final class AlignToReference extends ContextCommand {

	@Parameter(label = "Image to look for", persist = false,
		description = "Grey image to look for; of a stack, the current slice")
	private ImagePlus image;

	@Parameter(label = "Reference to look in", persist = false,
		description = "Grey image with room for the image, recorded at about the same pixel size; of a " +
			"stack, the current slice")
	private ImagePlus reference;

	@Parameter(label = "Greatest difference in scale", style = "format:0.######", persist = false,
		description = "How far the ratio of the pixel sizes may be from 1, 0 to 0.5")
	private double scale = AlignmentConfig.SCALE;

	@Parameter(label = "Greatest rotation (degrees)", style = "format:0.######", persist = false,
		description = "How far the image may be turned, either way, 0 to 45 degrees")
	private double rotation = AlignmentConfig.ROTATION;

	@Parameter(label = "Smoothing (pixels, odd; 1 = none)", persist = false,
		description = "Width of the Gaussian that both are smoothed with to be compared, an odd " +
			"number of pixels; 1 is none")
	private int smooth = AlignmentConfig.SMOOTH;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		checkReference();
		final var ideal = grey(reference);
		final AlignmentConfig config = config(ideal);
		final Match match = Alignment.align(grey(image), ideal, config, new ImageJProgress());
		row(match).append();
		warn(config.warning(match));
		show(match);
	}

	private void show(final Match match) {
		output = MatchView.crop(match, image, reference);
		MatchView.outline(match, image, reference);
	}

	private AlignmentConfig config(final RandomAccessibleInterval<? extends RealType<?>> ideal) {
		final IntensityRange grey = IntensityRange.parse("auto", ideal);
		return new AlignmentConfig(scale, rotation, smooth, grey.high() - grey.low());
	}

	private void checkReference() {
		if (image != reference) return;
		throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" would be looked for in itself: name another image by reference=.");
	}

	private ResultsRow row(final Match match) {
		final ResultsRow row = new ResultsRow();
		row.put("Image", image.getTitle()).put("Reference", reference.getTitle());
		putPlace(row, match);
		putLikeness(row, match);
		return row;
	}

	private static void putPlace(final ResultsRow row, final Match match) {
		row.put("X", match.x()).put("Y", match.y());
		row.put("Scale", match.scale()).put("Rotation", match.rotation());
	}

	private static void putLikeness(final ResultsRow row, final Match match) {
		row.put("Correlation", match.correlation()).put("SSIM", match.ssim());
		row.put("Uniqueness", match.uniqueness());
	}

	private static void warn(final String warning) {
		if (!warning.isEmpty()) IJ.log(warning + " Search wider: the keys scale and rotation.");
	}

	private static RandomAccessibleInterval<? extends RealType<?>> grey(final ImagePlus image) {
		final ImagePlus meant = Palette.meant(image);
		return CalibratedGrey.of(meant).plane(ImagePlanes.plane(meant));
	}
}
