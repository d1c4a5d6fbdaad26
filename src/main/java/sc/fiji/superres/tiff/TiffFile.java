package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a TIFF is whole and ImageJ reads it as it is meant.
 *
 * <pre>
 * TiffFile.requireWhole(file); // else an IOException that says what is wrong
 * ImagePlus image = new Opener().openImage(file.toString());
 * </pre>
 * <p>
 * Messages say what is wrong with "it", not which file.
 * </p>
 */
public final class TiffFile {

	/** Width and height in pixels. */
	public record Size(int width, int height) {}

	/** What a strip may hold beyond its pixels. */
	private static final long SPARE = 1 << 16;

	private final TiffBytes bytes;
	private final List<TiffPage> pages = new ArrayList<>();

	private TiffFile(final TiffBytes bytes) throws IOException {
		this.bytes = bytes;
		for (final TiffDirectory directory : TiffDirectory.all(bytes))
			pages.add(TiffPage.of(directory));
	}

	/** Whether the first bytes are those of a TIFF, a BigTIFF too, whatever the file is called. */
	public static boolean isOne(final Path file) throws IOException {
		return TiffBytes.isTiff(file);
	}

	/**
	 * Looks at everything but the pixels.
	 *
	 * @return of the first page
	 * @throws IOException where directories or strips are damaged or cut off, or the pixels are of a kind that ImageJ
	 *             does not read
	 */
	public static Size requireSound(final Path file) throws IOException {
		try (TiffBytes bytes = TiffBytes.open(file)) {
			final TiffFile tiff = new TiffFile(bytes);
			tiff.check();
			final TiffPage first = tiff.pages.get(0);
			return new Size((int) first.width(), (int) first.height());
		}
	}

	/** As {@link #requireSound}, and goes through compressed pixels: each strip must hold all of its own. */
	public static void requireWhole(final Path file) throws IOException {
		try (TiffBytes bytes = TiffBytes.open(file)) {
			final TiffFile tiff = new TiffFile(bytes);
			tiff.check();
			for (final TiffPage page : tiff.pages)
				tiff.checkPixels(page);
		}
	}

	private void check() throws IOException {
		if (pages.get(0).isReduced()) throw TiffPage.unread("its first page is a small preview of another");
		for (final TiffPage page : pages) {
			TiffKind.require(page, pages.size());
			if (!page.isReduced() && !page.isLike(pages.get(0))) throw TiffPage.unread("its pages differ (" + pages.get(
				0).describe() + "; " + page.describe() + ")");
			checkEnd(page);
		}
	}

	private void checkEnd(final TiffPage page) throws IOException {
		long end = 0;
		for (int i = 0; i < page.offsets().length; i++)
			end = Math.max(end, page.offsets()[i] + lengthOf(page, i));
		if (page.tags().isStackOfImageJ()) end = Math.max(end, page.offsets()[0] + page.tags().slices() * page.bytes());
		if (end > bytes.size()) throw new IOException("it is cut off: " + bytes.size() + " bytes of at least " + end);
	}

	/** Of a strip in the file. Plain pixels have a length of their own, whatever is written. */
	private static long lengthOf(final TiffPage page, final int strip) throws IOException {
		if (page.compression() != TiffPage.PLAIN) return page.lengths()[strip];
		final long needed = page.stripBytes(strip);
		if (page.offsets().length > 1 && page.lengths()[strip] < needed) throw incomplete(strip, page, page
			.lengths()[strip]);
		return needed;
	}

	private static IOException incomplete(final int strip, final TiffPage page, final long held) {
		return new IOException("it is cut off or damaged: strip " + (strip + 1) + " of " + page.offsets().length +
			" holds " + held + " bytes of " + page.stripBytes(strip));
	}

	private void checkPixels(final TiffPage page) throws IOException {
		if (page.compression() != TiffPage.PLAIN) {
			for (int i = 0; i < page.offsets().length; i++)
				checkStrip(page, i);
		}
		if (page.samples() > Alpha.COLOURS) Alpha.requireOpaque(page, bytes);
	}

	private void checkStrip(final TiffPage page, final int strip) throws IOException {
		final ByteBuffer data = bytes.at(page.offsets()[strip], page.lengths()[strip]);
		final long needed = page.stripBytes(strip);
		final long held = switch (page.compression()) {
			case TiffPage.LZW -> Inflated.lzw(data);
			case TiffPage.PACK_BITS -> Inflated.packBits(data);
			default -> Inflated.deflate(data, 2 * needed + SPARE);
		};
		if (held == Inflated.ENDLESS) throw new IOException("it is cut off or damaged: the compressed data of strip " +
			(strip + 1) + " of " + page.offsets().length + " have no proper end");
		if (held < needed) throw incomplete(strip, page, held);
	}
}
