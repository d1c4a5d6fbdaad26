package sc.fiji.superres.enlarge;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Heap;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.LargeTiff;
import sc.fiji.superres.tiff.StripTiff;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.Upscaler;

/**
 * Enlarges an image whose result is too large for an image of ImageJ, or for Java's memory: row by row, straight into a
 * file. The input is in memory, and so are the rows that a row of tiles reaches.
 */
final class LargeUpscale {

	/** The greatest length of a Java array, and so of a slice of ImageJ. */
	static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

	private static final String STACK = "only single images can be written straight to disk: split the stack first " +
		"(Image > Stacks > Stack to Images), and save each";
	private static final String COLOURS = "only grey images can be written straight to disk: convert it first " +
		"(Image > Type > 8-bit)";
	private static final String SCREEN =
		"save the image and use Super-Resolve Folder..., which writes it straight to " +
			"disk; or super-resolve a part (select it)";
	private static final String WHOLE = "ensemble=true and maps need all of it in memory: leave them out, or " +
		"super-resolve a part";

	/**
	 * What is enlarged, and where the result goes.
	 *
	 * @param region of the input
	 * @param grey values that are 0 and 1
	 * @param file null where the result is to be shown
	 * @param most pixels that a slice may have as an image
	 */
	record Task(ImagePlus input, Rectangle region, IntensityRange grey, Path file, long most) {}

	private final Task task;
	private final Upscaler upscaler;
	private final Progress progress;
	private final ImagePlus input;
	private final long width;
	private final long height;

	LargeUpscale(final Task task, final Upscaler upscaler, final Progress progress) {
		this.task = task;
		this.upscaler = upscaler;
		this.progress = progress;
		input = task.input;
		width = (long) upscaler.factor() * task.region.width;
		height = (long) upscaler.factor() * task.region.height;
	}

	/** Of the result. */
	int width() {
		return Math.toIntExact(width);
	}

	/** Of the result. */
	int height() {
		return Math.toIntExact(height);
	}

	/** Whether a slice of the result does not fit into an image, or into memory. */
	boolean isNeeded() {
		return width * height > task.most || !Heap.has(bytesInMemory());
	}

	/** What a slice takes while it is made: floats, and its own type. */
	private long bytesInMemory() {
		final int bits = input.getBitDepth();
		if (ImagePlanes.isRgb(input)) return width * height * 3 * (Float.BYTES + 1);
		if (bits == Float.SIZE) return width * height * Float.BYTES;
		return width * height * (Float.BYTES + bits / Byte.SIZE);
	}

	/**
	 * Refuses what cannot be written so.
	 *
	 * @param whole whether the result is a mean of orientations or has a map, which take all of it
	 * @throws IllegalArgumentException naming the way out
	 */
	void requirePossible(final boolean whole) {
		if (input.getStackSize() > 1) throw refused(STACK);
		if (ImagePlanes.isRgb(input)) throw refused(COLOURS);
		if (task.file == null) throw refused(SCREEN);
		if (whole) throw refused(WHOLE);
	}

	/** Where more memory would help. */
	private String wayToMemory() {
		if (width * height > MOST_PIXELS) return "";
		return "; or give Java more memory (Edit > Options > Memory & Threads...)";
	}

	private IllegalArgumentException refused(final String why) {
		return new IllegalArgumentException("The result of " + input.getTitle() + " has " + width + "×" + height +
			" pixels, more than " + limit() + " holds: " + why + wayToMemory() + ".");
	}

	private String limit() {
		if (width * height > MOST_PIXELS) return "an image of ImageJ";
		return "Java's memory";
	}

	/**
	 * Writes the result.
	 *
	 * @param beliefs looks at it, once its pixels are written
	 * @param label adds what the result carries beside its pixels, with what to believe of it
	 */
	void run(final Beliefs beliefs, final BiFunction<ImagePlus, Optional<String>, ImagePlus> label) throws IOException {
		final StripTiff.Pixels pixels = pixels();
		progress.note(whatIsWritten(pixels));
		try (LargeTiff tiff = LargeTiff.create(task.file, pixels)) {
			final var plane = plane();
			GreyUpscale.inRows(plane, task.grey, upscaler, rows(tiff), progress);
			beliefs.add(List.of(plane), List.of(tiff.pixels()), task.grey);
			final ImagePlus like = LargeTiff.standIn(input, task.region, title(), upscaler.factor());
			progress.checkCancelled();
			tiff.finish(label.apply(like, beliefs.sentence()));
		}
	}

	private StripTiff.Pixels pixels() {
		return new StripTiff.Pixels(width(), height(), input.getBitDepth());
	}

	private String title() {
		return ImagePlanes.name(input) + "-SRx" + upscaler.factor();
	}

	private String whatIsWritten(final StripTiff.Pixels pixels) {
		return title() + " has " + width + "×" + height + " pixels (" + NumberText.gibibytes(pixels.bytes()) +
			"), more than " + limit() + " holds: it is written straight to disk, as " + format(pixels) + ".";
	}

	private static String format(final StripTiff.Pixels pixels) {
		if (pixels.needBigTiff()) return "BigTIFF (open it by Bio-Formats, QuPath or Python's tifffile)";
		return "TIFF";
	}

	private RandomAccessibleInterval<? extends RealType<?>> plane() {
		final ImageProcessor all = input.getProcessor();
		if (task.region.width == all.getWidth() && task.region.height == all.getHeight()) return ImagePlanes.plane(all);
		all.setRoi(task.region);
		return ImagePlanes.plane(all.crop());
	}

	private static GreyUpscale.Rows rows(final LargeTiff tiff) {
		return new GreyUpscale.Rows() {

			@Override
			public void begin() {
				tiff.rewind();
			}

			@Override
			public void add(final RandomAccessibleInterval<? extends RealType<?>> row) {
				tiff.add(row);
			}
		};
	}
}
