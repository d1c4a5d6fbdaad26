package sc.fiji.superres.pairfolder;

import java.util.List;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.survey.FrameSeries;

/**
 * A single image, or the frames of one place, parted for training and validation: the last rows, or columns where there
 * are more of them, are kept back, the same of every frame. Each part becomes an image of its own before anything is
 * resized, so no pixel of the one comes near the other. Where frames have drifted, as many rows between the parts are
 * left out, so that the place which one frame keeps back is not trained on in another.
 */
final class Regions {

	/** More is not taken from a training that has only one image. */
	private static final int LARGEST_SHARE = 3;

	private Regions() {}

	/** As {@link #of(List, int, double)}, of an image of its own. */
	static Split<SourceImage> of(final SourceImage image, final int crop, final double share) {
		return of(List.of(image), crop, share);
	}

	/**
	 * @param frames one image, or frames of one series, all of one size
	 * @param crop side of a training target: the part kept back is at least as wide, and wider by twice the drift
	 * @param share kept back, in [0,1)
	 * @return with an empty validation where what is kept back, or a crop, is more than a third of the image, or a crop
	 *         more than its shorter side
	 */
	static Split<SourceImage> of(final List<SourceImage> frames, final int crop, final double share) {
		final int w = frames.get(0).width();
		final int h = frames.get(0).height();
		final int longer = Math.max(w, h);
		final int drift = drift(frames, h >= w);
		final int least = crop + 2 * drift;
		final int back = Math.max((int) Math.ceil(share * longer), least);
		final int kept = longer - back - drift;
		if (share == 0 || crop > Math.min(w, h) || LARGEST_SHARE * least > longer || kept <= 0) return new Split<>(
			frames, List.of(), List.of());
		return new Split<>(frames.stream().map(f -> part(f, 0, kept)).toList(), frames.stream().map(f -> part(f,
			longer - back, longer)).toList(), List.of());
	}

	private static int drift(final List<SourceImage> frames, final boolean rows) {
		if (frames.size() == 1) return 0;
		return (int) Math.ceil(rows ? FrameSeries.drift(frames).y() : FrameSeries.drift(frames).x());
	}

	/** Rows, or columns where there are more of them, from one to before another. */
	private static SourceImage part(final SourceImage image, final int from, final int to) {
		final boolean rows = image.height() >= image.width();
		final String name = image.name() + (rows ? " rows " : " columns ") + from + "-" + (to - 1);
		final int length = to - from;
		final var plane = rows ? GreyOps.region(image.plane(), 0, from, image.width(), length) : GreyOps.region(image
			.plane(), from, 0, length, image.height());
		return new SourceImage(name, plane, image.range(), image.pixel(), image.slice());
	}
}
