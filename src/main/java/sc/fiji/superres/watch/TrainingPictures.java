package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import ij.gui.Plot;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/** The pictures of a run folder. */
final class TrainingPictures {

	/** White pixels between two panels. */
	private static final int GAP = 4;
	private static final int WHITE = 255;

	private TrainingPictures() {}

	/** Loss over iterations, and below it validation PSNR beside bicubic's where there are validations. */
	static BufferedImage curves(final TrainingCurves curves) {
		final BufferedImage loss = picture(TrainingPlots.loss(curves));
		if (curves.bicubic() == null) return loss;
		return stacked(loss, picture(TrainingPlots.psnr(curves)));
	}

	private static BufferedImage picture(final Plot plot) {
		return plot.getProcessor().getBufferedImage();
	}

	/** Input (pixels enlarged), bicubic, network and target side by side, 8-bit. */
	static RandomAccessibleInterval<UnsignedByteType> sideBySide(final Preview preview) {
		return sideBySide(panels(preview), Planes.width(preview.target()), Planes.height(preview.target()));
	}

	/** Panels of one width and height. */
	private static RandomAccessibleInterval<UnsignedByteType> sideBySide(final List<byte[]> panels, final int side,
		final int height)
	{
		final int width = panels.size() * (side + GAP) - GAP;
		final byte[] grey = white(width * height);
		for (int p = 0; p < panels.size(); p++)
			insert(panels.get(p), side, grey, width, p * (side + GAP));
		return Planes.bytes(grey, width, height);
	}

	private static byte[] white(final int pixels) {
		final byte[] grey = new byte[pixels];
		Arrays.fill(grey, (byte) WHITE);
		return grey;
	}

	/** Copies a panel row by row to its place in a wider image. */
	private static void insert(final byte[] panel, final int side, final byte[] grey, final int width, final int left) {
		for (int y = 0; y < panel.length / side; y++)
			System.arraycopy(panel, y * side, grey, y * width + left, side);
	}

	/** Input (pixels enlarged), bicubic, network and target, each of the target's size, 8-bit. */
	static List<byte[]> panels(final Preview preview) {
		final RandomAccessibleInterval<FloatType> input = enlargedInput(preview);
		return List.of(bytes(input), bytes(preview.bicubic()), bytes(preview.network()), bytes(preview.target()));
	}

	private static RandomAccessibleInterval<FloatType> enlargedInput(final Preview preview) {
		final int width = Planes.width(preview.target());
		final int height = Planes.height(preview.target());
		return Resampler.resample(preview.input(), width, height, Filter.NEAREST);
	}

	private static byte[] bytes(final RandomAccessibleInterval<FloatType> plane) {
		final float[] values = Planes.floatArray(plane);
		final byte[] grey = new byte[values.length];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, values[i])));
		return grey;
	}

	private static BufferedImage stacked(final BufferedImage top, final BufferedImage bottom) {
		final int width = Math.max(top.getWidth(), bottom.getWidth());
		final BufferedImage both = white(width, top.getHeight() + bottom.getHeight());
		final Graphics2D graphics = both.createGraphics();
		graphics.drawImage(top, 0, 0, null);
		graphics.drawImage(bottom, 0, top.getHeight(), null);
		graphics.dispose();
		return both;
	}

	private static BufferedImage white(final int width, final int height) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		return image;
	}
}
