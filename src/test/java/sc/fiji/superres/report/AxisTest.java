package sc.fiji.superres.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class AxisTest {

	@Test
	void ticksAreRoundAndWithinTheAxis() {
		assertEquals(List.of(20.0, 22.0, 24.0), new Axis(19.5, 24.2, 0, 100).ticks(4, 0));
		assertEquals(List.of(6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0), new Axis(4.7, 20.3, 0, 100).ticks(10, 1));
		assertEquals(List.of(12.0, 13.0, 14.0), new Axis(14.2, 11.8, 0, 100).ticks(12, 1), "backwards, and whole numbers");
	}

	@Test
	void labelsHaveTheDecimalsThatTellTicksApart() {
		assertEquals("0.75", Axis.label(0.75, List.of(0.5, 0.75, 1.0)));
		assertEquals("20", Axis.label(20, List.of(20.0, 22.0)));
		assertEquals("0.5", Axis.label(0.5, List.of(0.5)));
	}

	@Test
	void aScaleBarIsARoundLengthThatFits() {
		assertEquals(0.5, Axis.atMost(0.99), 1e-12);
		assertEquals(2.5, Axis.atMost(4.9), 1e-12);
		assertEquals(100, Axis.atMost(100), 1e-9);
		assertEquals("0.25", Axis.plain(0.25));
		assertEquals("100", Axis.plain(100.00000000000001));
	}

	@Test
	void theAxisRunsFromStartToEndEvenBackwards() {
		assertEquals(30, new Axis(24, 12, 10, 50).at(18), 1e-12);
	}
}
