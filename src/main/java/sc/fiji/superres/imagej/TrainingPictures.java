package sc.fiji.superres.imagej;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import ij.gui.Plot;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.train.LogLine;
import sc.fiji.superres.train.Preview;

/** The pictures of a run folder. */
final class TrainingPictures {

	private static final int WIDTH = 640, HEIGHT = 260, GAP = 4;
	private static final double ROOM_BELOW = 3, ROOM_ABOVE = 0.5; // dB
	private static final Color OURS = new Color(0x1f77b4), BASELINE = new Color(0xd62728);

	private TrainingPictures() {}

	/** Loss over iterations, and below it validation PSNR beside bicubic's where there are validations. */
	static BufferedImage curves(final List<LogLine> lines) {
		final Plot loss = plot("L1 loss (grey values in [0,1])");
		add(loss, lines, LogLine::loss, OURS, "line");
		loss.setAxisYLog(true);
		final double highest = lines.stream().mapToDouble(LogLine::loss).max().getAsDouble();
		final double lowest = lines.stream().mapToDouble(LogLine::loss).min().getAsDouble();
		loss.setLimits(0, 1.02 * lines.get(lines.size() - 1).iteration(), lowest / 1.2, highest * 1.2);
		final List<LogLine> validated = lines.stream().filter(l -> l.psnr() != null).toList();
		if (validated.isEmpty()) return picture(loss);
		final Plot psnr = plot("validation PSNR (dB)");
		add(psnr, validated, LogLine::bicubic, BASELINE, "line");
		add(psnr, validated, LogLine::psnr, OURS, "connected circle");
		psnr.addLegend("bicubic\nnetwork (averaged weights)", "bottom-right");
		final double baseline = validated.get(0).bicubic();
		final double best = validated.stream().mapToDouble(LogLine::psnr).max().getAsDouble();
		final double end = lines.get(lines.size() - 1).iteration();
		// the rise from nothing says little: shown is what lies near bicubic, with room above the best
		psnr.setLimits(0, 1.02 * end, Math.min(baseline, best) - ROOM_BELOW, Math.max(baseline, best) + ROOM_ABOVE);
		return below(picture(loss), picture(psnr));
	}

	/** Input (pixels enlarged), bicubic, network and target side by side, 8-bit. */
	static RandomAccessibleInterval<UnsignedByteType> sideBySide(final Preview preview) {
		final int w = Planes.width(preview.target()), h = Planes.height(preview.target());
		final List<RandomAccessibleInterval<FloatType>> panels = List.of(Resampler.resample(preview.input(), w, h,
			Filter.NEAREST), preview.bicubic(), preview.network(), preview.target());
		final int width = panels.size() * (w + GAP) - GAP;
		final byte[] grey = new byte[width * h];
		Arrays.fill(grey, (byte) 255);
		for (int p = 0; p < panels.size(); p++) {
			final float[] values = Planes.floatArray(panels.get(p));
			for (int i = 0; i < values.length; i++)
				grey[i / w * width + p * (w + GAP) + i % w] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
		}
		return Planes.bytes(grey, width, h);
	}

	private static Plot plot(final String label) {
		final Plot plot = new Plot("", "iteration", label);
		plot.setSize(WIDTH, HEIGHT);
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
		plot.setAxisLabelFont(Font.PLAIN, 14);
		return plot;
	}

	private static void add(final Plot plot, final List<LogLine> lines, final ToDoubleFunction<LogLine> value,
		final Color color, final String shape)
	{
		plot.setColor(color, color);
		plot.setLineWidth(2);
		plot.add(shape, lines.stream().mapToDouble(LogLine::iteration).toArray(), lines.stream().mapToDouble(value)
			.toArray());
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
	}

	private static BufferedImage picture(final Plot plot) {
		final ImageProcessor pixels = plot.getProcessor();
		return pixels.getBufferedImage();
	}

	private static BufferedImage below(final BufferedImage top, final BufferedImage bottom) {
		final BufferedImage both = new BufferedImage(Math.max(top.getWidth(), bottom.getWidth()), top.getHeight() + bottom
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		final var g = both.createGraphics();
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, both.getWidth(), both.getHeight());
		g.drawImage(top, 0, 0, null);
		g.drawImage(bottom, 0, top.getHeight(), null);
		g.dispose();
		return both;
	}
}
