package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteBuffer;

import sc.fiji.superres.binary.FileBytes;

/**
 * An array in a file of Gatan's DigitalMicrograph.
 *
 * @param type of its values, by the file's numbers
 * @param place of the first one in the file
 * @param count how many there are
 */
record DmValues(int type, long place, long count) {

	/** The type of 16-bit numbers without sign, which letters are, too. */
	static final int UINT16 = 4;
	private static final int LONGEST_TEXT = 4096;

	/** The text that an array of 16-bit numbers is; empty where it is none. */
	String text(final FileBytes file) throws IOException {
		if (type != UINT16 || count > LONGEST_TEXT) return "";
		final ByteBuffer letters = file.at(place, count * Short.BYTES);
		final StringBuilder text = new StringBuilder();
		while (letters.hasRemaining())
			text.append(letters.getChar());
		return text.toString();
	}
}
