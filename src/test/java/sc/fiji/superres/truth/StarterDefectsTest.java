package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** Models that come along show single columns that are not like the others, and not what is usual there. */
class StarterDefectsTest {

	private static final int DRAWS = 4;
	/** Zoom level of the scans, MX. */
	private static final double SCAN = 2.5;

	private static Network load(final String name) throws IOException {
		return TruthTable.load(StarterModel.named(name).orElseThrow().file());
	}

	@ParameterizedTest
	@ValueSource(strings = { "stem-lattice-x4", "stem-lattice-x2" })
	void columnsKeepTheirHeightsAndPlaces(final String name) throws IOException {
		try (Network network = load(name)) {
			final Upscaler upscaler = new NetworkUpscaler(network, 0, 16);
			final Trial.Figures figures = Trial.at(SCAN * upscaler.factor(), upscaler, DRAWS);
			final Shape result = figures.result(), truth = figures.truth();
			assertEquals(truth.vacancy(), result.vacancy(), 0.05);
			assertEquals(1, result.bright() / truth.bright(), 0.05);
			assertEquals(1, result.faint() / truth.faint(), 0.05);
			assertEquals(truth.displacement(), result.displacement(), 3, "pm");
		}
	}
}
