package sc.fiji.superres.truth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.engine.Network;

/** The smallest SwinIR, by {@code macros/golden/tiny-x4.ijm}. */
class TinyNetworkTest extends TrainedNetworkTest {

	/** The network of {@link sc.fiji.superres.upscale.SeamsTest}, trained on published pairs without flips. */
	private static final Path PUBLISHED = Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt");

	TinyNetworkTest() {
		super("tiny-x4.pt", 0.05);
	}

	/**
	 * {@code macros/golden/tiny-x2-x3.ijm}: the other factors have centres of their own, between pixels and on them.
	 */
	@ParameterizedTest
	@CsvSource({ "2,5", "3,8" })
	void atOtherFactorsTheLatticeLiesThereAsWell(final int factor, final int zoom) throws IOException {
		try (Network other = TruthTable.load(GOLDEN.resolve("tiny-x" + factor + ".pt"))) {
			isWithin(0.05, Trial.at(zoom, upscaler(other), DRAWS).fromBicubic(), "×" + factor + " to " + zoom + " MX");
			final var shifts = Trial.orientations(zoom, upscaler(other), DRAWS);
			for (int k = 0; k < shifts.size(); k++)
				isWithin(0.05, shifts.get(k), "×" + factor + " to " + zoom + " MX, orientation " + k);
		}
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
