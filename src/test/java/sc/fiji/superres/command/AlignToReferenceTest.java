package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.imagej.MacroRunner;

class AlignToReferenceTest {

	/** A reference of 160×150 with spots at random places, and a piece of it from (40, 30) on, brighter and noisier. */
	private static final String PAIR = """
		run('Close All');
		run('Clear Results');
		newImage('wide', '8-bit black', 160, 150, 1);
		random('seed', 3);
		setColor(180);
		for (i = 0; i < 90; i++) fillOval(random*155, random*145, 4+random*9, 4+random*9);
		run('Gaussian Blur...', 'sigma=1.5');
		makeRectangle(40, 30, 80, 70);
		run('Duplicate...', 'title=piece.tif');
		run('Add...', 'value=20');
		run('Properties...', 'unit=nm pixel_width=0.02 pixel_height=0.02');
		selectImage('wide');
		run('Select None');
		selectImage('piece.tif');
		""";

	@Test
	void theMatchGoesToTheResultsTableAndItsOutlineToTheReference() {
		final String found = MacroRunner.run(PAIR + """
			run('Align to Reference...', 'image=piece.tif reference=wide');
			t = getTitle();
			getPixelSize(unit, pw, ph);
			selectImage('wide');
			Overlay.activateSelection(0);
			getSelectionCoordinates(x, y);
			place = d2s(getResult('X', 0), 1) + ' ' + d2s(getResult('Y', 0), 1);
			turn = d2s(getResult('Scale', 0), 2) + ' ' + d2s(getResult('Rotation', 0), 1);
			correlation = d2s(getResult('Correlation', 0), 2);
			outline = d2s(x[0], 0) + ' ' + d2s(y[0], 0) + ' ' + d2s(x[2], 0) + ' ' + d2s(y[2], 0);
			return t + ' ' + unit + ' ' + pw + '|' + String.getResultsHeadings + '|' +
				place + ' ' + turn + ' ' + correlation + '|' + outline;""");
		final String[] parts = found.replace("-0.0", "0.0").split("\\|");
		assertEquals("piece-aligned nm 0.02", parts[0]);
		assertEquals(" \tImage\tReference\tX\tY\tScale\tRotation\tCorrelation\tSSIM\tUniqueness", parts[1]
			.stripTrailing());
		assertEquals("80.0 65.0 1.00 0.0 1.00", parts[2]);
		assertEquals("40 30 120 100", parts[3]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit" })
	void theCropHasTheReferencesTypeAndTheImagesSize(final String type) {
		final String crop = MacroRunner.run(PAIR + """
			selectImage('wide');
			run('%1$s');
			wide = getPixel(80, 65);
			selectImage('piece.tif');
			run('%1$s');
			run('Align to Reference...', 'reference=wide scale=0.05 rotation=1 smooth=5');
			return '' + getWidth() + ' ' + getHeight() + ' ' + bitDepth() + ' ' + (abs(getPixel(40, 35) - wide) < 3);"""
			.formatted(type));
		assertEquals("80 70 " + type.replace("-bit", "") + " 1", crop);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "image=piece.tif;reference is missing: name an open image by reference=",
		"image=wide reference=piece.tif;fits nowhere on the reference",
		"reference=wide scale=0.7;scale=0.7 does not fit", "reference=wide rotation=-1;rotation=-1.0 does not fit",
		"reference=wide smooth=4;smooth=4 does not fit", "reference=wide turn=4;Unknown key \"turn\"" })
	void whatCannotBeAlignedStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure(PAIR + "run('Align to Reference...', '" + options + "');");
		assertTrue(failure.contains(message), failure);
	}
}
