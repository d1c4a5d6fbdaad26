package sc.fiji.superres.swinir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * SwinIR's TorchScript: the source of its classes and the tree of its modules.
 * <p>
 * The whole network is in {@link #CLASSES}, in TorchScript's own language, as PyTorch itself serialises it; only the
 * containers of numbered children are generated, since each length is a type of its own. Tokens are kept B×H×W×C
 * between the convolutions; masks, window counts and the padding are computed from the size of the input, so that one
 * file serves every size. In training mode attention is written out, since the fused kernel gives no gradient to the
 * position bias on a CPU; in inference mode it is fused.
 * </p>
 */
final class SwinIrScript {

	// Legend: B batch, H W padded rows and columns, C features of a token, s factor, w window side, N = w·w tokens of a
	// window, K windows of one image, h heads, d = C / h
	private static final String CLASSES = """
		class Linear(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.Linear, x: Tensor) -> Tensor:
		    return torch.linear(x, self.weight, self.bias)
		class LayerNorm(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.LayerNorm, x: Tensor) -> Tensor:
		    return torch.layer_norm(x, [torch.size(x, -1)], self.weight, self.bias, 1.0000000000000001e-05)
		class Conv(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    return torch.conv2d(x, self.weight, self.bias, [1, 1], [1, 1], [1, 1], 1)
		class WindowAttention(Module):
		  __parameters__ = ["relative_position_bias_table", ]
		  __buffers__ = []
		  relative_position_bias_table : Tensor
		  training : bool
		  heads : int
		  qkv : __torch__.Linear
		  proj : __torch__.Linear
		  def forward(self: __torch__.WindowAttention, x: Tensor, index: Tensor, mask: Tensor) -> Tensor:
		    n = torch.size(x, 1)
		    c = torch.size(x, 2)
		    h = self.heads
		    scale = torch.pow(c // h, -0.5)
		    table = torch.index_select(self.relative_position_bias_table, 0, index)
		    bias = torch.unsqueeze(torch.permute(torch.view(table, [n, n, h]), [2, 0, 1]), 0)
		    qkv = torch.view((self.qkv).forward(x, ), [-1, n, 3, h, c // h])
		    q, k, v, = torch.unbind(torch.permute(qkv, [2, 0, 3, 1, 4]), 0)
		    windows = torch.size(q, 0)
		    if self.training:
		      scores = torch.add(torch.matmul(torch.mul(q, scale), torch.transpose(k, -2, -1)), bias)
		      if torch.gt(torch.numel(mask), 0):
		        split = torch.view(scores, [-1, torch.size(mask, 0), h, n, n])
		        scores = torch.view(torch.add(split, torch.unsqueeze(mask, 1)), [windows, h, n, n])
		      y = torch.matmul(torch.softmax(scores, -1), v)
		    else:
		      bias = torch.contiguous(bias)
		      if torch.gt(torch.numel(mask), 0):
		        bias = torch.add(torch.unsqueeze(mask, 1), bias)
		        bias = torch.repeat(bias, [windows // torch.size(mask, 0), 1, 1, 1])
		      y = torch.scaled_dot_product_attention(q, k, v, bias, 0., False, scale=scale)
		    return (self.proj).forward(torch.reshape(torch.transpose(y, 1, 2), [windows, n, c]), )
		class Mlp(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  fc1 : __torch__.Linear
		  fc2 : __torch__.Linear
		  def forward(self: __torch__.Mlp, x: Tensor) -> Tensor:
		    return (self.fc2).forward(torch.gelu((self.fc1).forward(x, )), )
		class Block(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  window : int
		  shift : int
		  norm1 : __torch__.LayerNorm
		  attn : __torch__.WindowAttention
		  norm2 : __torch__.LayerNorm
		  mlp : __torch__.Mlp
		  def forward(self: __torch__.Block, x: Tensor, index: Tensor, mask: Tensor) -> Tensor:
		    b = torch.size(x, 0)
		    rows = torch.size(x, 1)
		    columns = torch.size(x, 2)
		    c = torch.size(x, 3)
		    w = self.window
		    s = self.shift
		    y = (self.norm1).forward(x, )
		    window_mask = torch.slice(mask, 0, 0, 0, 1)
		    if torch.gt(s, 0):
		      y = torch.roll(y, [torch.neg(s), torch.neg(s)], [1, 2])
		      window_mask = mask
		    cut = torch.view(y, [b, rows // w, w, columns // w, w, c])
		    cut = torch.reshape(torch.permute(cut, [0, 1, 3, 2, 4, 5]), [-1, torch.mul(w, w), c])
		    y = (self.attn).forward(cut, index, window_mask, )
		    y = torch.view(y, [b, rows // w, columns // w, w, w, c])
		    y = torch.reshape(torch.permute(y, [0, 1, 3, 2, 4, 5]), [b, rows, columns, c])
		    if torch.gt(s, 0):
		      y = torch.roll(y, [s, s], [1, 2])
		    x = torch.add(x, y)
		    return torch.add(x, (self.mlp).forward((self.norm2).forward(x, ), ))
		""";

	private static final String NETWORK = """
		class PatchEmbed(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  norm : __torch__.LayerNorm
		class Upsample(Module):
		  __parameters__ = []
		  __buffers__ = []
		  __annotations__ = []
		  __annotations__["0"] = __torch__.Conv
		  training : bool
		  factor : int
		  def forward(self: __torch__.Upsample, x: Tensor) -> Tensor:
		    return torch.pixel_shuffle((getattr(self, "0")).forward(x, ), self.factor)
		class SwinIR(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  window : int
		  factor : int
		  conv_first : __torch__.Conv
		  patch_embed : __torch__.PatchEmbed
		  layers : __torch__.Layers
		  norm : __torch__.LayerNorm
		  conv_after_body : __torch__.Conv
		  upsample : __torch__.Upsample
		  def position_index(self: __torch__.SwinIR, x: Tensor) -> Tensor:
		    w = self.window
		    place = torch.arange(torch.mul(w, w), dtype=None, layout=None, device=x.device, pin_memory=False)
		    row = torch.floor_divide(place, w)
		    column = torch.remainder(place, w)
		    dy = torch.add(torch.sub(torch.unsqueeze(row, 1), torch.unsqueeze(row, 0)), w - 1)
		    dx = torch.add(torch.sub(torch.unsqueeze(column, 1), torch.unsqueeze(column, 0)), w - 1)
		    return torch.reshape(torch.add(torch.mul(dy, 2 * w - 1), dx), [-1])
		  def region(self: __torch__.SwinIR, x: Tensor, size: int) -> Tensor:
		    w = self.window
		    place = torch.arange(size, dtype=None, layout=None, device=x.device, pin_memory=False)
		    last = torch.to(torch.ge(place, size - w), 4)
		    return torch.add(last, torch.to(torch.ge(place, size - w // 2), 4))
		  def shift_mask(self: __torch__.SwinIR, x: Tensor, rows: int, columns: int) -> Tensor:
		    w = self.window
		    down = torch.unsqueeze(torch.mul((self).region(x, rows, ), 3), 1)
		    label = torch.add(down, torch.unsqueeze((self).region(x, columns, ), 0))
		    label = torch.permute(torch.view(label, [rows // w, w, columns // w, w]), [0, 2, 1, 3])
		    label = torch.reshape(label, [-1, torch.mul(w, w)])
		    apart = torch.ne(torch.unsqueeze(label, 1), torch.unsqueeze(label, 2))
		    return torch.mul(torch.type_as(apart, x), -100.)
		  def forward(self: __torch__.SwinIR, x: Tensor) -> Tensor:
		    w = self.window
		    s = self.factor
		    height = torch.size(x, 2)
		    width = torch.size(x, 3)
		    below = (w - height % w) % w
		    right = (w - width % w) % w
		    if torch.gt(below + right, 0):
		      x = torch.reflection_pad2d(x, [0, right, 0, below])
		    index = (self).position_index(x, )
		    mask = (self).shift_mask(x, height + below, width + right, )
		    shallow = (self.conv_first).forward(x, )
		    tokens = torch.contiguous(torch.permute(shallow, [0, 2, 3, 1]))
		    tokens = (self.patch_embed.norm).forward(tokens, )
		    tokens = (self.layers).forward(tokens, index, mask, )
		    tokens = (self.norm).forward(tokens, )
		    deep = (self.conv_after_body).forward(torch.permute(tokens, [0, 3, 1, 2]), )
		    y = (self.upsample).forward(torch.add(deep, shallow), )
		    y = torch.slice(torch.slice(y, 2, 0, height * s, 1), 3, 0, width * s, 1)
		    return torch.contiguous(y)
		""";

	/** Attention in one call, which PyTorch knows from 2.0 on; older ones refuse a file that so much as names it. */
	private static final String FUSED =
		"torch.scaled_dot_product_attention(q, k, v, bias, 0., False, scale=scale)";
	/** The same of operators that PyTorch 1.13 knows. */
	private static final String WRITTEN_OUT =
		"torch.matmul(torch.softmax(torch.add(torch.matmul(torch.mul(q, scale), torch.transpose(k, -2, -1)), bias), -1), v)";

	private SwinIrScript() {}

	/** {@link #source} without fused attention: for files, which others run by whatever PyTorch they have. */
	static String portableSource(final SwinIrConfig config) {
		return source(config).replace(FUSED, WRITTEN_OUT);
	}

	/** Source of every class of the network, children first. */
	static String source(final SwinIrConfig config) {
		final StringBuilder source = new StringBuilder(CLASSES);
		for (final int depth : new TreeSet<>(config.depths())) {
			source.append(container("Blocks" + depth, depth, i -> "Block"));
			source.append("""
				class ResidualGroupDEPTH(Module):
				  __parameters__ = []
				  __buffers__ = []
				  training : bool
				  blocks : __torch__.BlocksDEPTH
				class LayerDEPTH(Module):
				  __parameters__ = []
				  __buffers__ = []
				  training : bool
				  residual_group : __torch__.ResidualGroupDEPTH
				  conv : __torch__.Conv
				  def forward(self: __torch__.LayerDEPTH, x: Tensor, index: Tensor, mask: Tensor) -> Tensor:
				    y = (self.residual_group.blocks).forward(x, index, mask, )
				    y = (self.conv).forward(torch.permute(y, [0, 3, 1, 2]), )
				    return torch.add(torch.permute(y, [0, 2, 3, 1]), x)
				""".replace("DEPTH", Integer.toString(depth))); // not formatted: some locales have digits of their own
		}
		source.append(container("Layers", config.depths().size(), i -> "Layer" + config.depths().get(i)));
		return source.append(NETWORK).toString();
	}

	/** The tree of modules that holds the weights under their official names. */
	static ScriptModule modules(final SwinIrConfig config, final StateDict weights) {
		final Map<String, Object> net = attributes("window", config.window(), "factor", config.factor());
		net.put("conv_first", leaf("Conv", "conv_first", weights));
		net.put("patch_embed", new ScriptModule("PatchEmbed", attributes("norm", leaf("LayerNorm", "patch_embed.norm",
			weights))));
		final Map<String, Object> layers = attributes();
		for (int group = 0; group < config.depths().size(); group++)
			layers.put(Integer.toString(group), layer(config, group, weights));
		net.put("layers", new ScriptModule("Layers", layers));
		net.put("norm", leaf("LayerNorm", "norm", weights));
		net.put("conv_after_body", leaf("Conv", "conv_after_body", weights));
		net.put("upsample", new ScriptModule("Upsample", attributes("0", leaf("Conv", "upsample.0", weights), "factor",
			config.factor())));
		return new ScriptModule("SwinIR", net);
	}

	/** A class whose children are numbered and called one after the other. */
	private static String container(final String name, final int children, final IntFunction<String> type) {
		final StringBuilder source = new StringBuilder("class " + name +
			"(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n");
		for (int i = 0; i < children; i++)
			source.append("  __annotations__[\"" + i + "\"] = __torch__." + type.apply(i) + "\n");
		source.append("  training : bool\n  def forward(self: __torch__." + name +
			", x: Tensor, index: Tensor, mask: Tensor) -> Tensor:\n");
		for (int i = 0; i < children; i++)
			source.append("    x = (getattr(self, \"" + i + "\")).forward(x, index, mask, )\n");
		return source.append("    return x\n").toString();
	}

	private static ScriptModule layer(final SwinIrConfig config, final int group, final StateDict weights) {
		final int depth = config.depths().get(group);
		final Map<String, Object> blocks = attributes();
		for (int i = 0; i < depth; i++)
			blocks.put(Integer.toString(i), block(config, group, i, weights));
		final ScriptModule container = new ScriptModule("Blocks" + depth, blocks);
		final ScriptModule residual = new ScriptModule("ResidualGroup" + depth, attributes("blocks", container));
		return new ScriptModule("Layer" + depth, attributes("residual_group", residual, "conv", leaf("Conv", "layers." +
			group + ".conv", weights)));
	}

	private static ScriptModule block(final SwinIrConfig config, final int group, final int i, final StateDict weights) {
		final String name = SwinIrConfig.block(group, i);
		final String table = "relative_position_bias_table";
		final ScriptModule attention = new ScriptModule("WindowAttention", attributes(table, weights.get(name + "attn." +
			table), "heads", config.heads().get(group), "qkv", leaf("Linear", name + "attn.qkv", weights), "proj", leaf(
				"Linear", name + "attn.proj", weights)));
		final ScriptModule mlp = new ScriptModule("Mlp", attributes("fc1", leaf("Linear", name + "mlp.fc1", weights), "fc2",
			leaf("Linear", name + "mlp.fc2", weights)));
		return new ScriptModule("Block", attributes("window", config.window(), "shift", i % 2 == 0 ? 0 : config.window() /
			2, "norm1", leaf("LayerNorm", name + "norm1", weights), "attn", attention, "norm2", leaf("LayerNorm", name +
				"norm2", weights), "mlp", mlp));
	}

	private static ScriptModule leaf(final String type, final String name, final StateDict weights) {
		return new ScriptModule(type, attributes("weight", weights.get(name + ".weight"), "bias", weights.get(name +
			".bias")));
	}

	/** Attributes from name, value, name, value …, with the flag every module has. */
	private static Map<String, Object> attributes(final Object... namesAndValues) {
		final Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("training", false);
		for (int i = 0; i < namesAndValues.length; i += 2)
			attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
		return attributes;
	}
}
