package sc.fiji.superres.fast;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Convolutions;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * The TorchScript of the convolutional network, as it is trained and as it enlarges images. The two compute the same.
 * The second adds in place, and its blocks multiply in any precision: the first and the last convolution and all sums
 * of features stay in single precision, since what is lost there adds up (docs/benchmarks.md).
 */
final class FastScript {

	/** Name of the architecture. */
	static final String NAME = "fast";
	/** Name of the first convolution. */
	static final String HEAD = "head";
	/** Name of the last convolution. */
	static final String TAIL = "tail";
	/** Names of the convolutions of a block. */
	static final List<String> CONVOLUTIONS = List.of("conv1", "conv2");

	/** Name of the class of convolutions whose kernel leaves pixels out. */
	private static final String WIDE = "Wide";
	/** Distances of the pixels that such a kernel takes, block by block and again from the beginning. */
	private static final int[] DILATIONS = { 1, 2, 3, 4 };

	private static final String BLOCK = """
		class Block(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  conv1 : __torch__.Wide
		  conv2 : __torch__.Conv
		  def forward(self: __torch__.Block, x: Tensor) -> Tensor:
		    y = torch.relu_((self.conv1).forward(INPUT, ))
		    return torch.addPLACE(OUTPUT, x)
		""";

	/** Channels last from the first features on, see {@link sc.fiji.superres.network.NetworkConfig#program}. */
	private static final String NETWORK = """
		class Fast(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  factor : int
		  head : __torch__.Conv
		  body : __torch__.Body
		  tail : __torch__.Conv
		  def forward(self: __torch__.Fast, x: Tensor) -> Tensor:
		    s = self.factor
		    large = torch.upsample_bicubic2d(x, [torch.size(x, 2) * s, torch.size(x, 3) * s], False, None)
		    head = (self.head).forward(torch.to(x, 6), )
		    head = torch.contiguous(head, memory_format=2)
		    features = torch.cat([head, (self.body).forward(head, )], 1)
		    details = torch.pixel_shuffle((self.tail).forward(features, ), s)
		    return torch.contiguous(torch.addPLACE(large, details))
		""";

	private FastScript() {}

	/** What stands before the names of a block's convolutions. */
	static String block(final int number) {
		return "body." + number + ".";
	}

	/** The form that is trained and written into files. */
	static ScriptProgram trained(final int factor, final int blocks, final StateDict weights) {
		return program(factor, blocks, weights, Convolutions.TRAINED, "", Precision.FULL);
	}

	/** The form that enlarges images. */
	static ScriptProgram frozen(final int factor, final int blocks, final StateDict weights,
		final Precision precision)
	{
		return program(factor, blocks, weights, Convolutions.FROZEN, "_", precision);
	}

	/** @param place {@code _} where sums may be formed in place */
	private static ScriptProgram program(final int factor, final int blocks, final StateDict weights,
		final String convolution, final String place, final Precision precision)
	{
		final String source = (convolution + wide(convolution) + block(precision) + body(blocks) + NETWORK) //
			.replace("PLACE", place);
		return new ScriptProgram(modules(factor, blocks, weights), source);
	}

	/** The class of the blocks, whose convolutions compute in this precision. */
	private static String block(final Precision precision) {
		final String output = "(self.conv2).forward(y, )";
		if (precision == Precision.FULL) return BLOCK.replace("INPUT", "x").replace("OUTPUT", output);
		return BLOCK.replace("INPUT", cast("x", precision)).replace("OUTPUT", cast(output, Precision.FULL));
	}

	private static String cast(final String tensor, final Precision precision) {
		return "torch.to(" + tensor + ", " + precision.scalarType + ")";
	}

	/** The class of the wide convolutions, from that of the others. */
	private static String wide(final String convolution) {
		return convolution.replace("Conv", WIDE) //
			.replace("  training : bool", "  training : bool\n  dilation : int") //
			.replace("[p, p], [1, 1]", "[self.dilation, self.dilation], [self.dilation, self.dilation]");
	}

	/** The form that enlarges images and multiplies whole numbers in its blocks. */
	static ScriptProgram eightBits(final int factor, final int blocks, final StateDict weights) {
		final ScriptModule network = modules(factor, blocks, weights);
		children(network).forEach(EightBits::prepare);
		final String classes = EightBits.CLASSES + body(blocks);
		final String source = NETWORK.replace("(self.body).forward(head, )",
			"(self.body).forward(torch.clone(head), )");
		if (Packed.takes(weights.get(HEAD + ".weight").shape()[0])) return packedEnds(network, classes, source);
		return new ScriptProgram(network, Convolutions.FROZEN + classes + source.replace("PLACE", "_"));
	}

	/** The form that enlarges images on CPUs and multiplies brain floats in its blocks. */
	static ScriptProgram brainFloats(final int factor, final int blocks, final StateDict weights) {
		final ScriptModule network = modules(factor, blocks, weights);
		children(network).forEach(Packed::prepare);
		return packedEnds(network, Packed.BLOCKS + body(blocks), NETWORK);
	}

	private static Collection<Object> children(final ScriptModule network) {
		return ((ScriptModule) network.attributes().get("body")).attributes().values();
	}

	/** @param blocks source of the classes of the blocks and of the body */
	private static ScriptProgram packedEnds(final ScriptModule network, final String blocks, final String source) {
		Packed.packFull(network, HEAD);
		Packed.packFull(network, TAIL);
		return new ScriptProgram(network, Packed.FULL + blocks + source.replace("__torch__.Conv", "__torch__.Full")
			.replace("PLACE", "_"));
	}

	/** The class of the blocks one after the other; TorchScript has no loop over modules. */
	private static String body(final int blocks) {
		final StringBuilder types = new StringBuilder();
		final StringBuilder calls = new StringBuilder();
		for (int i = 0; i < blocks; i++) {
			types.append("  __annotations__[\"").append(i).append("\"] = __torch__.Block\n");
			calls.append("    x = (getattr(self, \"").append(i).append("\")).forward(x, )\n");
		}
		return "class Body(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n" + types +
			"  training : bool\n  def forward(self: __torch__.Body, x: Tensor) -> Tensor:\n" + calls + "    return x\n";
	}

	private static ScriptModule modules(final int factor, final int blocks, final StateDict weights) {
		final Map<String, Object> net = ScriptModule.attributesOf("factor", factor);
		net.put(HEAD, Convolutions.module(HEAD, weights));
		net.put("body", ScriptModule.numbered("Body", blocks, i -> block(i, weights)));
		net.put(TAIL, Convolutions.module(TAIL, weights));
		return new ScriptModule("Fast", net);
	}

	private static ScriptModule block(final int number, final StateDict weights) {
		final Map<String, Object> block = ScriptModule.attributesOf();
		final ScriptModule wide = ScriptModule.layer(WIDE, block(number) + CONVOLUTIONS.get(0), weights);
		wide.attributes().put("dilation", DILATIONS[number % DILATIONS.length]);
		block.put(CONVOLUTIONS.get(0), wide);
		block.put(CONVOLUTIONS.get(1), Convolutions.module(block(number) + CONVOLUTIONS.get(1), weights));
		return new ScriptModule("Block", block);
	}
}
