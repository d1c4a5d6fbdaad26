package sc.fiji.superres.watch;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.batches.Preview;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/** The pictures of a run folder. */
final class TrainingPictures {

	private static final int GAP = 4;

	private TrainingPictures() {}

	/** Loss over iterations, and below it validation PSNR beside bicubic's where there are validations. */
	static BufferedImage curves(final TrainingCurves curves) {
		final BufferedImage loss = TrainingPlots.loss(curves).getProcessor().getBufferedImage();
		return curves.bicubic() == null ? loss : below(loss, TrainingPlots.psnr(curves).getProcessor()
			.getBufferedImage());
	}

	/** Input (pixels enlarged), bicubic, network and target side by side, 8-bit. */
	static RandomAccessibleInterval<UnsignedByteType> sideBySide(final Preview preview) {
		final int w = Planes.width(preview.target()), h = Planes.height(preview.target());
		final List<byte[]> panels = panels(preview);
		final int width = panels.size() * (w + GAP) - GAP;
		final byte[] grey = new byte[width * h];
		Arrays.fill(grey, (byte) 255);
		for (int p = 0; p < panels.size(); p++) {
			for (int y = 0; y < h; y++)
				System.arraycopy(panels.get(p), y * w, grey, y * width + p * (w + GAP), w);
		}
		return Planes.bytes(grey, width, h);
	}

	/** Input (pixels enlarged), bicubic, network and target, each of the target's size, 8-bit. */
	static List<byte[]> panels(final Preview preview) {
		final RandomAccessibleInterval<FloatType> input = Resampler.resample(preview.input(), Planes.width(preview
			.target()), Planes.height(preview.target()), Filter.NEAREST);
		return List.of(bytes(input), bytes(preview.bicubic()), bytes(preview.network()), bytes(preview.target()));
	}

	private static byte[] bytes(final RandomAccessibleInterval<FloatType> plane) {
		final float[] values = Planes.floatArray(plane);
		final byte[] grey = new byte[values.length];
		for (int i = 0; i < grey.length; i++)
			grey[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
		return grey;
	}

	private static BufferedImage below(final BufferedImage top, final BufferedImage bottom) {
		final BufferedImage both = new BufferedImage(Math.max(top.getWidth(), bottom.getWidth()), top.getHeight() +
			bottom.getHeight(), BufferedImage.TYPE_INT_RGB);
		final var g = both.createGraphics();
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, both.getWidth(), both.getHeight());
		g.drawImage(top, 0, 0, null);
		g.drawImage(bottom, 0, top.getHeight(), null);
		g.dispose();
		return both;
	}
}
