package sc.fiji.superres.resample;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import sc.fiji.superres.image.Planes;

/**
 * One call of Pillow 9.4 and what it gave; written by {@code scripts/golden/resample.py}.
 *
 * @param mode {@code L} (8-bit) or {@code F} (32-bit)
 * @param pixels big-endian pixels of the result, or null where only their CRC-32 is stored
 */
record PillowCase(String mode, Filter filter, int w, int h, int width, int height, byte[] pixels, long crc) {

	/** Cases that carry their pixels. */
	static List<PillowCase> small() throws IOException {
		final List<PillowCase> cases = new ArrayList<>();
		try (DataInputStream in = new DataInputStream(open("pillow.bin"))) {
			for (int i = in.readInt(); i > 0; i--) {
				final String mode = in.readUTF();
				final Filter filter = Filter.of(in.readUTF());
				final int w = in.readInt(), h = in.readInt(), width = in.readInt(), height = in.readInt();
				final byte[] pixels = in.readNBytes(width * height * (mode.equals("L") ? 1 : 4));
				cases.add(new PillowCase(mode, filter, w, h, width, height, pixels, crcOf(pixels)));
			}
		}
		return cases;
	}

	/** Cases that carry a CRC-32. */
	static List<PillowCase> large() throws IOException {
		try (BufferedReader in = new BufferedReader(new InputStreamReader(open("pillow.csv"),
			StandardCharsets.UTF_8)))
		{
			return in.lines().map(line -> line.split(",")).map(f -> new PillowCase(f[0], Filter.of(f[1]), Integer
				.parseInt(f[2]), Integer.parseInt(f[3]), Integer.parseInt(f[4]), Integer.parseInt(f[5]), null, Long
					.parseLong(f[6], 16))).toList();
		}
	}

	/** Our result for this case, as big-endian bytes. */
	byte[] ours() {
		if (mode.equals("L")) return Planes.byteArray(Resampler.resample(Planes.bytes(sourceBytes(w, h), w, h), width,
			height, filter));
		final float[] result = Planes.floatArray(Resampler.resample(Planes.floats(sourceFloats(w, h), w, h), width,
			height, filter));
		final ByteBuffer bytes = ByteBuffer.allocate(4 * result.length);
		bytes.asFloatBuffer().put(result);
		return bytes.array();
	}

	/** CRC-32 of the bytes. */
	static long crcOf(final byte[] bytes) {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		return crc.getValue();
	}

	/** The script's source image of mode L: a third black and white, the rest noise. */
	static byte[] sourceBytes(final int w, final int h) {
		final byte[] image = new byte[w * h];
		int state = 1;
		for (int i = 0; i < image.length; i++) {
			state = state * 1664525 + 1013904223;
			final int v = state >>> 24;
			image[i] = (byte) (i >= image.length / 3 ? v : v < 128 ? 0 : 255);
		}
		return image;
	}

	/** The script's source image of mode F: noise in −128 … 128. */
	static float[] sourceFloats(final int w, final int h) {
		final float[] image = new float[w * h];
		int state = 1;
		for (int i = 0; i < image.length; i++) {
			state = state * 1664525 + 1013904223;
			image[i] = (state >>> 8) / 65536f - 128;
		}
		return image;
	}

	@Override
	public String toString() {
		return mode + " " + filter.label() + " " + w + "×" + h + " → " + width + "×" + height;
	}

	private static InputStream open(final String name) throws IOException {
		final InputStream in = PillowCase.class.getResourceAsStream(name);
		if (in == null) throw new IOException("No " + name + "; run scripts/golden/resample.py.");
		return in;
	}
}
