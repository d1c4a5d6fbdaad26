package sc.fiji.superres.tiff;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Which pages ImageJ reads as they are meant, by what their tags say; {@code TiffKindsTest} holds the list to ImageJ.
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
	private static final int TWELVE = 12; // bits of some cameras
	private static final int UNSIGNED = 1;
	private static final Set<Integer> COMPRESSIONS = Set.of(TiffPage.PLAIN, TiffPage.LZW, TiffPage.DEFLATE,
		TiffPage.OLD_DEFLATE, TiffPage.PACK_BITS);
	private static final Map<Integer, String> OTHERS = Map.of(2, "CCITT", 3, "CCITT fax 3", 4, "CCITT fax 4", 6, "JPEG",
		7, "JPEG", 34712, "JPEG 2000", 34925, "LZMA", 50000, "Zstandard", 50001, "WebP");

	private TiffKind() {}

	/**
	 * @param pages how many the file has
	 * @throws IOException where ImageJ reads something else or nothing; the message says what the page is
	 */
	static void require(final TiffPage page, final int pages) throws IOException {
		requireCompression(page);
		requirePredictor(page);
		if (page.tags().one(Tag.FILL_ORDER, 1) == LOWEST_BIT_FIRST) throw TiffPage.unread(
			"its bits are stored in reverse order");
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
		if (page.compression() == TiffPage.PLAIN || page.compression() == TiffPage.PACK_BITS) return;
		final int predictor = (int) page.tags().one(Tag.PREDICTOR, 1);
		if (predictor == 1 || predictor == DIFFERENCES && page.bits() <= Short.SIZE) return;
		final String numbers = predictor == FLOAT_DIFFERENCES ? "floating point numbers" : page.bits() + "-bit numbers";
		throw TiffPage.unread("its pixels are compressed as differences of " + numbers + " (predictor " + predictor +
			")");
	}

	private static void requireColours(final TiffPage page) throws IOException {
		final int meaning = (int) page.tags().one(Tag.PHOTOMETRIC, GREY);
		final boolean grey = meaning == GREY || meaning == GREY_FROM_WHITE;
		if (page.samples() == 1 && (grey || meaning == PALETTE)) return;
		if (page.samples() >= COLOURS && meaning == RGB) return;
		if (page.samples() == 2) throw TiffPage.unread("its pixels have 2 samples each, such as grey and transparency");
		throw TiffPage.unread("its pixels are colours of another kind than RGB (photometric interpretation " + meaning +
			", samples " + page.samples() + ")");
	}

	private static void requireGrey(final TiffPage page) throws IOException {
		final boolean palette = page.tags().one(Tag.PHOTOMETRIC, GREY) == PALETTE;
		if (palette && page.bits() != Byte.SIZE) throw TiffPage.unread("its palette has " + page.bits() + " bits");
		final boolean plain = page.compression() == TiffPage.PLAIN && page.format() == UNSIGNED;
		final boolean read = switch (page.bits()) {
			case 1, TWELVE -> plain;
			case Byte.SIZE -> page.format() == UNSIGNED;
			case Short.SIZE -> page.format() == UNSIGNED || page.format() == TiffPage.SIGNED;
			case Integer.SIZE -> page.format() <= TiffPage.FLOAT;
			default -> false;
		};
		if (!read) throw TiffPage.unread("its pixels are " + name(page) + compressed(page));
	}

	private static String compressed(final TiffPage page) {
		return page.compression() == TiffPage.PLAIN ? "" : ", compressed";
	}

	private static String name(final TiffPage page) {
		final String kind = switch (page.format()) {
			case UNSIGNED -> "unsigned whole numbers";
			case TiffPage.SIGNED -> "signed whole numbers";
			case TiffPage.FLOAT -> "floating point numbers";
			default -> "numbers of an unknown kind (sample format " + page.format() + ")";
		};
		return page.bits() + "-bit " + kind;
	}

	private static void requireRgb(final TiffPage page, final int pages) throws IOException {
		final boolean plain = page.format() == UNSIGNED && page.samples() <= COLOURS + 1;
		if (plain && page.bits() == Byte.SIZE) return;
		final boolean alone = page.compression() == TiffPage.PLAIN && pages == 1;
		if (plain && page.bits() == Short.SIZE && page.samples() == COLOURS && alone) return;
		throw TiffPage.unread("its pixels are " + page.samples() + " samples of " + name(page) + compressed(page));
	}
}
