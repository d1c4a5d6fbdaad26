package sc.fiji.superres.batches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.Progress;
import sc.fiji.superres.altered.AlteredScans;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.survey.Lessons;

/**
 * Has a network that is good at such images already look at those of a training. What it makes of an image, brought
 * back to the image's own pixels, is the image without its noise: a part of the targets from then on. Of these,
 * crystals are made that the images do not show, and scans of them ({@link AlteredScans}).
 *
 * @param network of the training's factor, for grey images
 * @param progress may stop it
 */
public record Teacher(Network network, Progress progress) {

	/** Pixels of images that are looked at: 128 MiB, and with {@code fast} a minute and a half on two cores. */
	private static final long MOST_PIXELS = 1L << 25;
	/** The same times bytes of weights, so that larger networks take no hours. */
	private static final double MOST_WORK = MOST_PIXELS * 650e3;
	/** Side of a piece that is looked at. */
	private static final int TILE = 128;
	/** Pixels around it that networks need to see. */
	private static final int MARGIN = 32;

	/** Pixels of an axis: those of a piece, and with them what lies around. */
	private record Span(int from, int to, int seenFrom, int seenTo) {

		static Span at(final int from, final int size) {
			final int to = Math.min(size, from + TILE);
			return new Span(from, to, Math.max(0, from - MARGIN), Math.min(size, to + MARGIN));
		}

		int seen() {
			return seenTo - seenFrom;
		}
	}

	/**
	 * Which images it looks at, by their index: as many as do not take too long. Images that are one of several frames
	 * are left out: the mean of the other frames has little noise.
	 */
	public List<Integer> choice(final List<SourceImage> images) {
		final List<Integer> chosen = new ArrayList<>();
		double left = Math.min(MOST_PIXELS, MOST_WORK / Math.max(1, network.bytes()));
		for (int i = 0; i < images.size(); i++) {
			final double pixels = (double) images.get(i).width() * images.get(i).height();
			if (images.get(i).series().isPresent() || pixels > left) continue;
			left -= pixels;
			chosen.add(i);
		}
		return chosen;
	}

	/**
	 * What the network sees in the images that it looks at.
	 *
	 * @param share of the targets that becomes the teacher's
	 * @throws CancellationException when somebody stops it
	 */
	public Lessons of(final List<SourceImage> images, final double share) {
		final Map<Integer, SourceImage> seen = new LinkedHashMap<>();
		final List<Integer> chosen = choice(images);
		for (final int i : chosen) {
			progress.report(seen.size(), chosen.size(), "Looking at " + images.get(i).name());
			seen.put(i, seen(images.get(i)));
		}
		return new Lessons(seen, share, AlteredScans.of(images, seen));
	}

	private SourceImage seen(final SourceImage image) {
		final float[] values = new float[image.width() * image.height()];
		for (int y = 0; y < image.height(); y += TILE)
			for (int x = 0; x < image.width(); x += TILE)
				look(image, Span.at(x, image.width()), Span.at(y, image.height()), values);
		return new SourceImage(image.name(), Planes.floats(values, image.width(), image.height()), image.range(), image
			.pixel());
	}

	/** Fills one piece. */
	private void look(final SourceImage image, final Span columns, final Span rows, final float[] to) {
		if (progress.isCancelled()) throw new CancellationException("The training was not begun.");
		final float[] around = denoised(image, columns, rows);
		for (int y = rows.from(); y < rows.to(); y++) {
			final int row = (y - rows.seenFrom()) * columns.seen() - columns.seenFrom();
			for (int x = columns.from(); x < columns.to(); x++)
				to[y * image.width() + x] = (float) image.range().fromUnit(around[row + x]);
		}
	}

	/** What the network makes of a piece and what lies around it, in [0,1] at the pixels of the image. */
	private float[] denoised(final SourceImage image, final Span columns, final Span rows) {
		final int width = columns.seen();
		final int height = rows.seen();
		final int s = network.factor();
		final RandomAccessibleInterval<?> piece = GreyOps.region(image.plane(), columns.seenFrom(), rows.seenFrom(),
			width, height);
		final float[] enlarged = network.run(Batches.unit(piece, image.range()), 1, height, width);
		return Planes.floatArray(Resampler.resample(Planes.floats(enlarged, s * width, s * height), width, height,
			Filter.LANCZOS));
	}
}
