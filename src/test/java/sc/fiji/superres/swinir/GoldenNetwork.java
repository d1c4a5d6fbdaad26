package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/** What a script of {@code scripts/golden} found of one network: results for drawn images, and perhaps gradients. */
public record GoldenNetwork(NetworkConfig config, StateDict weights, StateDict golden) {

	private static final int GRADIENT_VALUES = 8;
	private static final String GRADIENTS = "gradients";

	/** Both forms of the network give the golden results, of every size. */
	public void assertResults(final double tolerance) throws IOException {
		try (Network trained = TrainableNetwork.load(config, weights, Device.cpu());
				Network enlarging = config.load(weights, Device.cpu(), Precision.FULL))
		{
			final List<String> sizes = golden.names().stream().filter(size -> !size.equals(GRADIENTS)).toList();
			assertTrue(sizes.size() >= 2, sizes.toString());
			for (final String size : sizes) {
				compare("trained, " + size, trained, size, tolerance);
				compare("enlarging, " + size, enlarging, size, tolerance);
			}
		}
	}

	private void compare(final String what, final Network net, final String size, final double tolerance) {
		final int[] nhw = Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
		final float[] expected = golden.get(size).values();
		final float[] input = Drawn.input(nhw[0] * net.channels() * nhw[1] * nhw[2]);
		final float[] actual = net.run(input, nhw[0], nhw[1], nhw[2]);
		assertEquals(input.length * config.factor() * config.factor(), actual.length, what);
		assertEquals(expected[0], Drawn.projection(actual), tolerance, what);
		final float[] some = Drawn.some(actual, expected.length - 1);
		assertEquals(0, Golden.distance(Arrays.copyOfRange(expected, 1, expected.length), some), tolerance, what);
	}

	/** Every parameter of the trained form has the golden gradient, within a thousandth of its largest value. */
	public void assertGradients() throws IOException {
		assertGradients(config.program(weights));
	}

	/** The same of another trained form. */
	void assertGradients(final ScriptProgram program) throws IOException {
		final int size = 2 * config.channels() * 13 * 21;
		final FloatTensor lines = golden.get(GRADIENTS);
		try (TrainableNetwork net = TrainableNetwork.load(config, program, Device.cpu());
				var scope = TorchEngine.newManager(Device.cpu()))
		{
			net.parameters().values().forEach(p -> p.setRequiresGradient(true));
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray x = scope.create(Drawn.input(size), new Shape(2, config.channels(), 13, 21));
				final NDArray y = net.forward(x, true);
				final NDArray cotangent = scope.create(Drawn.numbers("cotangent", (int) y.size()), y.getShape());
				collector.backward(y.mul(cotangent).mean());
			}
			int row = 0;
			for (final String parameter : config.shapes().keySet())
				compare(parameter, lines, row++, net.parameters().get(parameter).getGradient().toFloatArray());
			assertEquals(lines.shape()[0], row);
		}
	}

	/** A line has the largest gradient, length, projection and some values. */
	private static void compare(final String parameter, final FloatTensor lines, final int row, final float[] actual) {
		final int columns = lines.shape()[1];
		final float[] expected = Arrays.copyOfRange(lines.values(), row * columns, (row + 1) * columns);
		double largest = 0;
		double squares = 0;
		for (final float g : actual) {
			largest = Math.max(largest, Math.abs(g));
			squares += (double) g * g;
		}
		final double tolerance = 1e-3 * expected[0];
		assertTrue(expected[0] > 0, parameter);
		assertEquals(expected[0], largest, tolerance, parameter);
		assertEquals(expected[1], Math.sqrt(squares), 1e-3 * expected[1], parameter);
		assertEquals(expected[2], Drawn.projection(actual), tolerance, parameter);
		final float[] some = Drawn.some(actual, GRADIENT_VALUES);
		assertEquals(0, Golden.distance(Arrays.copyOfRange(expected, 3, columns), some), tolerance, parameter);
	}
}
