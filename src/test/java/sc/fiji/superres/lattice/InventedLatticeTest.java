package sc.fiji.superres.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class InventedLatticeTest {

	private static final List<Reflection> SIX = List.of(at(0.1, 0.02), at(0.02, -0.1), at(0.12, -0.08), at(0.2, 0.04),
		at(0.04, -0.2), at(0.08, 0.12));

	private static Reflection at(final double kx, final double ky) {
		return new Reflection(kx, ky, 1, 100);
	}

	@Test
	void noiseAloneRaisesFewAlarms() {
		int known = 0;
		int anywhere = 0;
		for (int seed = 0; seed < 200; seed++) {
			final InventedLattice found = InventedLattice.of(Waves.on(512, 512).noise(3, seed).plane(), SIX);
			if (found.known().stream().anyMatch(r -> r.sigma() > InventedLattice.KNOWN)) known++;
			if (found.highest().sigma() > InventedLattice.ANYWHERE) anywhere++;
		}
		assertTrue(known <= 4 && anywhere <= 2, known + " at known places and " + anywhere + " anywhere, of 200");
	}

	@Test
	void aFaintLatticeInNoiseIsSeen() {
		final InventedLattice found = InventedLattice.of(Waves.on(512, 512).noise(3, 1).wave(0.1, 0.02, 0.15).plane(),
			SIX);
		assertTrue(isThere(found));
		assertEquals(0.15, found.known().get(0).amplitude(), 0.05);
		assertTrue(found.known().get(0).sigma() > InventedLattice.KNOWN, found.toString());
	}

	@Test
	void aLatticeThatNobodyLookedForIsSeen() {
		final InventedLattice found = InventedLattice.of(Waves.on(512, 512).noise(3, 2).wave(0.3, 0.25, 0.3).plane(),
			SIX);
		assertTrue(isThere(found));
		assertEquals(0.3, found.highest().kx(), 2e-3);
		assertEquals(0.25, found.highest().ky(), 2e-3);
		assertTrue(found.known().stream().allMatch(r -> r.sigma() < InventedLattice.KNOWN), found.toString());
	}

	@Test
	void smoothNoiseIsNoLattice() {
		int alarms = 0;
		for (int seed = 0; seed < 40; seed++) {
			if (isThere(InventedLattice.of(Waves.on(512, 512).noise(3, seed).smooth().smooth().plane(), SIX))) alarms++;
		}
		assertTrue(alarms <= 2, alarms + " of 40");
	}

	@Test
	void reflectionsAreScaledToTheResultsPixels() {
		final Reflection enlarged = at(0.4, 0.08).enlarged(4);
		assertEquals(0.1, enlarged.kx(), 1e-12);
		assertEquals(4 * at(0.4, 0.08).period(), enlarged.period(), 1e-9);
		assertThrows(IllegalArgumentException.class, () -> at(0.1, 0.1).enlarged(0));
	}

	@Test
	void whatTheImageCannotHoldIsNotThere() {
		final InventedLattice found = InventedLattice.of(Waves.on(64, 64).noise(1, 3).plane(), List.of(at(0.4, 0.6)));
		assertEquals(0, found.known().get(0).sigma());
	}

	@Test
	void aFlatImageHasNone() {
		assertFalse(isThere(InventedLattice.of(Waves.on(64, 64).plane(), SIX)));
	}

	@Test
	void smallImagesAreRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> InventedLattice.of(Waves.on(30, 64)
			.plane(), SIX)).getMessage();
		assertTrue(message.contains("32×32") && message.contains("30"), message);
	}

	/** Whether a wave is higher than noise explains, at a known place or anywhere. */
	private static boolean isThere(final InventedLattice found) {
		return found.highest().sigma() > InventedLattice.ANYWHERE || found.known().stream().anyMatch(r -> r.sigma() >
			InventedLattice.KNOWN);
	}
}
