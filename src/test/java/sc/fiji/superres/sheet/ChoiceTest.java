package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChoiceTest {

	private static final Choice ALL = Choice.all(4, 1, 2);

	@Test
	void sideBySideNumbersAddAndRemoveButNeverTheLast() {
		assertEquals(List.of(0, 1, 2, 3), ALL.visible());
		final Choice fewer = ALL.picked(1, false).picked(3, false);
		assertEquals(List.of(0, 2), fewer.visible());
		assertEquals(List.of(0, 1, 2), fewer.picked(1, false).visible());
		assertEquals(List.of(2), fewer.picked(0, false).picked(2, false).visible());
	}

	@Test
	void theSliderTakesANumberOnTheRightAndWithShiftOnTheLeft() {
		final Choice slider = ALL.in(Choice.Mode.SLIDER);
		assertEquals(List.of(1, 2), slider.visible());
		assertEquals(List.of(1, 3), slider.picked(3, false).visible());
		assertEquals(List.of(0, 2), slider.picked(0, true).visible());
		assertEquals(List.of(2, 1), slider.picked(1, false).visible());
		assertEquals(List.of(2, 1), slider.picked(2, true).visible());
		assertEquals(List.of(1, 2), slider.picked(2, false).visible());
	}

	@Test
	void flickerChangesBetweenTheTwoThatWereSeenLast() {
		final Choice first = ALL.flickered();
		assertEquals(List.of(2), first.visible());
		assertEquals(List.of(1), first.flickered().visible());
		assertEquals(List.of(2), first.flickered().flickered().visible());
		final Choice other = first.picked(0, false);
		assertEquals(List.of(0), other.visible());
		assertEquals(List.of(2), other.flickered().visible());
		assertEquals(ALL, first.in(Choice.Mode.SIDE_BY_SIDE));
	}

	@Test
	void theLineStaysWithinThePanel() {
		assertEquals(0.25, ALL.dividedAt(0.25).line());
		assertEquals(0, ALL.dividedAt(-3).line());
		assertEquals(1, ALL.dividedAt(1.5).line());
	}
}
