package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

class IntensityRangeTest {

	private static final float NAN = Float.NaN, INFINITE = Float.POSITIVE_INFINITY;

	private static IntensityRange parse(final String text, final float... pixels) {
		return IntensityRange.parse(text, Planes.floats(pixels, pixels.length, 1));
	}

	private static String refusal(final String text, final float... pixels) {
		return assertThrows(IllegalArgumentException.class, () -> parse(text, pixels)).getMessage();
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "", " AUTO ", "Auto" })
	void autoIsTheWholeScaleOf8BitAndTheSpanOfOtherImages(final String text) {
		assertEquals(IntensityRange.EIGHT_BIT, IntensityRange.parse(text, Planes.bytes(new byte[] { 7, 9 }, 2, 1)));
		assertEquals(new IntensityRange(7, 60000), IntensityRange.parse(text, Planes.shorts(new short[] { 7,
			(short) 60000, 9 }, 3, 1)));
		assertEquals(new IntensityRange(-2.5, 3), parse(text, 0, -2.5f, 3));
	}

	@Test
	void noTextIsAuto() {
		assertEquals(new IntensityRange(1, 2), parse(null, 1, 2));
	}

	@Test
	void minmaxIsTheSpanOf8BitImagesToo() {
		assertEquals(new IntensityRange(7, 200), IntensityRange.parse("minmax", Planes.bytes(new byte[] { 7,
			(byte) 200 }, 2, 1)));
	}

	@ParameterizedTest
	@CsvSource({ "0:4095,0,4095", "-1.5:2.5,-1.5,2.5", " 1e3 : 2e3 ,1000,2000", "0.1:0.2,0.1,0.2" })
	void twoGreyValuesAreTakenAsTheyAre(final String text, final double low, final double high) {
		assertEquals(new IntensityRange(low, high), parse(text, 5, 6));
	}

	@Test
	void percentilesAreOfTheNearestRank() {
		final float[] ramp = new float[1001];
		for (int i = 0; i < ramp.length; i++)
			ramp[i] = 1000 - i;
		assertEquals(new IntensityRange(1, 999), parse("0.1%:99.9%", ramp));
		assertEquals(new IntensityRange(0, 1000), parse("0%:100%", ramp));
		assertEquals(new IntensityRange(20, 500), parse(" 2 % : 50 % ", ramp));
		assertEquals(new IntensityRange(3, 8), parse("0%:100%", 8, 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "1:2:3", "1%:2", "1:2%", "low:high", ":", "1:", ":2", "full", "0-255", "%:%", "1,2" })
	void textsThatAreNoRangeAreNamed(final String text) {
		final String message = refusal(text, 1, 2);
		assertTrue(message.contains("range=" + text + " is none of: auto, minmax"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0:1e-320", "-1e308:1e308", "0:1e39" })
	void rangesThatNoFloatsSpanAreRefused(final String text) {
		assertTrue(refusal(text, 1, 2).contains("than 32-bit grey values can be"));
	}

	@Test
	void theWidestAndTheNarrowestSpanOfFloatsAreRanges() {
		assertEquals(2d * Float.MAX_VALUE, span(parse("auto", -Float.MAX_VALUE, Float.MAX_VALUE)));
		assertEquals(Float.MIN_VALUE, span(parse("auto", 0, Float.MIN_VALUE)));
		assertEquals(Float.MIN_VALUE, span(parse("auto", Float.MIN_VALUE, Float.MIN_VALUE)));
	}

	private static double span(final IntensityRange range) {
		return range.high() - range.low();
	}

	@Test
	void rangesThatDoNotRiseAreRefusedWithTheirValues() {
		assertTrue(refusal("10:10", 1, 2).contains("10.0 to 10.0"));
		assertTrue(refusal("20:10", 1, 2).contains("20.0 to 10.0"));
		assertTrue(refusal("NaN:10", 1, 2).contains("NaN"));
		assertTrue(refusal("-Infinity:10", 1, 2).contains("Infinity"));
		assertTrue(refusal("50%:50%", 1, 2).contains("50.0% to 50.0%"));
		assertTrue(refusal("-1%:50%", 1, 2).contains("-1.0%"));
		assertTrue(refusal("1%:101%", 1, 2).contains("101.0%"));
		assertTrue(refusal("NaN%:50%", 1, 2).contains("NaN%"));
	}

	@Test
	void pixelsThatAreNoNumbersArePassedOver() {
		assertEquals(new IntensityRange(-1, 4), parse("minmax", NAN, 4, INFINITE, -INFINITE, -1, NAN));
		assertEquals(new IntensityRange(-1, 4), parse("0%:100%", NAN, 4, INFINITE, -INFINITE, -1, NAN));
	}

	@Test
	void anImageOfNothingButNaNIsRefused() {
		assertTrue(refusal("auto", NAN, INFINITE).contains("no finite grey value"));
		assertTrue(refusal("1%:99%", NAN).contains("no finite grey value"));
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, -7, 1234.5f, 1e20f, -1e20f, Float.MAX_VALUE })
	void aConstantImageMapsToZeroAndBack(final float grey) {
		for (final String text : new String[] { "minmax", "1%:99%" }) {
			final IntensityRange range = parse(text, grey, grey, grey);
			assertEquals(grey, range.low());
			assertEquals(0, range.toUnit(grey));
			assertEquals(grey, range.fromUnit(0));
		}
		assertEquals(new IntensityRange(5, 6), parse("auto", 5, 5));
	}

	@ParameterizedTest
	@ValueSource(floats = { 2.5e-9f, -2.5e-9f, 0.3f, Float.MIN_VALUE })
	void rangesOfSmallConstantsAreSmallBesideThem(final float grey) {
		final IntensityRange range = parse("auto", grey, grey);
		assertEquals(grey, range.low());
		for (final double wrong : new double[] { -0.0105, 0.14 })
			assertEquals(grey, (float) range.fromUnit(wrong), Math.abs(grey) * 2e-4);
	}

	@Test
	void whatANetworkAddsToZeroIsNothing() {
		final IntensityRange range = parse("auto", 0, 0);
		assertEquals(0, range.fromUnit(0.14), 1e-37);
	}

	@Test
	void oneRangeServesAWholeStack() {
		final var stack = ArrayImgs.unsignedShorts(new short[] { 10, 20, 30, 5, 40, (short) 50000 }, 2, 1, 3);
		assertEquals(new IntensityRange(5, 50000), IntensityRange.parse("auto", stack));
		assertEquals(new IntensityRange(5, 50000), IntensityRange.parse("0%:100%", stack));
		assertEquals(new IntensityRange(10, 20), IntensityRange.parse("auto", Views.hyperSlice(stack, 2, 0)));
	}

	@Test
	void greyValuesGoToTheUnitIntervalAndBack() {
		final IntensityRange range = new IntensityRange(-100, 300);
		assertEquals(0, range.toUnit(-100));
		assertEquals(1, range.toUnit(300));
		assertEquals(1.25, range.toUnit(400), "not clipped");
		for (int grey = -500; grey < 1000; grey += 7)
			assertEquals(grey, range.fromUnit(range.toUnit(grey)), 1e-12);
		for (int grey = 0; grey < 256; grey++)
			assertEquals(grey, Math.round(IntensityRange.EIGHT_BIT.fromUnit((float) IntensityRange.EIGHT_BIT.toUnit(
				grey))));
	}
}
