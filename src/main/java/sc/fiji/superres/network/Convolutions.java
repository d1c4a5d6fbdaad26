package sc.fiji.superres.network;

import java.util.Map;
import java.util.Random;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * What architectures of convolutions share: the TorchScript of a convolution, its shapes, its first weights, and the
 * modules that hold it.
 */
public final class Convolutions {

	/**
	 * The class {@code Conv} as it is trained: stride 1, padded with zeros so that the size stays. Its input is brought
	 * into channels last, as {@link NetworkConfig#program} asks.
	 */
	public static final String TRAINED = """
		class Conv(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    p = torch.size(self.weight, 2) // 2
		    x = torch.contiguous(x, memory_format=2)
		    return torch.conv2d(x, self.weight, self.bias, [1, 1], [p, p], [1, 1], 1)
		""";

	/**
	 * The class {@code Conv} as it enlarges images: it computes in the precision of its input. Channels last here too:
	 * with libtorch 2.7.1 on a CPU with AVX-512, contiguous convolutions of 24 channels give wrong numbers.
	 */
	public static final String FROZEN = """
		class Conv(Module):
		  __parameters__ = []
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    p = torch.size(self.weight, 2) // 2
		    weight = torch.to(self.weight, ops.prim.dtype(x))
		    bias = torch.to(self.bias, ops.prim.dtype(x))
		    x = torch.contiguous(x, memory_format=2)
		    return torch.conv2d(x, weight, bias, [1, 1], [p, p], [1, 1], 1)
		""";

	private Convolutions() {}

	/**
	 * Adds the shapes of a convolution's weight and bias.
	 *
	 * @param in channels that it reads
	 * @param out channels that it gives
	 * @param side of its kernel
	 */
	public static void put(final Map<String, int[]> shapes, final String name, final int in, final int out,
		final int side)
	{
		shapes.put(name + ".weight", new int[] { out, in, side, side });
		shapes.put(name + ".bias", new int[] { out });
	}

	/**
	 * Weights and biases of convolutions as PyTorch draws them: uniform in ±1/√fan-in.
	 *
	 * @param shapes name → shape, a bias after its weight
	 */
	public static StateDict uniform(final Map<String, int[]> shapes, final Random random) {
		final StateDict weights = new StateDict();
		shapes.forEach((name, shape) -> {
			final FloatTensor tensor = FloatTensor.filled(0, shape);
			fill(tensor.values(), 1 / Math.sqrt(fanIn(shapes.get(weight(name)))), random);
			weights.put(name, tensor);
		});
		return weights;
	}

	/** The weight that stands beside a bias, or the weight itself. */
	private static String weight(final String name) {
		return name.replaceAll("bias$", "weight");
	}

	private static void fill(final float[] values, final double bound, final Random random) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (bound * (2 * random.nextDouble() - 1));
	}

	/** Numbers that one output of a convolution is made of. */
	public static int fanIn(final int[] weight) {
		return weight[1] * weight[2] * weight[3];
	}

	/** A convolution with the weights of its name. */
	public static ScriptModule module(final String name, final StateDict weights) {
		return ScriptModule.layer("Conv", name, weights);
	}

	/**
	 * @param weight out × in × side × side
	 * @param bias out
	 */
	public static ScriptModule module(final FloatTensor weight, final FloatTensor bias) {
		return new ScriptModule("Conv", ScriptModule.attributesOf("weight", weight, "bias", bias));
	}
}
