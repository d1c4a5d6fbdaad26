package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanImage;

/** What a file holds according to scripts/golden/beamfile.py. */
final class GoldenFile {

	/** The files of golden.json by their names: small ones of ours, and real ones. */
	record All(Map<String, List<Image>> tiny, Map<String, List<Image>> real) {}

	/** An image; the pixel size is null where the file tells none. */
	record Image(List<String> channels, String unit, int width, int height, double[] pixel, List<Plane> planes) {

		void requireEqual(final ScanImage image, final String file) throws IOException {
			assertEquals(channels, image.channels(), file);
			assertEquals(unit, image.unit(), file);
			requirePixel(image.pixel(), file);
			assertEquals(planes.size(), image.slices().size(), file);
			for (int i = 0; i < planes.size(); i++)
				requirePlane(planes.get(i), image.slices().get(i).plane(), file + ", plane " + i);
		}

		private void requirePixel(final PixelSize size, final String file) {
			if (pixel == null) {
				assertEquals(new PixelSize(1, 1, "pixel"), size, file);
				return;
			}
			assertEquals("nm", size.unit(), file);
			assertEquals(pixel[0], size.width(), 1e-12 * pixel[0], file);
			assertEquals(pixel[1], size.height(), 1e-12 * pixel[1], file);
		}

		private void requirePlane(final Plane golden, final RandomAccessibleInterval<? extends RealType<?>> plane,
			final String where) throws IOException
		{
			assertEquals(width, Planes.width(plane), where);
			assertEquals(height, Planes.height(plane), where);
			golden.requireEqual(Planes.floatArray(plane), width, where);
		}
	}

	/** The numbers of a plane; the SHA-256 is that of its little-endian 32-bit floats. */
	record Plane(String sha256, double min, double max, double mean, double[] corners) {

		void requireEqual(final float[] values, final int width, final String where) throws IOException {
			final int last = values.length - 1;
			final double[] found = { values[0], values[width - 1], values[last - width + 1], values[last] };
			for (int i = 0; i < found.length; i++)
				assertEquals(corners[i], found[i], where + ", corner " + i);
			double sum = 0;
			double least = Double.POSITIVE_INFINITY;
			double greatest = Double.NEGATIVE_INFINITY;
			for (final float value : values) {
				sum += value;
				least = Math.min(least, value);
				greatest = Math.max(greatest, value);
			}
			assertEquals(min, least, where);
			assertEquals(max, greatest, where);
			assertEquals(mean, sum / values.length, 1e-9 * Math.abs(mean), where);
			assertEquals(sha256, sha256(values), where);
		}

		private static String sha256(final float[] values) throws IOException {
			final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			bytes.asFloatBuffer().put(values);
			try {
				return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
			}
			catch (final NoSuchAlgorithmException exc) {
				throw new IOException(exc);
			}
		}
	}

	private GoldenFile() {}

	static All all() {
		final Reader json = new InputStreamReader(GoldenFile.class.getResourceAsStream("golden.json"),
			StandardCharsets.UTF_8);
		return new Gson().fromJson(json, All.class);
	}

	static void requireEqual(final List<Image> golden, final Recording recording, final String file)
		throws IOException
	{
		assertEquals(golden.size(), recording.images().size(), file);
		for (int i = 0; i < golden.size(); i++)
			golden.get(i).requireEqual(recording.images().get(i), file);
	}
}
