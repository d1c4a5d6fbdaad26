package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks whether a TIFF is complete and whether ImageJ reads it correctly.
 *
 * <pre>
 * TiffFile.requireWhole(file); // throws an IOException that says what is wrong
 * ImagePlus image = new Opener().openImage(file.toString());
 * </pre>
 * <p>
 * Messages do not name the file: they begin with "it" or "its".
 * </p>
 */
public final class TiffFile {

	/** Width and height in pixels. */
	public record Size(int width, int height) {}

	/** How many bytes a strip may hold beyond its pixels. */
	private static final long SPARE = 1 << 16;

	private final TiffBytes bytes;
	private final List<TiffPage> pages = new ArrayList<>();

	private TiffFile(final TiffBytes bytes) throws IOException {
		this.bytes = bytes;
		for (final TiffDirectory directory : TiffDirectory.all(bytes))
			pages.add(TiffPage.of(directory));
	}

	/** Whether the first bytes are those of a TIFF or BigTIFF, whatever the file's name is. */
	public static boolean isOne(final Path file) throws IOException {
		return TiffBytes.isTiff(file);
	}

	/** Whether a TIFF is a BigTIFF, which ImageJ alone does not read. */
	public static boolean isBig(final Path tiff) throws IOException {
		try (TiffBytes bytes = TiffBytes.openAny(tiff)) {
			return bytes.isBig();
		}
	}

	/**
	 * Checks everything but the pixels.
	 *
	 * @return the size of the first page
	 * @throws IOException where directories or strips are damaged or cut off, or the pixels are of a kind that ImageJ
	 *             does not read
	 */
	public static Size requireSound(final Path file) throws IOException {
		try (TiffBytes bytes = TiffBytes.open(file)) {
			return checked(bytes).size();
		}
	}

	private Size size() {
		final TiffPage first = pages.get(0);
		return new Size((int) first.width(), (int) first.height());
	}

	/**
	 * As {@link #requireSound}, and also checks the pixels: each compressed strip must hold all of its pixels, and none
	 * may be transparent.
	 */
	public static void requireWhole(final Path file) throws IOException {
		try (TiffBytes bytes = TiffBytes.open(file)) {
			final TiffFile tiff = checked(bytes);
			for (final TiffPage page : tiff.pages)
				tiff.checkPixels(page);
		}
	}

	/** Reads the directories of a file and checks everything but the pixels. */
	private static TiffFile checked(final TiffBytes bytes) throws IOException {
		final TiffFile tiff = new TiffFile(bytes);
		tiff.check();
		return tiff;
	}

	private void check() throws IOException {
		final TiffPage first = pages.get(0);
		if (first.isReduced()) throw TiffPage.unread("its first page is a small preview of another");
		for (final TiffPage page : pages)
			check(page, first);
	}

	private void check(final TiffPage page, final TiffPage first) throws IOException {
		TiffKind.require(page, pages.size());
		requireLike(first, page);
		checkEnd(page);
	}

	private static void requireLike(final TiffPage first, final TiffPage page) throws IOException {
		if (page.isReduced() || page.isLike(first)) return;
		throw TiffPage.unread("its pages differ (" + first.describe() + "; " + page.describe() + ")");
	}

	private void checkEnd(final TiffPage page) throws IOException {
		long end = endOfStrips(page);
		if (page.tags().isStackOfImageJ()) end = Math.max(end, endOfStack(page));
		if (end > bytes.size()) throw bytes.cutOff(end);
	}

	private static long endOfStrips(final TiffPage page) throws IOException {
		long end = 0;
		for (int i = 0; i < page.offsets().length; i++)
			end = Math.max(end, page.offsets()[i] + lengthOf(page, i));
		return end;
	}

	/** A file may name any number of slices: at most as many are taken as a long can count bytes of. */
	private static long endOfStack(final TiffPage page) {
		final long slices = Math.min(page.tags().slices(), Long.MAX_VALUE / 2 / page.bytes());
		return page.offsets()[0] + slices * page.bytes();
	}

	/** The length of a strip in the file: of plain pixels it follows from their number, whatever the tag says. */
	private static long lengthOf(final TiffPage page, final int strip) throws IOException {
		if (!page.isPlain()) return page.lengths()[strip];
		if (page.offsets().length > 1) requireHeld(strip, page, page.lengths()[strip]);
		return page.stripBytes(strip);
	}

	private static void requireHeld(final int strip, final TiffPage page, final long held) throws IOException {
		if (held < page.stripBytes(strip)) throw incomplete(strip, page, held);
	}

	private static IOException incomplete(final int strip, final TiffPage page, final long held) {
		return new IOException("it is cut off or damaged: strip " + numbered(strip, page) + " holds " + held +
			" bytes of " + page.stripBytes(strip));
	}

	private static String numbered(final int strip, final TiffPage page) {
		return strip + 1 + " of " + page.offsets().length;
	}

	private void checkPixels(final TiffPage page) throws IOException {
		if (!page.isPlain()) checkStrips(page);
		if (page.samples() > Alpha.COLOURS) Alpha.requireOpaque(page, bytes);
	}

	private void checkStrips(final TiffPage page) throws IOException {
		for (int i = 0; i < page.offsets().length; i++)
			checkStrip(page, i);
	}

	private void checkStrip(final TiffPage page, final int strip) throws IOException {
		final long held = inflated(page, strip);
		if (held == Inflated.ENDLESS) throw endless(strip, page);
		requireHeld(strip, page, held);
	}

	private static IOException endless(final int strip, final TiffPage page) {
		return new IOException("it is cut off or damaged: the compressed data of strip " + numbered(strip, page) +
			" have no proper end");
	}

	private long inflated(final TiffPage page, final int strip) throws IOException {
		final ByteBuffer data = bytes.at(page.offsets()[strip], page.lengths()[strip]);
		return switch (page.compression()) {
			case TiffPage.LZW -> Inflated.lzw(data);
			case TiffPage.PACK_BITS -> Inflated.packBits(data);
			default -> Inflated.deflate(data, 2 * page.stripBytes(strip) + SPARE);
		};
	}
}
