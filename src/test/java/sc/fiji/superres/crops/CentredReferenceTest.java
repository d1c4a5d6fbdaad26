package sc.fiji.superres.crops;

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
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

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
	@CsvSource({ "3,0", "4,0.5", "5,0" })
	void aLatticeIsSeenWhereTheInputsCentresPutIt(final int factor, final double shift) {
		final int side = 12 * factor;
		final CropDraw.Place place = new CropDraw.Place(17, 14);
		final float[] seen = Planes.floatArray(CentredReference.apart(plane(CentredReferenceTest::lattice), place, side,
			factor));
		assertEquals(shift, CentredReference.shift(factor));
		for (int i = 0; i < seen.length; i++)
			assertEquals(lattice(17 + i % side + shift, 14 + i / side + shift), seen[i], 1, "of 160 grey values, at " +
				i);
	}

	/** Two pixels from the edge, the outermost line of the plane is one of the input's. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 8 })
	void aCropMayLieAnywhereNearTheEdge(final int edge) {
		final int side = SIZE - 16;
		for (final int at : new int[] { edge, SIZE - side - edge }) {
			final float[] seen = Planes.floatArray(CentredReference.apart(plane(CentredReferenceTest::lattice),
				new CropDraw.Place(at, at), side, 4));
			final int middle = side / 2 * (side + 1);
			assertEquals(lattice(at + side / 2 + 0.5, at + side / 2 + 0.5), seen[middle], 1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 5, 8 })
	void noPixelOfAnInputsLineIsInTheReference(final int factor) {
		final int side = SIZE / factor * factor;
		final Random random = new Random(1);
		for (final CropDraw.Place place : new CropDraw.Place[] { new CropDraw.Place(0, 0), new CropDraw.Place(SIZE -
			side, SIZE - side) })
		{
			final Img<FloatType> plane = plane((x, y) -> {
				final boolean line = (y - place.y() - factor / 2) % factor == 0;
				return line ? Double.NaN : random.nextDouble();
			});
			for (final float input : Planes.floatArray(Grey.everySth(plane, place, side, factor)))
				assertTrue(Float.isNaN(input), "the input is taken from there");
			for (final float reference : Planes.floatArray(CentredReference.apart(plane, place, side, factor)))
				assertTrue(Float.isFinite(reference), "×" + factor + " at " + place);
		}
	}

	@Test
	void forTwoNoPixelOfAnInputsLineIsInEither() {
		final Random random = new Random(1);
		final Img<FloatType> crop = plane((x, y) -> y % 2 == 1 ? Double.NaN : random.nextDouble());
		for (final float input : Planes.floatArray(Grey.everySth(crop, new CropDraw.Place(0, 0), SIZE, 2)))
			assertTrue(Float.isNaN(input), "the input is taken from there");
		for (final float value : Planes.floatArray(CentredReference.lines(crop)))
			assertTrue(Float.isFinite(value));
	}

	/**
	 * A result shows at o what lies at o + ½ of the crop. What only every other line can hold is missing in both alike.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 4.5, 8, 30 })
	void forTwoAPerfectResultIsWhatItIsComparedWith(final double period) {
		final Values fine = (x, y) -> 100 + 40 * Math.cos(2 * Math.PI * (y + 0.2 * x) / period) + 20 * Math.cos(2 *
			Math.PI * x / period);
		final float[] reference = Planes.floatArray(CentredReference.lines(plane(fine)));
		final float[] result = Planes.floatArray(CentredReference.lines(CentredReference.onPixels(plane((x, y) -> fine
			.at(x + 0.5, y + 0.5)))));
		for (int i = 0; i < result.length; i++)
			assertEquals(reference[i], result[i], 2, "of 120 grey values, at " + i);
	}

	/** Bicubic hands the input's noise on; where it is the lines' own, the reference must not meet it again. */
	@Test
	void forTwoNoiseOfTheInputsLinesIsNotMetAgain() {
		final Random random = new Random(3);
		final double[] lines = random.doubles(SIZE, -20, 20).toArray();
		final Img<FloatType> crop = plane((x, y) -> 100 + lines[(int) y]);
		final var input = Grey.everySth(crop, new CropDraw.Place(0, 0), SIZE, 2);
		final var bicubic = Resampler.resample(Planes.floats(Planes.floatArray(input), SIZE / 2, SIZE / 2), SIZE, SIZE,
			Filter.BICUBIC);
		final double flat = new Psnr(255, 0).measure(CentredReference.lines(plane((x, y) -> 100)), CentredReference
			.lines(crop));
		final double copied = new Psnr(255, 0).measure(CentredReference.lines(CentredReference.onPixels(bicubic)),
			CentredReference.lines(crop));
		assertTrue(copied < flat - 1, copied + " dB must be less than without noise at all, " + flat);
	}

	@Test
	void anotherRecordingIsComparedAsItIsWhereTheFactorIsOdd() {
		final Random random = new Random(2);
		final Img<FloatType> plane = plane((x, y) -> random.nextFloat());
		final CropDraw.Place place = new CropDraw.Place(5, 7);
		assertArrayEquals(Planes.floatArray(Grey.crop(plane, place, 30)), Planes.floatArray(CentredReference.of(plane,
			place, 30, 3)));
	}
}
