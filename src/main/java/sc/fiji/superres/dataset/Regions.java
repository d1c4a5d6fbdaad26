package sc.fiji.superres.dataset;

import java.util.List;

/**
 * A single image parted for training and validation: the last rows, or columns where there are more of them, are kept
 * back. Each part becomes an image of its own before anything is resized, so no pixel of the one comes near the other.
 */
final class Regions {

	/** More is not taken from a training that has only one image. */
	private static final int LARGEST_SHARE = 3;

	private Regions() {}

	/**
	 * @param crop side of a training target: the part kept back is at least as wide
	 * @param share kept back, in [0,1)
	 * @return with an empty validation where a crop is more than a third of the image, or more than its shorter side
	 */
	static Split<SourceImage> of(final SourceImage image, final int crop, final double share) {
		final int w = image.width(), h = image.height(), longer = Math.max(w, h);
		final int back = Math.max((int) Math.ceil(share * longer), crop);
		if (share == 0 || crop > Math.min(w, h) || LARGEST_SHARE * crop > longer || back >= longer) return new Split<>(List
			.of(image), List.of(), List.of());
		final int kept = longer - back;
		return h >= w ? new Split<>(List.of(part(image, "rows", 0, 0, w, kept)), List.of(part(image, "rows", 0, kept, w, back)),
			List.of()) : new Split<>(List.of(part(image, "columns", 0, 0, kept, h)), List.of(part(image, "columns", kept, 0, back,
				h)), List.of());
	}

	private static SourceImage part(final SourceImage image, final String what, final int x, final int y, final int width,
		final int height)
	{
		final int from = Math.max(x, y), to = what.equals("rows") ? y + height : x + width;
		return new SourceImage(image.name() + " " + what + " " + from + "-" + (to - 1), GreyOps.region(image.plane(), x, y,
			width, height), image.range(), image.pixel());
	}
}
