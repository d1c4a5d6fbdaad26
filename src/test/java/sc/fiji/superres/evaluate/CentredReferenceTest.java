package sc.fiji.superres.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.image.Planes;

class CentredReferenceTest {

	private static final int SIZE = 96;

	private interface Values {

		double at(double x, double y);
	}

	private static Img<FloatType> plane(final Values values) {
		final float[] grey = new float[SIZE * SIZE];
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++)
				grey[y * SIZE + x] = (float) values.at(x, y);
		return Planes.floats(grey, SIZE, SIZE);
	}

	/** A lattice with 16 and 12 pixels a period. */
	private static double lattice(final double x, final double y) {
		return 100 + 40 * Math.cos(2 * Math.PI * x / 16) + 40 * Math.cos(2 * Math.PI * (y + 0.3 * x) / 12);
	}

	@ParameterizedTest
	@CsvSource({ "2,0.5", "3,0", "4,0.5", "5,0" })
	void aLatticeIsSeenWhereTheInputsCentresPutIt(final int factor, final double shift) {
		final int side = 12 * factor;
		final CropDraw.Place place = new CropDraw.Place(17, 14);
		final float[] seen = Planes.floatArray(CentredReference.apart(plane(CentredReferenceTest::lattice), place, side,
			factor));
		assertEquals(shift, CentredReference.shift(factor));
		for (int i = 0; i < seen.length; i++)
			assertEquals(lattice(17 + i % side + shift, 14 + i / side + shift), seen[i], 1, "of 160 grey values, at " + i);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5, 8 })
	void noPixelOfAnInputsLineIsInTheReferenceOrForTwoNoPixelOfTheInput(final int factor) {
		final int side = SIZE / factor * factor;
		final Random random = new Random(1);
		for (final CropDraw.Place place : new CropDraw.Place[] { new CropDraw.Place(0, 0), new CropDraw.Place(SIZE - side, SIZE -
			side) }) {
			final Img<FloatType> plane = plane((x, y) -> {
				final boolean line = (y - place.y() - factor / 2) % factor == 0;
				final boolean column = (x - place.x() - factor / 2) % factor == 0;
				return line && (column || factor > 2) ? Double.NaN : random.nextDouble();
			});
			for (final float input : Planes.floatArray(Grey.everySth(plane, place, side, factor)))
				assertTrue(Float.isNaN(input), "the input is taken from there");
			for (final float reference : Planes.floatArray(CentredReference.apart(plane, place, side, factor)))
				assertTrue(Float.isFinite(reference), "×" + factor + " at " + place);
		}
	}

	@Test
	void forTwoALatticeOfFourAndAHalfPixelsAPeriodIsStillThere() {
		final Values fine = (x, y) -> 100 + 40 * Math.cos(2 * Math.PI * y / 4.5);
		final CropDraw.Place place = new CropDraw.Place(16, 16);
		final float[] seen = Planes.floatArray(CentredReference.apart(plane(fine), place, 64, 2));
		final float[] other = Planes.floatArray(CentredReference.of(plane(fine), place, 64, 2));
		for (int i = 0; i < seen.length; i++)
			assertEquals(other[i], seen[i], 1e-3, "as another recording would show it");
	}

	@Test
	void anotherRecordingIsComparedAsItIsWhereTheFactorIsOdd() {
		final Random random = new Random(2);
		final Img<FloatType> plane = plane((x, y) -> random.nextFloat());
		final CropDraw.Place place = new CropDraw.Place(5, 7);
		assertArrayEquals(Planes.floatArray(Grey.crop(plane, place, 30)), Planes.floatArray(CentredReference.of(plane, place, 30,
			3)));
	}
}
