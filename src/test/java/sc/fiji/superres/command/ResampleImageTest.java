package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;

import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

class ResampleImageTest {

	private static final String RESULT = " getDimensions(w, h, c, z, t); getPixelSize(u, pw, ph); " +
		"return getTitle() + ' ' + w + 'x' + h + 'x' + z + ' ' + bitDepth() + ' ' + pw + ' ' + u;";

	private static String resampled(final String type, final String options) {
		return MacroRunner.run("run('Close All'); newImage('my ramp.tif', '" + type + "', 40, 30, 2); " +
			"setVoxelSize(0.5, 0.5, 1, 'nm'); run('Resample Image...', '" + options + "');" + RESULT);
	}

	@ParameterizedTest
	@CsvSource({ "8-bit ramp,8", "16-bit ramp,16", "32-bit ramp,32", "RGB ramp,24" })
	void everyTypeIsResizedSliceBySliceWithItsPixelSize(final String type, final int bits) {
		assertEquals("my ramp-resampled 20x30x2 " + bits + " 1 nm", resampled(type, "width=20 filter=lanczos"));
	}

	@Test
	void aFactorWinsOverWidthAndHeight() {
		assertEquals("my ramp-resampled 60x45x2 8 0.3333 nm", resampled("8-bit ramp", "width=7 height=9 factor=1.5"));
	}

	@Test
	void thePixelsAreThoseOfTheResampler() {
		MacroRunner.run(
			"run('Close All'); newImage('noise', '8-bit black', 37, 23, 1); run('Add Specified Noise...', " +
				"'standard=60');");
		final ImagePlus noise = IJ.getImage();
		MacroRunner.run("run('Resample Image...', 'input=noise width=11 height=50 filter=hamming');");
		final byte[] expected = Planes.byteArray(Resampler.<UnsignedByteType> resample(Planes.bytes((byte[]) noise
			.getProcessor().getPixels(), 37, 23), 11, 50, Filter.HAMMING));
		assertArrayEquals(expected, (byte[]) IJ.getImage().getProcessor().getPixels());
	}

	@ParameterizedTest
	@ValueSource(strings = { "setBatchMode(true);", "setBatchMode(false);" })
	void theResultIsActiveAndCanBeSavedByTheNextLine(final String mode) {
		assertEquals("a-resampled", MacroRunner.run(mode + """
			run('Close All');
			newImage('a', '8-bit ramp', 8, 8, 1);
			run('Resample Image...', 'factor=2');
			path = getDirectory('temp') + 'superres-resampled.tif';
			saveAs('tiff', path);
			deleted = File.delete(path);
			rename('a-resampled');
			selectImage('a');
			selectImage('a-resampled');
			return getTitle();"""));
	}

	@Test
	void theChoicesAreTheResamplersFilters() throws NoSuchFieldException {
		final String[] choices = ResampleImage.class.getDeclaredField("filter").getAnnotation(
			org.scijava.plugin.Parameter.class).choices();
		assertEquals(Arrays.stream(Filter.values()).map(Filter::label).toList(), Arrays.asList(choices));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "filter=box;Nothing to do: give width, height, or a factor above 0",
		"width=-3;width=-3 must be 0 (keep) or more pixels", "factor=-1;factor=-1.0 must be 0 (unused) or more",
		"factor=NaN;factor=NaN must be 0 (unused) or more", "factor=0.001;40 pixels times 0.001",
		"width=4 filter=cubic;filter=cubic is not understood: expected one of: nearest, box",
		"width=4 input=[no such];\"no such\" is not open" })
	void whatCannotBeDoneStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure("run('Close All'); newImage('r', '8-bit ramp', 40, 30, 1); " +
			"run('Resample Image...', '" + options + "');");
		assertTrue(failure.contains(message), failure);
	}
}
