package sc.fiji.superres.compare;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.sheet.Exhibit;
import sc.fiji.superres.sheet.Picture;
import sc.fiji.superres.sheet.Tones;

/**
 * The exhibits of one slice. Input, bicubic enlargement and results have one grey range, which all of them lie in; what
 * has another type and grey values of another size gets its own range and says so. Maps keep their display range.
 */
final class Exhibits {

	private static final String OWN_RANGE = ", own grey range";

	private final int slice;
	private final int slices;
	private final Source finest;
	private final List<Supplier<Exhibit>> exhibits = new ArrayList<>();
	/** Null before the first picture in grey. */
	private IntensityRange common;

	/**
	 * @param slice from 1
	 * @param slices of the longest stack
	 * @param finest the image whose pixels are the field's
	 */
	Exhibits(final int slice, final int slices, final Source finest) {
		this.slice = slice;
		this.slices = slices;
		this.finest = finest;
	}

	/** Adds the input and its bicubic enlargement. */
	void addInput(final Source input) {
		final int number = Field.slice(input, slice, slices);
		final double factor = (double) finest.width() / input.width();
		addPicture("Input", Captions.detail(input, number), input, input.pixels(number));
		addPicture(Captions.bicubic(factor), "of the input, " + finest.size(), input, enlarged(input.pixels(number)));
	}

	/** Adds a result, or another image of the same field. */
	void addResult(final Source result) {
		final int number = Field.slice(result, slice, slices);
		addPicture(Captions.result(result), Captions.detail(result, number), result, result.pixels(number));
		final Supplier<Exhibit> unmarked = exhibits.remove(exhibits.size() - 1);
		exhibits.add(() -> unmarked.get().marked(result.doubtful().in(number, result.part())));
	}

	/** Adds a map. */
	void addMap(final Source map) {
		final int number = Field.sliceOfMap(map, slice, slices);
		if (map.isRgb()) exhibits.add(() -> coloured(Captions.map(map), Captions.detail(map, number), map.pixels(
			number)));
		else exhibits.add(() -> map(map, number));
	}

	private static Exhibit map(final Source map, final int number) {
		final LUT lut = map.lut(number);
		final var plane = map.plane(number);
		final Tones tones = new Tones(shown(lut, plane), lut);
		final Picture picture = new Picture(tones.image(plane));
		final String detail = Captions.mapDetail(map, number);
		if (Tones.isEmpty(plane)) return new Exhibit(Captions.emptyMap(map), detail, picture, Optional.empty());
		return new Exhibit(Captions.map(map), detail, picture, Optional.of(Captions.legend(tones, map)));
	}

	/** The display range of a map; that of its values where it has none. */
	private static IntensityRange shown(final LUT lut, final RandomAccessibleInterval<? extends RealType<?>> plane) {
		if (lut.max > lut.min) return new IntensityRange(lut.min, lut.max);
		return Tones.range(plane);
	}

	private void addPicture(final String caption, final String detail, final Source source,
		final ImageProcessor pixels)
	{
		if (source.isRgb()) exhibits.add(() -> coloured(caption, detail, pixels));
		else addGrey(caption, detail, source, source.grey().plane(ImagePlanes.plane(pixels)));
	}

	private static Exhibit coloured(final String caption, final String detail, final ImageProcessor pixels) {
		return new Exhibit(caption, detail, new Picture(pixels.getBufferedImage()), Optional.empty());
	}

	private void addGrey(final String caption, final String detail, final Source source,
		final RandomAccessibleInterval<? extends RealType<?>> plane)
	{
		final IntensityRange own = Tones.range(plane);
		final LUT lut = source.lut(Field.slice(source, slice, slices));
		if (joins(own, source)) exhibits.add(() -> grey(caption, detail, new Tones(common, lut).image(plane)));
		else exhibits.add(() -> grey(caption, detail + OWN_RANGE, new Tones(own, lut).image(plane)));
	}

	/** Widens the common range by another; false where that is of another quantity. */
	private boolean joins(final IntensityRange range, final Source source) {
		if (common == null) common = range;
		if (!hasIntegersOf(source) && !Tones.areAlike(common, range)) return false;
		common = Tones.union(common, range);
		return true;
	}

	/** Images of one integer type have one scale of grey values; floating point may have any. */
	private boolean hasIntegersOf(final Source source) {
		final int bits = source.stack().getBitDepth();
		return bits < Float.SIZE && bits == finest.stack().getBitDepth();
	}

	private static Exhibit grey(final String caption, final String detail, final BufferedImage image) {
		return new Exhibit(caption, detail, new Picture(image), Optional.empty());
	}

	/** By bicubic interpolation to the pixels of the field, in the image's own type. */
	private ImageProcessor enlarged(final ImageProcessor pixels) {
		if (pixels instanceof ColorProcessor rgb) return enlarged(rgb);
		final var plane = ImagePlanes.plane(pixels);
		return ImagePlanes.processor(ImagePlanes.resample(plane, finest.width(), finest.height(), Filter.BICUBIC));
	}

	private ImageProcessor enlarged(final ColorProcessor rgb) {
		return ImagePlanes.merge(ImagePlanes.channels(rgb).stream().map(this::enlarged).toList());
	}

	private RandomAccessibleInterval<UnsignedByteType> enlarged(
		final RandomAccessibleInterval<UnsignedByteType> channel)
	{
		return Resampler.resample(channel, finest.width(), finest.height(), Filter.BICUBIC);
	}

	/** All that were added, in their order. */
	List<Exhibit> finished() {
		return exhibits.stream().map(Supplier::get).toList();
	}
}
