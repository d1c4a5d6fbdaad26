package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.believe.Verdict;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.truth.BeliefTable.Case;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** The sentence about a result is right where the truth is known; {@link BeliefTable} makes the larger table. */
class BeliefTest {

	private static final int SCENES = 12;

	@Test
	void resultsOfTheModelThatComesAlongAreBelieved() throws IOException {
		try (Network network = TruthTable.load(StarterModel.named("stem-lattice-x4").orElseThrow().file())) {
			final List<Case> cases = BeliefTable.cases(new NetworkUpscaler(network, 0, 16), SCENES);
			assertTrue(cases.stream().noneMatch(Case::isFalseAlarm), cases.toString());
			assertTrue(cases.stream().filter(Case::isMiss).count() <= 1, cases.toString());
			final long believed = cases.stream().filter(BeliefTest::isBelieved).count();
			assertTrue(believed >= SCENES - 2, believed + " of " + cases);
		}
	}

	private static boolean isBelieved(final Case one) {
		return one.belief().verdict() == Verdict.BELIEVABLE;
	}

	@Test
	void anotherCrystalIsNotBelieved() throws IOException {
		final FakeUpscaler liar = new FakeUpscaler(2, "half the period", plane -> {
			final float[] small = Planes.floatArray(plane);
			final int side = Planes.width(plane);
			final float[] large = new float[4 * small.length];
			for (int i = 0; i < large.length; i++)
				large[i] = small[i / (2 * side) % side * side + i % (2 * side) % side];
			return Planes.floats(large, 2 * side, 2 * side);
		});
		final List<Case> cases = BeliefTable.cases(liar, SCENES);
		assertEquals(SCENES, cases.stream().filter(one -> one.belief().verdict() == Verdict.NOT).count(), cases
			.toString());
	}
}
