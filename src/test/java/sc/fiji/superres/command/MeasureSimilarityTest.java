package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.imagej.MacroRunner;

class MeasureSimilarityTest {

	/** A ramp, and the same with every pixel 5 grey values brighter: mean squared error 25. */
	private static String pair(final String type, final int size) {
		return """
			run('Close All');
			run('Clear Results');
			newImage('ideal', '%1$s', %2$d, %2$d, 1);
			for (x = 0; x < %2$d; x++)
				for (y = 0; y < %2$d; y++)
					setPixel(x, y, (x + y) %% 200);
			run('Duplicate...', 'title=[an image]');
			run('Add...', 'value=5');
			""".formatted(type, size);
	}

	private static double psnr(final String type, final String options) {
		return Double.parseDouble(MacroRunner.run(pair(type, 32) + "run('Measure Image Similarity...', '" + options +
			"'); return '' + d2s(getResult('PSNR', 0), 9);"));
	}

	@Test
	void aRowOfFiguresGoesToTheResultsTable() {
		final String row = MacroRunner.run(pair("8-bit", 192) + """
			run('Measure Image Similarity...', 'image=[an image] reference=ideal');
			names = getResultString('Image', 0) + '|' + getResultString('Reference', 0);
			similar = '' + (getResult('SSIM', 0) > 0.9) + '|' + (getResult('MS-SSIM', 0) > 0.9);
			return String.getResultsHeadings + '|' + nResults + '|' + names + '|' + similar;""");
		assertTrue(row.startsWith(" \tImage\tReference\tPSNR\tSSIM\tMS-SSIM\tGauss PSNR\tGauss SSIM\tGauss MS-SSIM"),
			row);
		assertTrue(row.endsWith("|1|an image|ideal|1|1"), row);
	}

	@Test
	void theRangeOfEightBitImagesIs255AndThatOfOthersTheReferencesSpan() {
		assertEquals(10 * Math.log10(255 * 255 / 25.0), psnr("8-bit", "reference=ideal"), 1e-6);
		assertEquals(10 * Math.log10(62 * 62 / 25.0), psnr("16-bit", "reference=ideal"), 1e-6);
		assertEquals(10 * Math.log10(62 * 62 / 25.0), psnr("32-bit", "reference=ideal"), 1e-6);
		assertEquals(10 * Math.log10(100 * 100 / 25.0), psnr("32-bit", "reference=ideal range=0:100"), 1e-6);
	}

	/** Its grey values are made anew from the palette each time, so two of them were no longer one image. */
	@Test
	void anIndexedImageIsNotComparedWithItselfEither() {
		final String failure = MacroRunner.failure("run('Close All'); newImage('ramp', 'RGB ramp', 64, 64, 1); " +
			"run('8-bit Color', 'number=256'); run('3-3-2 RGB'); " +
			"run('Measure Image Similarity...', 'reference=ramp');");
		assertTrue(failure.contains("\"ramp\" would be compared with itself"), failure);
	}

	@Test
	void theBorderIsLeftOut() {
		final String spoiled = MacroRunner.run(pair("8-bit", 32) + """
			setPixel(0, 9, 250);
			setPixel(31, 31, 0);
			run('Measure Image Similarity...', 'reference=ideal border=1');
			return '' + d2s(getResult('PSNR', 0), 9);""");
		assertEquals(10 * Math.log10(255 * 255 / 25.0), Double.parseDouble(spoiled), 1e-6);
	}

	@Test
	void anImageTooSmallForAMetricGetsNaN() {
		assertEquals("NaN true", MacroRunner.run(pair("8-bit", 32) + """
			run('Measure Image Similarity...', 'reference=ideal');
			if (isNaN(getResult('PSNR', 0))) exit('PSNR');
			if (getResult('SSIM', 0) > 0.5) s = 'true';
			return '' + getResult('MS-SSIM', 0) + ' ' + s;"""));
	}

	@Test
	void errorsResolutionAndLatticeFollow() {
		final String row = MacroRunner.run(pair("8-bit", 64) + """
			selectImage('ideal');
			run('Properties...', 'unit=nm pixel_width=0.5 pixel_height=0.5');
			run('Measure Image Similarity...', 'image=[an image] reference=ideal');
			errors = '' + getResult('MSE', 0) + ' ' + getResult('MAE', 0);
			resolution = '' + getResult('FRC resolution (px)', 0) + ' ' + getResult('FRC resolution (nm)', 0);
			return String.getResultsHeadings + '|' + errors + ' ' + resolution;""");
		assertTrue(row.contains(
			"Gauss MS-SSIM\tMSE\tMAE\tFRC resolution (px)\tFRC resolution (nm)\tLattice error\tLattice kept" +
				"\tPeak/background\tReference peak/background\tPeak width ratio"), row);
		assertTrue(row.endsWith("|25 5 2 1"), row);
	}

	@Test
	void mapsAreShownOnRequest() {
		assertEquals("ideal an image ", MacroRunner.run(pair("8-bit", 32) +
			"run('Measure Image Similarity...', 'reference=ideal'); " + TITLES));
		assertEquals("ideal an image an image-difference ", MacroRunner.run(pair("8-bit", 32) + """
			run('Measure Image Similarity...', 'reference=ideal map=difference');
			if (getPixel(3, 4) != 5) exit('5');
			""" + TITLES));
		assertEquals("ideal an image an image-difference an image-SSIM ", MacroRunner.run(pair("8-bit", 32) + """
			run('Measure Image Similarity...', 'reference=ideal map=both');
			if (getWidth() != 22) exit('22');
			getStatistics(n, mean);
			if (abs(mean - getResult('SSIM', 0)) > 1e-5) exit('mean');
			""" + TITLES));
	}

	@Test
	void theResolutionIsALengthOnSquaresOfTheImage() {
		assertEquals("ideal an image an image-resolution ", MacroRunner.run(pair("8-bit", 140) + """
			run('Properties...', 'unit=nm pixel_width=0.5 pixel_height=0.5');
			run('Measure Image Similarity...', 'reference=ideal map=resolution');
			getPixelSize(unit, width, height);
			if (getWidth() != 9 || width != 8 || unit != 'nm') exit('' + getWidth() + ' ' + width + ' ' + unit);
			getStatistics(n, mean, min, max);
			if (min < 1 || max > 64) exit('' + min + ' to ' + max);
			""" + TITLES));
		assertTrue(MacroRunner.failure(pair("8-bit", 32) +
			"run('Measure Image Similarity...', 'reference=ideal map=resolution');").contains("128×128"));
	}

	@Test
	void stacksAreMeasuredSliceBySlice() {
		final String stacks = """
			run('Close All');
			run('Clear Results');
			newImage('ideal', '16-bit ramp', 32, 32, 3);
			run('Duplicate...', 'title=seen duplicate');
			setSlice(2);
			run('Add...', 'value=100 slice');
			""";
		final String figures = MacroRunner.run(stacks + """
			run('Measure Image Similarity...', 'image=seen reference=ideal');
			finite = 'false';
			if (getResult('PSNR', 1) < 100) finite = 'true';
			return '' + nResults + ' ' + getResultString('Image', 1) + ' ' + getResult('PSNR', 0) + ' ' + finite + ' ' +
				getResult('PSNR', 2);""");
		assertEquals("3 seen:2 Infinity true Infinity", figures.replace("∞", "Infinity"));
		final String failure = MacroRunner.failure(stacks + "newImage('two', '16-bit ramp', 32, 32, 2); " +
			"run('Measure Image Similarity...', 'image=seen reference=two');");
		assertTrue(failure.contains("\"seen\" has 3 slices and \"two\" 2"), failure);
	}

	private static final String TITLES =
		"s = ''; for (i = 1; i <= nImages; i++) { selectImage(i); s += getTitle() + ' '; } return s;";

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "image=ideal;reference is missing: name an open image by reference=",
		"reference=small;\"an image\" has 32×32 pixels and \"small\" 8×8", "reference=rgb;\"rgb\" is an RGB image",
		"reference=ideal range=5;range=5 is none of", "reference=ideal border=16;border=16 must be 0 or more" })
	void whatCannotBeComparedStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure(pair("8-bit", 32) + """
			newImage('small', '8-bit', 8, 8, 1);
			newImage('rgb', 'RGB', 32, 32, 1);
			selectImage('an image');
			run('Measure Image Similarity...', '%s');""".formatted(options));
		assertTrue(failure.contains(message), failure);
	}

	@Test
	void anImageIsNotComparedWithItself() {
		final String failure = MacroRunner.failure(pair("8-bit", 32) +
			"run('Measure Image Similarity...', 'image=ideal reference=ideal');");
		assertTrue(failure.contains("would be compared with itself"), failure);
	}

	/** The second channel is a million times the first; both have the same errors in their own units. */
	@Test
	void eachChannelHasItsOwnRange() {
		final String difference = MacroRunner.run("""
			run('Close All');
			run('Clear Results');
			newImage('ideal', '32-bit ramp', 32, 32, 2);
			setSlice(2);
			run('Multiply...', 'value=1000000 slice');
			run('Duplicate...', 'title=seen duplicate');
			run('Multiply...', 'value=1.1 stack');
			asChannels = 'order=xyczt(default) channels=2 slices=1 frames=1 display=Grayscale';
			selectImage('ideal');
			run('Stack to Hyperstack...', asChannels);
			selectImage('seen');
			run('Stack to Hyperstack...', asChannels);
			run('Measure Image Similarity...', 'image=seen reference=ideal');
			return '' + d2s(getResult('PSNR', 0) - getResult('PSNR', 1), 3);""");
		assertEquals(0, Double.parseDouble(difference), 0.01);
	}

	/** What ImageJ makes of a signed 16-bit TIFF: stored values are 32768 higher. */
	static ImagePlus signed(final String title) {
		final ImagePlus image = IJ.createImage(title, "16-bit black", 64, 64, 1);
		for (int i = 0; i < 4096; i++)
			image.getProcessor().set(i, 32768 - 9000 + (i % 64 * 29 + i / 64 * 61) % 181 * 100);
		image.getCalibration().setSigned16BitCalibration();
		image.show();
		return image;
	}

	@Test
	void aSignedImageEqualsItsCopyOfThirtyTwoBits() {
		MacroRunner.run("run('Close All'); run('Clear Results');");
		signed("signed");
		final String row = MacroRunner.run("""
			run('Duplicate...', 'title=float');
			run('32-bit');
			run('Measure Image Similarity...', 'image=signed reference=float map=difference');
			getStatistics(a, mean, min, max);
			return '' + getResult('PSNR', 0) + ' ' + getResult('MAE', 0) + ' ' + min + ' ' + max;""");
		assertEquals("Infinity 0 0 0", row);
	}

	@Test
	void aRangeOfASignedImageIsInItsCalibratedValues() {
		MacroRunner.run("run('Close All'); run('Clear Results');");
		signed("signed");
		final String row = MacroRunner.run("run('Duplicate...', 'title=other'); run('Add...', 'value=100'); " +
			"run('Measure Image Similarity...', 'image=other reference=signed range=-10000:10000'); " +
			"return d2s(getResult('PSNR', 0), 6);");
		assertEquals(20 * Math.log10(20000 / 100.0), Double.parseDouble(row), 1e-5);
	}
}
