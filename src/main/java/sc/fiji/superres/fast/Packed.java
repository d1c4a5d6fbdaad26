package sc.fiji.superres.fast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;

/**
 * Convolutions by oneDNN on CPUs, whose weights are brought into their precision and order once, in a network's first
 * pass, instead of in each: that was a quarter of a pass of 64×64. The first pass itself is made without, so that a
 * second one tells whether oneDNN is right on this processor.
 */
final class Packed {

	private static final String CLASS = """
		class NAME(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  weight : Tensor
		  bias : Tensor
		  dilation : int
		  ready : int
		  packed : Tensor
		  offsets : Tensor
		  def forward(self: __torch__.NAME, x: Tensor) -> Tensor:
		    d = [self.dilation, self.dilation]
		    one = [1, 1]
		    x = torch.contiguous(x, memory_format=2)
		    if torch.eq(self.ready, 0):
		      weight = torch.to(self.weight, TYPE)
		      bias = torch.to(self.bias, TYPE)
		      self.packed = ops.mkldnn._reorder_convolution_weight(weight, d, one, d, 1, None)
		      self.offsets = bias
		      self.ready = 1
		      y = FIRST(torch.conv2d(x, weight, bias, one, d, d, 1))
		    else:
		      none = annotate(List[Optional[number]], [None])
		      y = ops.mkldnn._convolution_pointwise(x, self.packed, self.offsets, d, one, d, 1, "THEN", none, "")
		    return y
		""";

	/** The class {@code Full}, in single precision. */
	static final String FULL = convolution("Full", 6, "", "none");

	/** The classes of the blocks in brain floating point, whose sums of features are in single precision. */
	static final String BLOCKS = convolution("Rectified", 15, "torch.relu", "relu") + convolution("Low", 15, "",
		"none") + """
			class Block(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  conv1 : __torch__.Rectified
			  conv2 : __torch__.Low
			  def forward(self: __torch__.Block, x: Tensor) -> Tensor:
			    y = (self.conv1).forward(torch.to(x, 15), )
			    return torch.add_(torch.to((self.conv2).forward(y, ), 6), x)
			""";

	/**
	 * What two passes that are both right may differ by, of the range of grey values, root mean square. They are equal
	 * to the bit where they were tried.
	 */
	private static final double LIMIT = 1e-4;
	private static final int SIDE = 96;
	/** With libtorch 2.7.1 packed convolutions are wrong where features are no multiple of it. */
	private static final int RASTER = 16;

	private Packed() {}

	/** Whether it is worth a try. */
	static boolean takes(final int features) {
		return features % RASTER == 0;
	}

	/** @param type PyTorch's number of the precision */
	private static String convolution(final String name, final int type, final String first, final String then) {
		return CLASS.replace("NAME", name).replace("TYPE", Integer.toString(type)).replace("FIRST", first).replace(
			"THEN", then);
	}

	/** Makes a block of two convolutions one of these; anything else stays. */
	static void prepare(final Object child) {
		if (!(child instanceof ScriptModule block)) return;
		pack(block, "conv1", "Rectified");
		pack(block, "conv2", "Low");
	}

	/** Makes the convolution of a name one of {@link #FULL}. */
	static void packFull(final ScriptModule parent, final String name) {
		pack(parent, name, "Full");
	}

	private static void pack(final ScriptModule parent, final String name, final String type) {
		final ScriptModule convolution = (ScriptModule) parent.attributes().get(name);
		final Map<String, Object> attributes = new LinkedHashMap<>(convolution.attributes());
		attributes.putIfAbsent("dilation", 1);
		attributes.put("ready", 0);
		attributes.put("packed", FloatTensor.filled(0, 0));
		attributes.put("offsets", FloatTensor.filled(0, 0));
		parent.attributes().put(name, new ScriptModule(type, attributes));
	}

	/** Makes a network ready before anybody else has it. @return whether its packed convolutions are right */
	static boolean ready(final InferenceNetwork network) {
		return difference(network) < LIMIT;
	}

	/** How far the second pass of a network is from its first, on noise that is black or white; root mean square. */
	static double difference(final InferenceNetwork network) {
		final float[] noise = noise(network.channels() * SIDE * SIDE);
		final float[] first = network.run(noise, 1, SIDE, SIDE);
		return difference(first, network.run(noise, 1, SIDE, SIDE));
	}

	private static float[] noise(final int pixels) {
		final Random random = new Random(1);
		final float[] noise = new float[pixels];
		for (int i = 0; i < pixels; i++)
			noise[i] = random.nextInt(2);
		return noise;
	}

	private static double difference(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
		return Math.sqrt(sum / a.length);
	}
}
