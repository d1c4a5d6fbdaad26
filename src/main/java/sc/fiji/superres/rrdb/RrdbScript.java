package sc.fiji.superres.rrdb;

import java.util.Map;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Convolutions;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * RRDBNet's TorchScript. The form that is trained and written into files and the form that enlarges images differ in
 * the class of their convolutions alone. Rectifiers work in place in both, since a convolution's gradient does not need
 * its result, and that of a leaky rectifier only needs its own.
 */
final class RrdbScript {

	/** Dense blocks of a block. */
	static final int DENSE = 3;
	/** Convolutions of a dense block. */
	static final int CONVOLUTIONS = 5;

	private static final String BLOCK = """
		class Dense(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  conv1 : __torch__.Conv
		  conv2 : __torch__.Conv
		  conv3 : __torch__.Conv
		  conv4 : __torch__.Conv
		  conv5 : __torch__.Conv
		  def forward(self: __torch__.Dense, x: Tensor) -> Tensor:
		    y = torch.cat([x, torch.leaky_relu_((self.conv1).forward(x, ), 0.2)], 1)
		    y = torch.cat([y, torch.leaky_relu_((self.conv2).forward(y, ), 0.2)], 1)
		    y = torch.cat([y, torch.leaky_relu_((self.conv3).forward(y, ), 0.2)], 1)
		    y = torch.cat([y, torch.leaky_relu_((self.conv4).forward(y, ), 0.2)], 1)
		    return torch.add(x, (self.conv5).forward(y, ), alpha=0.2)
		class Block(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  rdb1 : __torch__.Dense
		  rdb2 : __torch__.Dense
		  rdb3 : __torch__.Dense
		  def forward(self: __torch__.Block, x: Tensor) -> Tensor:
		    y = (self.rdb2).forward((self.rdb1).forward(x, ), )
		    return torch.add(x, (self.rdb3).forward(y, ), alpha=0.2)
		""";

	private static final String NETWORK = """
		class RRDB(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  factor : int
		  unshuffle : int
		  conv_first : __torch__.Conv
		  body : __torch__.Body
		  conv_body : __torch__.Conv
		DECLARATIONS  conv_hr : __torch__.Conv
		  conv_last : __torch__.Conv
		  def double(self: __torch__.RRDB, x: Tensor) -> Tensor:
		    return torch.upsample_nearest2d(x, [2 * torch.size(x, 2), 2 * torch.size(x, 3)], 2., 2.)
		  def squares(self: __torch__.RRDB, x: Tensor) -> Tensor:
		    r = self.unshuffle
		    height = torch.size(x, 2)
		    width = torch.size(x, 3)
		    below = (r - height % r) % r
		    beside = (r - width % r) % r
		    if torch.gt(below + beside, 0):
		      x = torch.reflection_pad2d(x, [0, beside, 0, below])
		    if torch.gt(r, 1):
		      x = torch.pixel_unshuffle(x, r)
		    return x
		  def forward(self: __torch__.RRDB, x: Tensor) -> Tensor:
		    height = torch.size(x, 2) * self.factor
		    width = torch.size(x, 3) * self.factor
		    shallow = (self.conv_first).forward(torch.to((self).squares(x, ), PRECISION), )
		    deep = (self.conv_body).forward((self.body).forward(shallow, ), )
		    y = torch.add(shallow, deep)
		DOUBLINGS    y = torch.leaky_relu_((self.conv_hr).forward(y, ), 0.2)
		    y = (self.conv_last).forward(torch.to(y, 6), )
		    y = torch.slice(torch.slice(y, 2, 0, height, 1), 3, 0, width, 1)
		    return torch.contiguous(y)
		""";

	private RrdbScript() {}

	/** The form that is trained. */
	static ScriptProgram trained(final RrdbConfig config, final StateDict weights) {
		return new ScriptProgram(modules(config, weights), Convolutions.TRAINED + source(config, Precision.FULL));
	}

	/** The form that enlarges images. */
	static ScriptProgram frozen(final RrdbConfig config, final StateDict weights, final Precision precision) {
		return new ScriptProgram(modules(config, weights), Convolutions.FROZEN + source(config, precision));
	}

	private static String source(final RrdbConfig config, final Precision precision) {
		final StringBuilder declarations = new StringBuilder();
		final StringBuilder doublings = new StringBuilder();
		for (int i = 1; i <= config.doublings(); i++) {
			declarations.append("  " + RrdbConfig.doubling(i) + " : __torch__.Conv\n");
			doublings.append(doubling(RrdbConfig.doubling(i)));
		}
		return BLOCK + body(config.blocks()) + NETWORK.replace("DECLARATIONS", declarations) //
			.replace("DOUBLINGS", doublings) //
			.replace("PRECISION", Integer.toString(precision.scalarType));
	}

	private static String doubling(final String name) {
		return "    y = torch.leaky_relu_((self." + name + ").forward((self).double(y, ), ), 0.2)\n";
	}

	/** The class of all blocks. */
	private static String body(final int blocks) {
		final StringBuilder children = new StringBuilder();
		final StringBuilder calls = new StringBuilder();
		for (int i = 0; i < blocks; i++) {
			children.append("  __annotations__[\"" + i + "\"] = __torch__.Block\n");
			calls.append("    x = (getattr(self, \"" + i + "\")).forward(x, )\n");
		}
		return "class Body(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n" + children +
			"  training : bool\n  def forward(self: __torch__.Body, x: Tensor) -> Tensor:\n" + calls + "    return x\n";
	}

	private static ScriptModule modules(final RrdbConfig config, final StateDict weights) {
		final Map<String, Object> net = ScriptModule.attributesOf("factor", config.factor(), "unshuffle", config
			.unshuffle());
		putConvolution(net, "conv_first", weights);
		net.put("body", ScriptModule.numbered("Body", config.blocks(), i -> block("body." + i + ".rdb", weights)));
		putConvolution(net, "conv_body", weights);
		putEnd(net, config.doublings(), weights);
		return new ScriptModule("RRDB", net);
	}

	/** The convolutions after the body. */
	private static void putEnd(final Map<String, Object> net, final int doublings, final StateDict weights) {
		for (int i = 1; i <= doublings; i++)
			putConvolution(net, RrdbConfig.doubling(i), weights);
		putConvolution(net, "conv_hr", weights);
		putConvolution(net, "conv_last", weights);
	}

	private static void putConvolution(final Map<String, Object> net, final String name, final StateDict weights) {
		net.put(name, Convolutions.module(name, weights));
	}

	private static ScriptModule block(final String name, final StateDict weights) {
		final Map<String, Object> block = ScriptModule.attributesOf();
		for (int i = 1; i <= DENSE; i++)
			block.put("rdb" + i, dense(name + i + ".conv", weights));
		return new ScriptModule("Block", block);
	}

	private static ScriptModule dense(final String name, final StateDict weights) {
		final Map<String, Object> dense = ScriptModule.attributesOf();
		for (int i = 1; i <= CONVOLUTIONS; i++)
			dense.put("conv" + i, Convolutions.module(name + i, weights));
		return new ScriptModule("Dense", dense);
	}
}
