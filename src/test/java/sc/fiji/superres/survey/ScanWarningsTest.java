package sc.fiji.superres.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.plugin.filter.GaussianBlur;
import ij.process.FloatProcessor;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.files.ImageFiles;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.simulate.Scan;

class ScanWarningsTest {

	private static final int SIDE = 192;

	private static float[] scan(final String sample) {
		final double field = sample.endsWith("stm") ? 9 : SIDE * 0.00615;
		return Planes.floatArray(Scan.of(sample, SIDE, SIDE, field, 15, 0.4, 0.05, 1).simulate(Progress.NONE)).clone();
	}

	private static SourceImage image(final String name, final float[] values, final int width) {
		return new SourceImage(name, Planes.floats(values, width, values.length / width), IntensityRange.EIGHT_BIT);
	}

	private static float[] smoothed(final float[] values, final double sigma) {
		final FloatProcessor pixels = new FloatProcessor(SIDE, SIDE, values.clone());
		new GaussianBlur().blurFloat(pixels, sigma, sigma, 1e-4);
		return (float[]) pixels.getPixels();
	}

	private static float[] enlarged(final float[] values, final int side) {
		return Planes.floatArray(Resampler.resample(Planes.floats(values, SIDE, SIDE), side, side, Filter.BICUBIC));
	}

	@ParameterizedTest
	@CsvSource({ "gan-stem", "srtio3-stem", "graphite-stm", "si-stm" })
	void smoothedAndEnlargedScansAreWarnedOfAndOthersAreNot(final String sample) {
		final float[] scan = scan(sample);
		assertEquals(List.of(), ScanWarnings.of(List.of(image("scan.tif", scan, SIDE))));
		requireSmooth(image("gauss.tif", smoothed(scan, 0.6), SIDE));
		requireSmooth(image("gauss.tif", smoothed(scan, 1), SIDE));
		requireSmooth(image("larger.tif", enlarged(scan, SIDE * 6 / 5), SIDE * 6 / 5));
		requireSmooth(image("larger.tif", enlarged(scan, 2 * SIDE), 2 * SIDE));
	}

	private static void requireSmooth(final SourceImage image) {
		final List<String> warnings = ScanWarnings.of(List.of(image));
		assertEquals(1, warnings.size(), image.name());
		assertTrue(warnings.get(0).startsWith("Warning: " + image.name() + " hold little or no noise"), warnings.get(
			0));
	}

	@Test
	void barsAreNamedWithTheirPlaceBeforeATrainingToo() {
		final float[] data = scan("gan-stem");
		Arrays.fill(data, (SIDE - 20) * SIDE, SIDE * SIDE, 0);
		final float[] scale = scan("gan-stem");
		for (int y = 160; y < 165; y++)
			Arrays.fill(scale, y * SIDE + 20, y * SIDE + 70, 255);
		final List<SourceImage> images = List.of(image("a.tif", data, SIDE), image("b.tif", scale, SIDE));
		final List<String> notes = NoiseNotes.of(images, PairKind.INDEPENDENT);
		assertEquals(3, notes.size(), notes.toString());
		assertTrue(notes.get(1).startsWith("Warning: a.tif (the lowest 20 rows) end in a strip"), notes.get(1));
		assertTrue(notes.get(2).startsWith("Warning: b.tif (at x=20 y=160) show a bar"), notes.get(2));
	}

	@Test
	void imagesThatAreNotFiniteOrTinyArePassedOver() {
		final float[] scan = smoothed(scan("gan-stem"), 1);
		scan[7] = Float.NaN;
		assertEquals(List.of(), ScanWarnings.of("holes", scan, SIDE, SIDE));
		assertEquals(List.of(), ScanWarnings.of("tiny", new float[] { 1, 2, 3, 4 }, 2, 2));
	}

	@Test
	void realScansAreNotWarnedOf() throws IOException {
		final Path data = Path.of(System.getProperty("superres.data", "../shared/data"));
		assumeTrue(Files.isDirectory(data), "no real images: " + data.toAbsolutePath().normalize() +
			" is missing (set -Dsuperres.data=FOLDER)");
		for (final String name : List.of("sto_osiris_512px.tif", "sto_haadf_5.1MX_1024px_12.2pm.tif"))
			assertEquals(List.of(), ScanWarnings.of(ImageFiles.read(data.resolve(name))));
	}
}
