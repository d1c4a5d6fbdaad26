package sc.fiji.superres.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class InventionsTest {

	private static final int SIDE = 256;
	/** A lattice of 12 pixels a period with a contrast of about 4 and a faint next order. */
	private static final double K = 1.0 / 12;

	private static Waves lattice() {
		return Waves.on(SIDE, SIDE).wave(K, 0.01, 1).wave(-0.01, K, 1).wave(2 * K, 0.02, 0.1);
	}

	private static Inventions found(final Waves image, final Waves reference) {
		return Inventions.of(List.of(image.plane()), List.of(reference.plane()), 0);
	}

	@Test
	void cleanImagesHaveNone() {
		int alarms = 0;
		for (int seed = 0; seed < 200; seed++) {
			final Inventions found = found(lattice().noise(0.3, seed), lattice().noise(0.6, 1000 + seed));
			if (!found.waves().isEmpty()) alarms++;
		}
		assertEquals(0, alarms, "of 200");
	}

	@Test
	void aLatticeOfHalfThePeriodIsFoundAtATenthOfTheContrast() {
		for (int seed = 0; seed < 20; seed++) {
			final Waves image = lattice().noise(0.3, seed).wave(-0.02, 2 * K, 0.2);
			final Inventions found = found(image, lattice().noise(0.6, 1000 + seed));
			assertEquals(1, found.waves().size(), found.toString());
			assertEquals(6, found.waves().get(0).period(), 0.1);
			assertEquals(0.02 / 1.16, found.power(), 0.01);
		}
	}

	@Test
	void aWaveOfOppositePhaseIsFoundWhereTheReferenceHasOne() {
		final Inventions found = found(lattice().wave(2 * K, 0.02, -0.3), lattice().noise(0.1, 1));
		assertEquals(1, found.waves().size(), found.toString());
	}

	@Test
	void whatIsWeakenedOrALittleTooStrongIsThere() {
		assertEquals(0, found(Waves.on(SIDE, SIDE).noise(0.1, 2).wave(K, 0.01, 0.4), lattice()).power());
		assertEquals(0, found(lattice().noise(0.1, 3).wave(K, 0.01, 0.08), lattice()).power());
	}

	@Test
	void whatIsTwiceAsStrongIsNot() {
		final Inventions found = found(lattice().noise(0.1, 4).wave(K, 0.01, 1), lattice());
		assertEquals(1, found.waves().size());
		assertEquals(12, found.waves().get(0).period(), 0.1);
	}

	@Test
	void keptIsTheAmplitudeOfTheStrongestWaves() {
		assertEquals(1, found(lattice(), lattice().noise(0.1, 5)).kept(), 0.02);
		assertEquals(0.5, found(Waves.on(SIDE, SIDE).noise(0.1, 6).wave(K, 0.01, 0.5).wave(-0.01, K, 0.5), lattice())
			.kept(), 0.05);
		assertEquals(Double.NaN, found(lattice(), Waves.on(SIDE, SIDE).noise(1, 7)).kept());
	}

	@Test
	void finerWavesAreMultiplesOfTheLatticeOrInvented() {
		final List<Reflection> input = List.of(new Reflection(0.4, 0.04, 1, 100), new Reflection(0.04, -0.4, 1, 100));
		final Waves result = Waves.on(SIDE, SIDE).noise(0.1, 8).wave(0.1, 0.01, 1).wave(0.2, 0.02, 0.3);
		assertEquals(List.of(), Inventions.beyond(List.of(result.plane()), 4, input));
		final List<Reflection> found = Inventions.beyond(List.of(result.wave(0.25, 0, 0.2).plane()), 4, input);
		assertEquals(1, found.size());
		assertEquals(4, found.get(0).period(), 0.05, "pixels of the input's grid");
	}

	@Test
	void noiseHidesWhatIsFaint() {
		final Waves image = lattice().noise(0.3, 9).wave(0.3, 0.2, 0.15);
		assertEquals(1, found(image, lattice().noise(0.3, 10)).waves().size());
		assertEquals(0, found(image, lattice().noise(5, 11)).waves().size());
	}

	@Test
	void planesOfDifferentSizesAreRefused() {
		final Waves small = Waves.on(64, 64).noise(1, 1);
		final IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> found(lattice(),
			small));
		assertTrue(refusal.getMessage().contains("64×64"), refusal.getMessage());
	}
}
