package sc.fiji.superres.beamfile;

import java.nio.ByteBuffer;

import sc.fiji.superres.binary.HeaderText;

/** Texts of fixed length in a header. */
final class MrcText {

	private MrcText() {}

	/** A text up to its first zero, without blanks around it. */
	static String at(final ByteBuffer bytes, final int place, final int length) {
		int end = 0;
		while (end < length && bytes.get(place + end) != 0)
			end++;
		return HeaderText.decoded(bytes.slice(place, end)).strip();
	}
}
