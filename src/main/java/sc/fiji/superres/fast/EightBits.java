package sc.fiji.superres.fast;

import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;

/**
 * The blocks of the convolutional network in whole numbers of 8 bits, by oneDNN: weights in steps of their own for each
 * feature, what goes into a convolution in steps of one size, sums of products in 32 bits, sums of features in single
 * precision. The first pass of a network is in single precision and chooses the steps, so that they depend on no image
 * of the user's, and no tile on another; it is made here, on noise, before anybody has the network. The first and the
 * last convolution are {@link Packed}.
 */
final class EightBits {

	/** What stands for a convolution and for a block of two. */
	static final String CLASSES =
		"""
			class Eight(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  weight : Tensor
			  bias : Tensor
			  dilation : int
			  zero : int
			  step : float
			  steps : Tensor
			  zeros : Tensor
			  packed : Tensor
			  def full(self: __torch__.Eight, x: Tensor) -> Tensor:
			    d = [self.dilation, self.dilation]
			    return torch.conv2d(x, self.weight, self.bias, [1, 1], d, d, 1)
			  def choose(self: __torch__.Eight, x: Tensor) -> NoneType:
			    d = [self.dilation, self.dilation]
			    large, _0 = torch.topk(torch.flatten(torch.abs(x)), torch.floordiv(torch.numel(x), 10000) + 1, -1, True, True)
			    self.step = torch.add(float(torch.select(large, 0, -1)) / float(255 - self.zero), 1e-9)
			    steps = torch.clamp_min(torch.div(torch.amax(torch.abs(self.weight), [1, 2, 3]), 127.), 1e-12)
			    self.steps = steps
			    zeros = torch.to(torch.zeros_like(steps), 4)
			    self.zeros = zeros
			    whole = torch.int_repr(torch.quantize_per_channel(self.weight, steps, zeros, 0, 12))
			    self.packed = ops.onednn.qconv_prepack(whole, steps, self.step, self.zero, [1, 1], d, d, 1, None)
			    return None
			class Block(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  conv1 : __torch__.Eight
			  conv2 : __torch__.Eight
			  def forward(self: __torch__.Block, x: Tensor) -> Tensor:
			    a = self.conv1
			    b = self.conv2
			    d = [a.dilation, a.dilation]
			    one = [1, 1]
			    if torch.eq(a.step, 0.):
			      y = torch.relu_((a).full(x, ))
			      _1 = (a).choose(x, )
			      _2 = (b).choose(y, )
			      z = torch.add((b).full(y, ), x)
			    else:
			      none = annotate(List[Optional[number]], [None])
			      q = torch.int_repr(torch.quantize_per_tensor(x, a.step, a.zero, 13))
			      r = ops.onednn.qconv2d_pointwise(q, a.step, a.zero, a.packed, a.steps, a.zeros, a.bias, one, d, d, 1, b.step, b.zero, 0, "relu", none, "")
			      z = ops.onednn.qconv2d_pointwise(r, b.step, b.zero, b.packed, b.steps, b.zeros, x, b.bias, one, one, one, 1, 1., 0, 6, 1., 0, "sum", 1., "none", none, "")
			    return z
			""";

	/**
	 * What 8 bits may do to noise that is black or white, which drives the network hard, of its range, root mean
	 * square; a third to a tenth of it is usual.
	 */
	private static final double LIMIT = 0.02;

	private EightBits() {}

	/** Makes a block of two convolutions one of these; anything else stays. */
	static void prepare(final Object child) {
		if (!(child instanceof ScriptModule block)) return;
		block.attributes().computeIfPresent("conv1", (name, of) -> eight((ScriptModule) of, 128));
		block.attributes().computeIfPresent("conv2", (name, of) -> eight((ScriptModule) of, 0));
	}

	/** @param zero what stands for 0 in its input: 128 where that has a sign */
	private static ScriptModule eight(final ScriptModule convolution, final int zero) {
		final Map<String, Object> attributes = new LinkedHashMap<>(convolution.attributes());
		attributes.putIfAbsent("dilation", 1);
		attributes.put("zero", zero);
		attributes.put("step", 0.0);
		for (final String chosen : new String[] { "steps", "zeros", "packed" })
			attributes.put(chosen, FloatTensor.filled(0, 0));
		return new ScriptModule("Eight", attributes);
	}

	/**
	 * Lets a network choose its steps, before anybody else has it.
	 *
	 * @throws IllegalArgumentException where this processor's sums of 8-bit products are not right; it is closed then
	 */
	static Network ready(final InferenceNetwork network) {
		final double error = Packed.difference(network);
		if (error < LIMIT) return network;
		network.close();
		throw new IllegalArgumentException("precision=int8 is off by " + error + " of the range of grey values in " +
			"a trial on noise, more than " + LIMIT + ": use precision=full or auto.");
	}
}
