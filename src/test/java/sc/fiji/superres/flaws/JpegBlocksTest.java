package sc.fiji.superres.flaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Scan;

/** Scans through Java's own JPEG encoder and back. */
class JpegBlocksTest {

	private static final int SIDE = 192;

	private static float[] scan(final String sample, final double dose) {
		final double field = sample.endsWith("stm") ? 9 : SIDE * 0.0123;
		return Planes.floatArray(Scan.of(sample, SIDE, SIDE, field, dose, 0.4, 0.05, 1).simulate(Progress.NONE))
			.clone();
	}

	private static float[] compressed(final float[] values, final float quality) throws IOException {
		final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < values.length; i++)
			image.getRaster().setSample(i % SIDE, i / SIDE, 0, (int) values[i]);
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(quality);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		writer.setOutput(ImageIO.createImageOutputStream(bytes));
		writer.write(null, new IIOImage(image, null, null), how);
		((javax.imageio.stream.ImageOutputStream) writer.getOutput()).flush();
		final BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
		final float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++)
			result[i] = back.getRaster().getSample(i % SIDE, i / SIDE, 0);
		return result;
	}

	@ParameterizedTest
	@CsvSource({ "gan-stem, 15, 0.5", "gan-stem, 15, 0.75", "gan-stem, 15, 0.9", "gan-stem, 60, 0.75",
		"srtio3-stem, 4, 0.95", "graphite-stm, 15, 0.75", "graphite-stm, 15, 0.9", "si-stm, 15, 0.75" })
	void whatWasJpegIsFound(final String sample, final double dose, final float quality) throws IOException {
		final float[] jpeg = compressed(scan(sample, dose), quality);
		assertTrue(JpegBlocks.areIn(jpeg, SIDE, SIDE));
		assertTrue(JpegBlocks.areIn(cropped(jpeg, 3, 5), SIDE - 3, SIDE - 5), "cropped");
	}

	private static float[] cropped(final float[] values, final int left, final int top) {
		final int width = SIDE - left;
		final float[] cropped = new float[width * (SIDE - top)];
		for (int i = 0; i < cropped.length; i++)
			cropped[i] = values[(i / width + top) * SIDE + i % width + left];
		return cropped;
	}

	@ParameterizedTest
	@ValueSource(strings = { "gan-stem", "srtio3-stem", "si-stem", "mos2-stem", "graphite-stm", "si-stm", "cu-stm" })
	void scansAreNotTakenForJpeg(final String sample) {
		for (final double dose : new double[] { 1, 15, 200, Scan.NOISELESS })
			assertFalse(JpegBlocks.areIn(scan(sample, dose), SIDE, SIDE), sample + " at dose " + dose);
	}

	/** A wave of eight pixels has one coefficient in all blocks, which is no rounding. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 4, 8, 16 })
	void aPerfectPatternIsNotTakenForJpeg(final int period) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = Math.round(100 + 80 * Math.cos(2 * Math.PI * (i % SIDE) / period) * Math.cos(2 * Math.PI * (i /
				SIDE) / period));
		assertEquals(false, JpegBlocks.areIn(values, SIDE, SIDE));
	}
}
