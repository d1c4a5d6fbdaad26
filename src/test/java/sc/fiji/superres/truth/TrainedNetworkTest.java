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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.simulate.Defects;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/**
 * A network for ×4 that was trained on {@code test-data/} by independent pairs, held to the truth. Inputs are
 * recordings of their own, with counting noise, of crystals with four defects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrainedNetworkTest {

	/** Folder of the networks, which macros in {@code macros/golden} make. */
	static final Path GOLDEN = Path.of("src/test/resources/golden");
	static final int DRAWS = 8;
	/** Where a place must be known to 0.01 pixels. */
	private static final int MANY_DRAWS = 12;
	/** Of noise alone, whose spectrum is a mean. */
	private static final int DRAWS_OF_NOTHING = 24;

	private final Path file;
	private final double place;
	private Network network;
	private final Map<Integer, Trial.Figures> figures = new ConcurrentHashMap<>();
	private PaintedLattice ofNothing;

	/**
	 * @param name of the file of the network, in {@link #GOLDEN}
	 * @param place how far from bicubic's place its results may lie, in output pixels
	 */
	TrainedNetworkTest(final String name, final double place) {
		file = GOLDEN.resolve(name);
		this.place = place;
	}

	@BeforeAll
	void load() throws IOException {
		network = TruthTable.load(file);
		ofNothing = Trial.ofNothing(upscaler(network), DRAWS_OF_NOTHING);
	}

	@AfterAll
	void close() {
		network.close();
	}

	static Upscaler upscaler(final Network network) {
		return new NetworkUpscaler(network, 0, 16);
	}

	private Trial.Figures figures(final int zoom) {
		return figures.computeIfAbsent(zoom, z -> Trial.at(z, upscaler(network), DRAWS));
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
		isWithin(place, figures(zoom).fromBicubic(), "at " + zoom + " MX");
	}

	@Test
	void eachOrientationLiesWhereBicubicDoes() {
		final var shifts = Trial.orientations(10, upscaler(network), MANY_DRAWS);
		for (int k = 0; k < shifts.size(); k++)
			isWithin(place, shifts.get(k), "orientation " + k);
	}

	static void isWithin(final double limit, final double[] shift, final String where) {
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
}
