package sc.fiji.superres.enlarge;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ImageProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.SliceStore;
import sc.fiji.superres.upscale.ReliabilityMap;

/**
 * Collects a map slice by slice, as 32-bit grey values, or calibrated ones where the image has a straight line from
 * grey values to others.
 * <p>
 * A consistency map has two channels for each of the image: grey values, and from 0 to 1. A trust map has the bound of
 * the error, and 1 where it is within the tolerance. Their pixels are those of the input; a spread map's are those of
 * the result. Slice labels say what a slice is and in which unit; colours go from black, where the result can be relied
 * on, to the greatest value of a channel, or to 1. So ImageJ's Analyze > Tools > Calibration Bar... needs no further
 * setting.
 * </p>
 */
final class MapImage implements AutoCloseable {

	private static final String NORMALISED = "normalised difference (1 = 100 %)";
	private static final String BOUND = "error bound (% of the contrast, 90 %)";
	private static final String WITHIN = "within the tolerance of %s %% (1 = yes)";
	private static final int DIGITS = 4;
	/** What ImageJ calls values that have no unit. */
	private static final String NO_UNIT = "Gray Value";

	private final ImagePlus source;
	private final Rectangle region;
	private final ReliabilityMap kind;
	private final double tolerance;
	private final String[] measures;
	private final String[] labels;
	/** The greatest value of each channel. */
	private final double[] greatest;
	private final SliceStore slices;
	private int planesAdded;

	/**
	 * @param region of the source that is mapped
	 * @param tolerance of a map of bounds, in % of the contrast
	 * @param title of the result it belongs to
	 */
	MapImage(final ImagePlus source, final Rectangle region, final ReliabilityMap kind, final double tolerance,
		final String title, final Progress progress)
	{
		this.source = source;
		this.region = region;
		this.kind = kind;
		this.tolerance = tolerance;
		measures = measures();
		labels = labels();
		greatest = new double[measures.length * source.getNChannels()];
		slices = new SliceStore(source, title + "-" + kind.label(), null, labels, this::dressed, progress);
	}

	private String[] measures() {
		if (kind == ReliabilityMap.TRUST) return new String[] { BOUND, String.format(WITHIN, NumberText.plain(tolerance,
			DIGITS)) };
		final String unit = " (" + unit().replace(NO_UNIT, "grey values") + ")";
		if (kind == ReliabilityMap.SPREAD) return new String[] { "spread" + unit };
		return new String[] { "difference" + unit, NORMALISED };
	}

	/**
	 * That of the map's first channel: that of the source's values, where they are calibrated by a straight line or
	 * stand for themselves.
	 */
	private String unit() {
		if (kind == ReliabilityMap.TRUST) return "%";
		final Calibration calibration = source.getCalibration();
		final boolean curved = calibration.calibrated() && !isStraight(calibration);
		if (curved || calibration.getValueUnit().isBlank()) return NO_UNIT;
		return calibration.getValueUnit();
	}

	private static boolean isStraight(final Calibration calibration) {
		return calibration.getFunction() == Calibration.STRAIGHT_LINE;
	}

	private String[] labels() {
		final List<String> labels = new ArrayList<>();
		for (final String slice : EachPlane.labels(source)) {
			for (final String measure : measures)
				labels.add(measure + suffix(slice));
		}
		return labels.toArray(String[]::new);
	}

	/** What the source's slice is called, where that is known; without the info that ImageJ keeps in further lines. */
	private static String suffix(final String slice) {
		if (slice == null || slice.isBlank()) return "";
		return ", " + slice.lines().findFirst().orElse("");
	}

	/** Adds the map of the next slice of the image: as many planes as there are measures. */
	void add(final List<RandomAccessibleInterval<FloatType>> planes) {
		for (int i = 0; i < planes.size(); i++) {
			final ImageProcessor pixels = ImagePlanes.processor(planes.get(i));
			if (i == 0) pixels.multiply(slope());
			add(pixels);
		}
	}

	private void add(final ImageProcessor pixels) {
		noteGreatest(planesAdded % greatest.length, pixels.getStats().max);
		planesAdded++;
		slices.add(pixels);
	}

	private void noteGreatest(final int channel, final double value) {
		greatest[channel] = Math.max(greatest[channel], value);
	}

	/**
	 * Adds the next slice of a map of bounds.
	 *
	 * @param none why nothing is guaranteed, which the labels then say; null where something is
	 */
	void add(final List<RandomAccessibleInterval<FloatType>> planes, final String none) {
		for (int i = 0; i < planes.size() && none != null; i++)
			labels[planesAdded + i] = "no guarantee: " + none;
		add(planes);
	}

	/** By how much a calibrated value rises with a grey value. */
	private double slope() {
		if (kind == ReliabilityMap.TRUST) return 1;
		final Calibration calibration = source.getCalibration();
		if (!isStraight(calibration)) return 1;
		return Math.abs(calibration.getCoefficients()[1]);
	}

	/** The map, once all slices have been added. */
	ImagePlus finish() {
		return slices.finish();
	}

	@Override
	public void close() {
		slices.close();
	}

	private ImagePlus dressed(final ImagePlus map) {
		map.setCalibration(calibration(map));
		map.setDimensions(greatest.length, source.getNSlices(), source.getNFrames());
		EachPlane.keepProperties(source, map);
		map.setOpenAsHyperStack(map.getStackSize() > 1);
		return coloured(map);
	}

	private Calibration calibration(final ImagePlus map) {
		final double x = (double) map.getWidth() / region.width;
		final double y = (double) map.getHeight() / region.height;
		final Calibration calibration = EachPlane.resized(source.getCalibration(), region, x, y);
		calibration.disableDensityCalibration(); // forgets the unit too
		calibration.setValueUnit(unit());
		return calibration;
	}

	/**
	 * With a lookup table that is dark where the result can be relied on; a map of bounds has the colour of the marks
	 * beyond the tolerance, and where there is no bound.
	 */
	private ImagePlus coloured(final ImagePlus map) {
		final LUT fire = new LUT(LutLoader.getLut("fire"), 0, 1);
		if (greatest.length > 1) return composite(map, fire);
		map.setLut(fire);
		map.setDisplayRange(0, brightest(0));
		return map;
	}

	private ImagePlus composite(final ImagePlus map, final LUT fire) {
		final CompositeImage composite = new CompositeImage(map, CompositeImage.COLOR);
		for (int channel = 0; channel < greatest.length; channel++)
			composite.setChannelLut(lut(channel, fire), channel + 1);
		composite.updateImage(); // what ImageJ's calibration bar reads, also without a window
		return composite;
	}

	private LUT lut(final int channel, final LUT fire) {
		final LUT lut = upTo(brightest(channel), fire);
		if (kind != ReliabilityMap.TRUST) return lut;
		if (channel % measures.length == 1) return BoundColours.yesOrNo();
		return BoundColours.beyond(tolerance, lut);
	}

	private static LUT upTo(final double max, final LUT fire) {
		final LUT lut = (LUT) fire.clone();
		lut.max = max;
		return lut;
	}

	/** The value that is shown brightest: 1 in a channel of normalised values, else the greatest of the channel. */
	private double brightest(final int channel) {
		final boolean normalised = channel % measures.length == 1;
		if (normalised) return 1;
		return Math.max(Float.MIN_NORMAL, greatest[channel]);
	}
}
