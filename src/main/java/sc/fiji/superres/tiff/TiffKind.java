package sc.fiji.superres.tiff;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Decides by the tags which pages ImageJ reads correctly; {@code TiffKindsTest} compares the list with ImageJ itself.
 */
final class TiffKind {

	private static final int GREY_FROM_WHITE = 0;
	private static final int GREY = 1;
	private static final int RGB = 2;
	private static final int PALETTE = 3;
	private static final int DIFFERENCES = 2;
	private static final int FLOAT_DIFFERENCES = 3;
	private static final int LOWEST_BIT_FIRST = 2;
	private static final int COLOURS = 3;
	/** Bits of the pixels of some cameras. */
	private static final int TWELVE = 12;
	private static final int UNSIGNED = 1;
	private static final Set<Integer> COMPRESSIONS = Set.of(TiffPage.PLAIN, TiffPage.LZW, TiffPage.DEFLATE,
		TiffPage.OLD_DEFLATE, TiffPage.PACK_BITS);
	private static final Map<Integer, String> OTHERS = Map.of(2, "CCITT", 3, "CCITT fax 3", 4, "CCITT fax 4", 6, "JPEG",
		7, "JPEG", 34712, "JPEG 2000", 34925, "LZMA", 50000, "Zstandard", 50001, "WebP");

	private TiffKind() {}

	/**
	 * Requires a page that ImageJ reads.
	 *
	 * @param pages number of pages in the file
	 * @throws IOException where ImageJ reads something else or nothing; the message says what the page is
	 */
	static void require(final TiffPage page, final int pages) throws IOException {
		requireCompression(page);
		requirePredictor(page);
		requireFillOrder(page);
		requireColours(page);
		if (page.samples() == 1) requireGrey(page);
		else requireRgb(page, pages);
	}

	private static void requireCompression(final TiffPage page) throws IOException {
		if (COMPRESSIONS.contains(page.compression())) return;
		final String name = OTHERS.getOrDefault(page.compression(), "method " + page.compression());
		throw TiffPage.unread("its pixels are compressed by " + name);
	}

	private static void requirePredictor(final TiffPage page) throws IOException {
		if (page.isPlain() || page.compression() == TiffPage.PACK_BITS) return;
		final int predictor = (int) page.tags().one(Tag.PREDICTOR, 1);
		if (!isReadable(predictor, page.bits())) throw differences(predictor, page);
	}

	private static boolean isReadable(final int predictor, final int bits) {
		return predictor == 1 || predictor == DIFFERENCES && bits <= Short.SIZE;
	}

	private static IOException differences(final int predictor, final TiffPage page) {
		return TiffPage.unread("its pixels are compressed as differences of " + differing(predictor, page) +
			" (predictor " + predictor + ")");
	}

	private static String differing(final int predictor, final TiffPage page) {
		if (predictor == FLOAT_DIFFERENCES) return "floating point numbers";
		return page.bits() + "-bit numbers";
	}

	private static void requireFillOrder(final TiffPage page) throws IOException {
		final long order = page.tags().one(Tag.FILL_ORDER, 1);
		if (order == LOWEST_BIT_FIRST) throw TiffPage.unread("its bits are stored in reverse order");
	}

	private static void requireColours(final TiffPage page) throws IOException {
		final int meaning = (int) page.tags().one(Tag.PHOTOMETRIC, GREY);
		if (page.samples() == 1 && isGreyOrPalette(meaning)) return;
		if (page.samples() >= COLOURS && meaning == RGB) return;
		throw otherColours(meaning, page.samples());
	}

	private static IOException otherColours(final int meaning, final int samples) {
		if (samples == 2) return TiffPage.unread("its pixels have 2 samples each, such as grey and transparency");
		return TiffPage.unread("its pixels are colours of another kind than RGB (photometric interpretation " +
			meaning + ", samples " + samples + ")");
	}

	private static boolean isGreyOrPalette(final int meaning) {
		return meaning == GREY || meaning == GREY_FROM_WHITE || meaning == PALETTE;
	}

	private static void requireGrey(final TiffPage page) throws IOException {
		if (isPalette(page) && page.bits() != Byte.SIZE) throw TiffPage.unread("its palette has " + page.bits() +
			" bits");
		if (!isReadableGrey(page)) throw TiffPage.unread("its pixels are " + name(page) + compressed(page));
	}

	private static boolean isPalette(final TiffPage page) {
		return page.tags().one(Tag.PHOTOMETRIC, GREY) == PALETTE;
	}

	private static boolean isReadableGrey(final TiffPage page) {
		final int format = page.format();
		return switch (page.bits()) {
			case 1, TWELVE -> page.isPlain() && format == UNSIGNED;
			case Byte.SIZE -> format == UNSIGNED;
			case Short.SIZE -> format == UNSIGNED || format == TiffPage.SIGNED;
			case Integer.SIZE -> format <= TiffPage.FLOAT;
			default -> false;
		};
	}

	private static String compressed(final TiffPage page) {
		if (page.isPlain()) return "";
		return ", compressed";
	}

	private static String name(final TiffPage page) {
		return page.bits() + "-bit " + kind(page.format());
	}

	private static String kind(final int format) {
		return switch (format) {
			case UNSIGNED -> "unsigned whole numbers";
			case TiffPage.SIGNED -> "signed whole numbers";
			case TiffPage.FLOAT -> "floating point numbers";
			default -> "numbers of an unknown kind (sample format " + format + ")";
		};
	}

	private static void requireRgb(final TiffPage page, final int pages) throws IOException {
		if (page.format() == UNSIGNED && isReadableRgb(page, pages)) return;
		throw TiffPage.unread("its pixels are " + page.samples() + " samples of " + name(page) + compressed(page));
	}

	private static boolean isReadableRgb(final TiffPage page, final int pages) {
		return switch (page.bits()) {
			case Byte.SIZE -> page.samples() <= COLOURS + 1;
			case Short.SIZE -> page.samples() == COLOURS && page.isPlain() && pages == 1;
			default -> false;
		};
	}
}
