package sc.fiji.superres.residual;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * Three convolutions around a residual sum, and a pixel shuffle whose result is added to the nearest pixel.
 *
 * @param factor enlargement s, at least 2
 * @param features between the convolutions, at least 1
 */
public record ResidualConfig(int factor, int features) implements NetworkConfig {

	// memory_format=2 is channels last, as NetworkConfig.program asks
	private static final String SOURCE = """
		class Conv(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  training : bool
		  weight : Tensor
		  bias : Tensor
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    return torch.conv2d(x, self.weight, self.bias, [1, 1], [1, 1], [1, 1], 1)
		class Residual(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  factor : int
		  shallow : __torch__.Conv
		  deep : __torch__.Conv
		  last : __torch__.Conv
		  def forward(self: __torch__.Residual, x: Tensor) -> Tensor:
		    s = self.factor
		    shallow = torch.contiguous((self.shallow).forward(x, ), memory_format=2)
		    deep = torch.add(shallow, (self.deep).forward(torch.relu(shallow), ))
		    nearest = torch.repeat_interleave(x, s * s, 1)
		    return torch.pixel_shuffle(torch.add(nearest, (self.last).forward(deep, )), s)
		""";

	public ResidualConfig {
		if (factor < 2) throw new IllegalArgumentException("Residual factor=" + factor + ": at least 2.");
		if (features < 1) throw new IllegalArgumentException("Residual features=" + features + ": at least 1.");
	}

	@Override
	public ResidualArchitecture architecture() {
		return new ResidualArchitecture();
	}

	@Override
	public int channels() {
		return 1;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public Map<String, int[]> shapes() {
		final Map<String, int[]> shapes = new LinkedHashMap<>();
		convolution(shapes, "shallow", 1, features);
		convolution(shapes, "deep", features, features);
		convolution(shapes, "last", features, factor * factor);
		return shapes;
	}

	private static void convolution(final Map<String, int[]> shapes, final String name, final int in, final int out) {
		shapes.put(name + ".weight", new int[] { out, in, 3, 3 });
		shapes.put(name + ".bias", new int[] { out });
	}

	/** Uniform and small; biases 0. */
	@Override
	public StateDict firstWeights(final long seed) {
		final Random random = new Random(seed);
		final StateDict weights = new StateDict();
		shapes().forEach((name, shape) -> {
			final FloatTensor tensor = FloatTensor.filled(0, shape);
			for (int i = 0; shape.length == 4 && i < tensor.values().length; i++)
				tensor.values()[i] = 0.2f * (random.nextFloat() - 0.5f);
			weights.put(name, tensor);
		});
		return weights;
	}

	@Override
	public ScriptProgram program(final StateDict weights) {
		final Map<String, Object> children = new LinkedHashMap<>();
		children.put("training", false);
		children.put("factor", factor);
		for (final String name : new String[] { "shallow", "deep", "last" })
			children.put(name, convolution(weights, name));
		return new ScriptProgram(new ScriptModule("Residual", children), SOURCE);
	}

	private static ScriptModule convolution(final StateDict weights, final String name) {
		final Map<String, Object> tensors = new LinkedHashMap<>();
		tensors.put("training", false);
		tensors.put("weight", weights.get(name + ".weight"));
		tensors.put("bias", weights.get(name + ".bias"));
		return new ScriptModule("Conv", tensors);
	}

	@Override
	public double activations(final int pairs, final int side) {
		return (double) pairs * side * side * (4 * features + 3 * factor * factor);
	}

	@Override
	public String stateDictUse() {
		return "`state-dict.pth` holds the same weights as `{'params': ...}`.";
	}

	@Override
	public int exampleSide() {
		return 64;
	}
}
