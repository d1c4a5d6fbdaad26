package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/**
 * A network trained on independent pairs, held to the truth: {@code tiny-x4.pt} was trained on {@code test-data/} by
 * the keys of {@code macros/golden/tiny-x4.ijm}. Inputs are recordings of their own, with counting noise, of crystals
 * with four defects.
 */
class TrainedNetworkTest {

	private static final Path GOLDEN = Path.of("src/test/resources/golden/tiny-x4.pt");
	/** The network of {@link sc.fiji.superres.upscale.SeamsTest}, trained on published pairs without flips. */
	private static final Path PUBLISHED = Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt");
	private static final int DRAWS = 8;
	/** Where a place must be known to 0.01 pixels. */
	private static final int MANY_DRAWS = 12;
	/** Of noise alone, whose spectrum is a mean. */
	private static final int DRAWS_OF_NOTHING = 24;

	private static Network network;
	private static final Map<Integer, Trial.Figures> FIGURES = new ConcurrentHashMap<>();
	private static PaintedLattice ofNothing;

	@BeforeAll
	static void load() throws IOException {
		network = TruthTable.load(GOLDEN);
		ofNothing = Trial.ofNothing(upscaler(network), DRAWS_OF_NOTHING);
	}

	@AfterAll
	static void close() {
		network.close();
	}

	private static Upscaler upscaler(final Network network) {
		return new NetworkUpscaler(network, 0, 16);
	}

	private static Trial.Figures figures(final int zoom) {
		return FIGURES.computeIfAbsent(zoom, z -> Trial.at(z, upscaler(network), DRAWS));
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void noOutputPixelCopiesTheNoiseOfItsInputPixel(final int zoom) {
		final double[] copied = figures(zoom).copied();
		final double least = Arrays.stream(copied).min().orElseThrow(), most = Arrays.stream(copied).max()
			.orElseThrow();
		assertTrue(most <= 0.10, Arrays.toString(copied));
		assertTrue(most - least <= 0.05, Arrays.toString(copied));
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void theLatticeLiesWhereBicubicPutsIt(final int zoom) {
		isWithin(0.05, figures(zoom).fromBicubic(), "at " + zoom + " MX");
	}

	@Test
	void eachOrientationLiesWhereBicubicDoes() {
		final var shifts = Trial.orientations(10, upscaler(network), MANY_DRAWS);
		for (int k = 0; k < shifts.size(); k++)
			isWithin(0.05, shifts.get(k), "orientation " + k);
	}

	/**
	 * {@code macros/golden/tiny-x2-x3.ijm}: the other factors have centres of their own, between pixels and on them.
	 */
	@ParameterizedTest
	@CsvSource({ "2,5", "3,8" })
	void atOtherFactorsTheLatticeLiesThereAsWell(final int factor, final int zoom) throws IOException {
		try (Network other = TruthTable.load(Path.of("src/test/resources/golden/tiny-x" + factor + ".pt"))) {
			isWithin(0.05, Trial.at(zoom, upscaler(other), DRAWS).fromBicubic(), "×" + factor + " to " + zoom + " MX");
			final var shifts = Trial.orientations(zoom, upscaler(other), DRAWS);
			for (int k = 0; k < shifts.size(); k++)
				isWithin(0.05, shifts.get(k), "×" + factor + " to " + zoom + " MX, orientation " + k);
		}
	}

	private static void isWithin(final double limit, final double[] shift, final String where) {
		assertTrue(Math.hypot(shift[0], shift[1]) <= limit, where + ": " + Arrays.toString(shift) + " px");
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void aVacancyStaysEmpty(final int zoom) {
		assertEquals(figures(zoom).truth().vacancy(), figures(zoom).result().vacancy(), 0.05);
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void aBrighterColumnStaysBrighter(final int zoom) {
		assertEquals(1, figures(zoom).result().bright() / figures(zoom).truth().bright(), 0.05);
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void aFainterColumnStaysFainter(final int zoom) {
		assertEquals(1, figures(zoom).result().faint() / figures(zoom).truth().faint(), 0.05);
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 15, 20 })
	void aDisplacedColumnStaysWhereItIs(final int zoom) {
		assertEquals(figures(zoom).truth().displacement(), figures(zoom).result().displacement(), 3, "pm");
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 10, 15, 20 })
	void noiseWithoutACrystalShowsNoReflection(final int zoom) {
		final double[] sigmas = ofNothing.sigmas(Defects.FIELD / Defects.side(zoom));
		assertTrue(Arrays.stream(sigmas).max().orElseThrow() <= 3, Arrays.toString(sigmas));
	}

	/** The same measurements on a network whose faults are known: it would fail. */
	@Test
	void aNetworkOfPublishedPairsCopiesNoiseAndLiesHalfAPixelOff() throws IOException {
		try (Network published = TruthTable.load(PUBLISHED)) {
			final Trial.Figures figures = Trial.at(10, upscaler(published), 2);
			final double[] copied = figures.copied();
			assertTrue(Arrays.stream(copied).max().orElseThrow() > 0.5, Arrays.toString(copied));
			assertTrue(figures.fromBicubic()[0] > 0.2 && figures.fromBicubic()[1] > 0.2, Arrays.toString(figures
				.fromBicubic()));
		}
	}
}
