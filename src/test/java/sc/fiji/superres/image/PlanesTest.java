package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.view.Views;

class PlanesTest {

	private static final int HIGH = 60000;

	@Test
	void anArrayPlaneSharesItsArray() {
		final byte[] bytes = { 1, 2, 3, 4, 5, 6 };
		final float[] floats = { 1, 2, 3, 4, 5, 6 };
		assertSame(bytes, Planes.byteArray(Planes.bytes(bytes, 3, 2)));
		assertSame(floats, Planes.floatArray(Planes.floats(floats, 2, 3)));
		assertSame(floats, Planes.floatArray(ArrayImgs.floats(floats, 6, 1)));
	}

	@Test
	void writingToTheArrayWritesToThePlane() {
		final var plane = Planes.shorts(new short[6], 3, 2);
		plane.getAt(2, 1).set(HIGH);
		assertEquals(HIGH, Planes.floatArray(plane)[5]);
		final float[] values = new float[6];
		final var floats = Planes.floats(values, 3, 2);
		values[4] = 7;
		assertEquals(7, floats.getAt(1, 1).get());
	}

	@Test
	void doublesAreAlwaysACopy() {
		final float[] values = { 0.1f, 2 };
		final double[] copy = Planes.doubleArray(Planes.floats(values, 2, 1));
		copy[0] = 9;
		assertEquals(0.1f, values[0]);
		assertArrayEquals(new double[] { 0.1f, 2 }, Planes.doubleArray(Planes.floats(values, 2, 1)));
		assertArrayEquals(new double[] { 1e-300, 1.0 / 3 }, Planes.doubleArray(ArrayImgs.doubles(new double[] { 1e-300,
			1.0 / 3 }, 2, 1)));
	}

	@Test
	void greyValuesAreUnsigned() {
		assertArrayEquals(new float[] { 0, 127, 128, 255 }, Planes.floatArray(Planes.bytes(new byte[] { 0, 127, -128,
			-1 }, 4, 1)));
		assertArrayEquals(new float[] { 0, HIGH, 65535 }, Planes.floatArray(Planes.shorts(new short[] { 0, (short) HIGH,
			-1 }, 3, 1)));
	}

	@Test
	void viewsAreCopiedRowByRow() {
		final byte[] bytes = { 1, 2, 3, 4, 5, -6 };
		final var plane = Planes.bytes(bytes, 3, 2);
		final var right = Views.interval(plane, new long[] { 1, 0 }, new long[] { 2, 1 });
		assertArrayEquals(new byte[] { 2, 3, 5, -6 }, Planes.byteArray(right));
		assertArrayEquals(new float[] { 2, 3, 5, 250 }, Planes.floatArray(right));
		assertArrayEquals(new double[] { 2, 3, 5, 250 }, Planes.doubleArray(Views.zeroMin(right)));
		assertArrayEquals(new float[] { 1, 4, 2, 5, 3, 250 }, Planes.floatArray(Views.permute(plane, 0, 1)));
		assertNotSame(bytes, Planes.byteArray(Views.interval(plane, plane)));
	}

	@Test
	void aSliceOfAStackIsItsOwnPlane() {
		final float[] values = { 1, 2, 3, 4, 5, 6, 7, 8 };
		final var second = Views.hyperSlice(ArrayImgs.floats(values, 2, 2, 2), 2, 1);
		assertArrayEquals(new float[] { 5, 6, 7, 8 }, Planes.floatArray(second));
	}

	@Test
	void otherImagesAreCopied() {
		final var planar = PlanarImgs.unsignedShorts(2, 2);
		planar.getAt(1, 0).set(HIGH);
		assertArrayEquals(new float[] { 0, HIGH, 0, 0 }, Planes.floatArray(planar));
		assertArrayEquals(new float[] { -3, 4 }, Planes.floatArray(ArrayImgs.bytes(new byte[] { -3, 4 }, 2, 1)));
	}

	@Test
	void widthComesFirst() {
		final var plane = Planes.bytes(new byte[6], 3, 2);
		assertEquals(3, Planes.width(plane));
		assertEquals(2, Planes.height(plane));
	}

	@Test
	void whatIsNoPlaneIsRefusedWithItsSizes() {
		final var stack = ArrayImgs.floats(2, 3, 4);
		for (final Runnable use : new Runnable[] { () -> Planes.width(stack), () -> Planes.height(stack), () -> Planes
			.floatArray(stack), () -> Planes.doubleArray(ArrayImgs.floats(24)) })
		{
			final String message = assertThrows(IllegalArgumentException.class, use::run).getMessage();
			assertTrue(message.contains("2 dimensions, not "), message);
		}
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Planes.width(stack)).getMessage().contains(
			"[2, 3, 4]"));
	}

	@Test
	void anArrayMustFitThePlane() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> Planes.floats(new float[5], 3, 2)).getMessage()
			.contains("3×2 pixels cannot hold 5"));
		assertThrows(IllegalArgumentException.class, () -> Planes.bytes(new byte[0], 0, 3));
		assertThrows(IllegalArgumentException.class, () -> Planes.shorts(new short[6], -3, -2));
		assertThrows(IllegalArgumentException.class, () -> Planes.bytes(new byte[0], 1 << 16, 1 << 16));
	}
}
