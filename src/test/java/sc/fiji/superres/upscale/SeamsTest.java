package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;

/**
 * Tiled against untiled results of a trained network: {@code quickstart.pt} is {@code best.pt} of
 * {@code scripts/quickstart.sh} when that still trained 2000 iterations: the network {@code tiny} ×4. A raw network
 * hardly looks around, a trained one does.
 */
class SeamsTest {

	private static final int WIDTH = 270, HEIGHT = 251, OVERLAP = 16, UNTILED = 4096;
	private static final double MOST = 1, MEAN = 0.05; // grey levels of 255

	private static Network network;

	@BeforeAll
	static void load() throws IOException {
		final var model = ModelFiles.read(Path.of("src/test/resources/sc/fiji/superres/upscale/quickstart.pt"));
		network = model.config().load(model.weights(), Device.cpu(), Precision.FULL);
	}

	@AfterAll
	static void close() {
		network.close();
	}

	private static float[] enlarged(final DoubleBinaryOperator image, final int tile) {
		final float[] pixels = new float[WIDTH * HEIGHT];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (float) image.applyAsDouble(i % WIDTH, i / WIDTH);
		return Planes.floatArray(new NetworkUpscaler(network, tile, OVERLAP).upscale(List.of(Planes.floats(pixels,
			WIDTH, HEIGHT)), Progress.NONE).get(0));
	}

	private static void hasNoSeams(final DoubleBinaryOperator image, final int tile) {
		final float[] whole = enlarged(image, UNTILED), tiled = enlarged(image, tile);
		double worst = 0, sum = 0;
		for (int i = 0; i < whole.length; i++) {
			final double difference = 255 * Math.abs(whole[i] - tiled[i]);
			worst = Math.max(worst, difference);
			sum += difference;
		}
		assertTrue(worst > 0 && worst <= MOST, "worst " + worst);
		assertTrue(sum / whole.length <= MEAN, "mean " + sum / whole.length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 96, 128 })
	void aSmoothImageHasNoSeams(final int tile) {
		hasNoSeams((x, y) -> 0.5 + 0.3 * Math.sin(x * 0.03) * Math.cos(y * 0.02) + 0.1 * x / WIDTH, tile);
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 96, 128 })
	void aLatticeHasNoSeams(final int tile) {
		hasNoSeams((x, y) -> 0.35 + 0.2 * (Math.cos(x * 0.9) + Math.cos(0.45 * x + 0.78 * y) + Math.cos(0.45 * x -
			0.78 * y)), tile);
	}

	/** Where a pixel takes little memory, that memory takes the time, and smaller tiles go through sooner. */
	@Test
	void theAutomaticTileSavesTime() throws IOException {
		assertEquals(192, new TileSides(network, OVERLAP).automatic());
		final NetworkConfig light = Architectures.preset("light", 4);
		try (Network large = light.load(light.firstWeights(1), Device.cpu(), Precision.FULL)) {
			assertEquals(320, new TileSides(large, OVERLAP).automatic());
		}
	}
}
