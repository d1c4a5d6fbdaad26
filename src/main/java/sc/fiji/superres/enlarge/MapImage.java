package sc.fiji.superres.enlarge;

import java.awt.Rectangle;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ImageProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.SliceStore;
import sc.fiji.superres.upscale.ReliabilityMap;

/**
 * Collects a map slice by slice, as 32-bit grey values, or calibrated ones where the image has a straight line from
 * grey values to others.
 * <p>
 * A consistency map has two channels for each of the image: grey values, and from 0 to 1. Its pixels are those of the
 * input; a spread map's are those of the result.
 * </p>
 */
final class MapImage implements AutoCloseable {

	private static final String[] CONSISTENCY = { "difference", "normalised" }, SPREAD = { "spread" };

	private final ImagePlus source;
	private final Rectangle region;
	private final String[] measures;
	private final double[] greatest; // of each channel
	private final SliceStore slices;
	private int count;

	/**
	 * @param region of the source that is mapped
	 * @param title of the result it belongs to
	 */
	MapImage(final ImagePlus source, final Rectangle region, final ReliabilityMap kind, final String title,
		final Progress progress)
	{
		this.source = source;
		this.region = region;
		measures = kind == ReliabilityMap.SPREAD ? SPREAD : CONSISTENCY;
		greatest = new double[measures.length * source.getNChannels()];
		slices = new SliceStore(source, title + "-" + kind.label(), null, labels(), this::dressed, progress);
	}

	private String[] labels() {
		final String[] of = EachPlane.labels(source), labels = new String[of.length * measures.length];
		for (int i = 0; i < labels.length; i++) {
			final String slice = of[i / measures.length];
			labels[i] = (slice == null ? "" : slice + ", ") + measures[i % measures.length];
		}
		return labels;
	}

	/** What belongs to the next slice of the image: as many planes as there are measures. */
	void add(final List<RandomAccessibleInterval<FloatType>> planes) {
		for (int i = 0; i < planes.size(); i++) {
			final ImageProcessor pixels = ImagePlanes.processor(planes.get(i));
			if (i == 0) pixels.multiply(slope());
			final int channel = count++ % greatest.length;
			greatest[channel] = Math.max(greatest[channel], pixels.getStats().max);
			slices.add(pixels);
		}
	}

	private double slope() {
		final Calibration calibration = source.getCalibration();
		return calibration.getFunction() == Calibration.STRAIGHT_LINE ? Math.abs(calibration.getCoefficients()[1]) : 1;
	}

	/** The map, when all slices are there. */
	ImagePlus finish() {
		return slices.finish();
	}

	@Override
	public void close() {
		slices.close();
	}

	private ImagePlus dressed(final ImagePlus map) {
		final Calibration calibration = EachPlane.resized(source.getCalibration(), region, (double) map.getWidth() /
			region.width, (double) map.getHeight() / region.height);
		calibration.setFunction(Calibration.NONE, null, calibration.getValueUnit());
		map.setCalibration(calibration);
		map.setDimensions(greatest.length, source.getNSlices(), source.getNFrames());
		EachPlane.keepProperties(source, map);
		map.setOpenAsHyperStack(map.getStackSize() > 1);
		return coloured(map);
	}

	/** Dark where all is well. */
	private ImagePlus coloured(final ImagePlus map) {
		final LUT fire = new LUT(LutLoader.getLut("fire"), 0, 1);
		if (greatest.length == 1) {
			map.setLut(fire);
			map.setDisplayRange(0, shown(0));
			return map;
		}
		final CompositeImage composite = new CompositeImage(map, CompositeImage.COLOR);
		for (int c = 0; c < greatest.length; c++) {
			final LUT lut = (LUT) fire.clone();
			lut.max = shown(c);
			composite.setChannelLut(lut, c + 1);
		}
		return composite;
	}

	/** Grey value that is brightest: 1 of what goes from 0 to 1, else the greatest. */
	private double shown(final int channel) {
		return channel % measures.length == 1 ? 1 : Math.max(Float.MIN_NORMAL, greatest[channel]);
	}
}
