package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.SurfaceDefects;
import sc.fiji.superres.simulate.SurfaceDefects.Kind;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.FakeUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** Models that come along show single columns and atoms that are not like the others, and not what is usual there. */
class StarterDefectsTest {

	private static final int DRAWS = 4;
	/** Zoom level of the scans, MX. */
	private static final double SCAN = 2.5;
	/** Pixel of STM scans, nm: 16 nm are 512. */
	private static final double PIXEL = 0.03125;
	private static final int PLACES = 8;

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

	@ParameterizedTest
	@EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "PERFECT")
	void atomsOfASurfaceShowWhatBecameOfThem(final Kind kind) throws IOException {
		try (Network network = load("stm-lattice-x2")) {
			final double shown = DefectShown.share(new NetworkUpscaler(network, 0, 16), PIXEL, kind, PLACES);
			assertTrue(shown > 0.7 && shown < 1.1, kind + ": " + shown);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "PERFECT")
	void bicubicShowsWhatIsThere(final Kind kind) {
		// noise on a bright atom is cut off where white begins, so a mean of bright atoms is too dark
		assertEquals(1, DefectShown.share(new BicubicUpscaler(2), PIXEL, kind, PLACES), 0.15);
	}

	@Test
	void aPlaneOfOneGreyShowsNothing() {
		final int side = 2 * SurfaceDefects.SIDE;
		final Upscaler flat = new FakeUpscaler(2, "one grey", plane -> Planes.floats(new float[side * side], side,
			side));
		assertEquals(0, DefectShown.share(flat, PIXEL, Kind.VACANCY, 1));
	}
}
