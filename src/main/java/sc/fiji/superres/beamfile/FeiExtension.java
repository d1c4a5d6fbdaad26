package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Facts;

/**
 * What FEI / Thermo Fisher programs write behind the header of an MRC file ("FEI1", "FEI2"), for its first image: where
 * and how it was taken. Source: the list of fields in {@code mrcfile} (CCP-EM), after FEI's manual of EPU.
 */
final class FeiExtension {

	private static final int LENGTH = 297;
	private static final int DATE = 12;
	private static final int MICROSCOPE = 20;
	private static final int PROGRAM = 52;
	private static final int VERSION = 68;
	private static final int TEXT = 16;
	private static final int VOLTAGE = 84;
	private static final int PIXEL_WIDTH = 156;
	private static final int PIXEL_HEIGHT = 164;
	private static final int MAGNIFICATION = 289;
	/** Dates are days since then. */
	private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
	private static final double LAST_DAY = 100_000;
	private static final double MINUTES_A_DAY = 24 * 60;

	private final ByteBuffer bytes;

	private FeiExtension(final ByteBuffer bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads what follows a header; empty where it is none of these programs'.
	 *
	 * @param kind of what follows, by its four letters in the header
	 * @param length of what follows
	 */
	static Optional<FeiExtension> of(final FileBytes file, final String kind, final int length) throws IOException {
		if (!kind.startsWith("FEI") || length < LENGTH) return Optional.empty();
		return Optional.of(new FeiExtension(file.at(MrcHeader.LENGTH, LENGTH)));
	}

	/** In nm; empty where it is not known. */
	Optional<PixelSize> pixel() {
		return new PixelSize(bytes.getDouble(PIXEL_WIDTH), bytes.getDouble(PIXEL_HEIGHT), "m").nanometres().filter(
			MrcHeader::isSound);
	}

	Map<String, String> facts() {
		return new Facts() //
			.text("Date", date()) //
			.quantity("High voltage", positive(VOLTAGE), "V") //
			.quantity("Magnification", positive(MAGNIFICATION), "×") //
			.text("Instrument", MrcText.at(bytes, MICROSCOPE, TEXT)) //
			.text("Software", MrcText.at(bytes, PROGRAM, TEXT) + " " + MrcText.at(bytes, VERSION, TEXT)) //
			.map();
	}

	private double positive(final int place) {
		final double value = bytes.getDouble(place);
		if (value > 0) return value;
		return Double.NaN;
	}

	private String date() {
		final double days = bytes.getDouble(DATE);
		if (!(days > 1 && days < LAST_DAY)) return null;
		final LocalDateTime time = EPOCH.plusMinutes(Math.round(days * MINUTES_A_DAY));
		return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
	}
}
