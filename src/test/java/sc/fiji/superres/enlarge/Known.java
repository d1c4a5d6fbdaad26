package sc.fiji.superres.enlarge;

import java.io.IOException;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelRef;

/** What the commands know of a model and an image before its result is looked at, for tables of other rooms. */
public final class Known {

	private Known() {}

	/**
	 * As the commands would have it, but for the zoom level.
	 *
	 * @param info of the image, one fact a line; null for that of a picture, which says nothing
	 * @param pixel width in nm
	 */
	public static Learnt of(final ModelRef model, final int side, final double pixel, final String info)
		throws IOException
	{
		final ImagePlus image = IJ.createImage("scan", "8-bit", side, side, 1);
		ImagePlanes.setPixelSize(image, new PixelSize(pixel, pixel, "nm"));
		if (info != null) image.setProperty("Info", info);
		return Knowledge.of(model.card(), image, Learnt.Zoom.WITHIN, Guarantee.of(model, false, image).none() == null);
	}
}
