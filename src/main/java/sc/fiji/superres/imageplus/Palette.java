package sc.fiji.superres.imageplus;

import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * The colours of an 8-bit image whose pixels are numbers of colours (indexed colour, PNG of 1 to 4 bits, GIF).
 * <p>
 * ImageJ keeps such a palette where it keeps a look-up table, which only shows grey values in colours. They are told
 * apart by how they go on: a look-up table has 256 entries of which neighbours look alike, a palette has neighbours
 * that have nothing to do with each other, or ends before. So an image means the same whether a person, a folder run or
 * a training opened it.
 * </p>
 */
public final class Palette {

	private static final int SIZE = 256;
	/**
	 * Neighbours of a look-up table are less apart on average, red, green and blue together; ImageJ's are below 31.
	 */
	private static final double ALIKE = 32;
	/** A table that becomes black after a colour of at most this much red, green and blue does not end suddenly. */
	private static final int DARK = 96;
	private static final int BLUE = 0xff;
	/** A grey colour is this times its blue. */
	private static final int GREY = 0x010101;

	/** As 0xrrggbb; black where the table is shorter. */
	private final int[] colours = new int[SIZE];

	private Palette(final LUT table) {
		for (int i = 0; i < Math.min(SIZE, table.getMapSize()); i++)
			colours[i] = table.getRGB(i) & 0xffffff;
	}

	/** That of an image; empty where its pixels are grey values, whatever they are shown in, or RGB. */
	static Optional<Palette> of(final ImagePlus image) {
		if (image.getBitDepth() != Byte.SIZE || image.isComposite()) return Optional.empty();
		return of(image.getProcessor().getLut());
	}

	private static Optional<Palette> of(final LUT table) {
		final Palette palette = new Palette(table);
		if (palette.isLookUpTable()) return Optional.empty();
		return Optional.of(palette);
	}

	/**
	 * The image as it is meant: itself; or, where it has a palette, an 8-bit image of its grey values or an RGB image
	 * of its colours, made slice by slice when asked for.
	 */
	public static ImagePlus meant(final ImagePlus image) {
		return of(image).map(palette -> palette.shown(image)).orElse(image);
	}

	private boolean isLookUpTable() {
		final int last = last();
		return !endsSuddenly(last) && steps(last) < ALIKE * last;
	}

	private boolean endsSuddenly(final int last) {
		return last < SIZE - 1 && step(last) > DARK;
	}

	/** The steps of all entries before the last, together. */
	private int steps(final int last) {
		int steps = 0;
		for (int i = 0; i < last; i++)
			steps += step(i);
		return steps;
	}

	/** The last entry that is not black; the first where all are. */
	private int last() {
		int last = SIZE - 1;
		while (last > 0 && colours[last] == 0)
			last--;
		return last;
	}

	/** How far the colour of an entry is from the next one's. */
	private int step(final int entry) {
		int step = 0;
		for (int shift = 0; shift <= 16; shift += Byte.SIZE)
			step += Math.abs(part(entry, shift) - part(entry + 1, shift));
		return step;
	}

	/** Red, green or blue of an entry, by how many bits it lies above blue. */
	private int part(final int entry, final int shift) {
		return colours[entry] >> shift & 0xff;
	}

	private boolean isGrey() {
		for (final int colour : colours)
			if (colour != (colour & BLUE) * GREY) return false;
		return true;
	}

	private ImagePlus shown(final ImagePlus image) {
		final ImagePlus shown = new ImagePlus(image.getTitle(), stack(image.getStack()));
		EachPlane.keepDimensions(image, shown);
		shown.setCalibration(withoutFunction(image.getCalibration()));
		shown.setFileInfo(image.getOriginalFileInfo());
		keepWhatIsThere(image, shown);
		return shown;
	}

	private static Calibration withoutFunction(final Calibration before) {
		final Calibration calibration = before.copy();
		calibration.setFunction(Calibration.NONE, null, calibration.getValueUnit());
		return calibration;
	}

	/** Info, overlay and selection, which an image need not have. */
	private static void keepWhatIsThere(final ImagePlus image, final ImagePlus shown) {
		EachPlane.keepInfo(image, shown);
		if (image.getOverlay() != null) shown.setOverlay(image.getOverlay().duplicate());
		if (image.getRoi() != null) shown.setRoi(image.getRoi());
	}

	/** The slices as they are meant. */
	ImageStack stack(final ImageStack numbers) {
		return new MeantStack(numbers);
	}

	private ImageProcessor shown(final ImageProcessor numbers) {
		final byte[] pixels = (byte[]) numbers.getPixels();
		final int width = numbers.getWidth();
		final int height = numbers.getHeight();
		if (isGrey()) return new ByteProcessor(width, height, greys(pixels));
		return new ColorProcessor(width, height, colours(pixels));
	}

	private int[] colours(final byte[] pixels) {
		final int[] rgb = new int[pixels.length];
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = colours[pixels[i] & 0xff];
		return rgb;
	}

	private byte[] greys(final byte[] pixels) {
		final byte[] greys = new byte[pixels.length];
		for (int i = 0; i < greys.length; i++)
			greys[i] = (byte) colours[pixels[i] & 0xff];
		return greys;
	}

	/** A stack whose slices are made from the numbers of colours when asked for. */
	private final class MeantStack extends VirtualStack {

		private final ImageStack numbers;

		MeantStack(final ImageStack numbers) {
			super(numbers.getWidth(), numbers.getHeight(), numbers.size());
			setBitDepth(bitDepth());
			this.numbers = numbers;
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			return shown(numbers.getProcessor(n));
		}

		@Override
		public String getSliceLabel(final int n) {
			return numbers.getSliceLabel(n);
		}
	}

	private int bitDepth() {
		if (isGrey()) return Byte.SIZE;
		return 3 * Byte.SIZE;
	}
}
