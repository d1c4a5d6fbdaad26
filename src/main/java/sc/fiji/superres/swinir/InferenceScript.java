package sc.fiji.superres.swinir;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * SwinIR's TorchScript for inference: the same numbers as {@link SwinIrScript} but for rounding, at less than half the
 * time on a CPU.
 * <p>
 * Weights are folded ({@link FoldedBlock}). Within a group of blocks the tokens stay in the order of the windows, K×N×C: a
 * shifted block gathers its tokens by an index and scatters its sum by the inverse one, so that only the convolutions
 * between groups cut and join windows. In the shifted order windows without a mask come first. Sums are formed in place.
 * </p>
 * <p>
 * On a CPU a block goes through the windows in chunks whose scores stay in a core's cache, and computes keys × queries,
 * softmax along the columns: matrices whose rows are windows (64 long) rather than features of a head (10 long) suit
 * vector registers. Measured against the fused kernel of libtorch 2.7.1: 1.4 against 3.7 ms (docs/benchmarks.md). On a GPU
 * attention is the fused kernel, heads padded to the multiple of 8 features that it needs.
 * </p>
 */
final class InferenceScript {

	/** Where the attention of a window is computed. */
	private enum Attention {
		CHUNKED(1), FUSED(8);

		private final int padding;

		Attention(final int padding) {
			this.padding = padding;
		}
	}

	/** Scores of a chunk: 1.6 MB, which two cores keep in caches of 1 MB. */
	private static final int CHUNK_SCORES = 16 * 6 * 64 * 64;

	/** Windows of a chunk where attention is fused; its kernels take less than 65536 windows times heads. */
	private static final int FUSED_WINDOWS = 1024;

	// Legend: B batch, w window side, N = w·w tokens of a window, K windows of the batch, C features of a token, h heads,
	// d padded features of a head; the mask belongs to the last M of the K windows, M×1×N×N
	private static final String CLASSES = """
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
		    return torch.conv2d(x, weight, bias, [1, 1], [p, p], [1, 1], 1)
		class ThreeConv(Module):
		  __parameters__ = []
		  __buffers__ = []
		  __annotations__ = []
		  __annotations__["0"] = __torch__.Conv
		  __annotations__["2"] = __torch__.Conv
		  __annotations__["4"] = __torch__.Conv
		  training : bool
		  def forward(self: __torch__.ThreeConv, x: Tensor) -> Tensor:
		    x = torch.leaky_relu_((getattr(self, "0")).forward(x, ), 0.2)
		    x = torch.leaky_relu_((getattr(self, "2")).forward(x, ), 0.2)
		    return (getattr(self, "4")).forward(x, )
		class LayerNorm(Module):
		  __parameters__ = []
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		  def forward(self: __torch__.LayerNorm, x: Tensor) -> Tensor:
		    weight = torch.to(self.weight, ops.prim.dtype(x))
		    bias = torch.to(self.bias, ops.prim.dtype(x))
		    return torch.layer_norm(x, [torch.size(x, -1)], weight, bias, 1.0000000000000001e-05)
		class Windows(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  window : int
		  def cut(self: __torch__.Windows, x: Tensor) -> Tensor:
		    w = self.window
		    rows = torch.size(x, 1)
		    columns = torch.size(x, 2)
		    y = torch.view(x, [-1, rows // w, w, columns // w, w, torch.size(x, 3)])
		    return torch.reshape(torch.permute(y, [0, 1, 3, 2, 4, 5]), [-1, w * w, torch.size(x, 3)])
		  def join(self: __torch__.Windows, x: Tensor, rows: int, columns: int) -> Tensor:
		    w = self.window
		    y = torch.view(x, [-1, rows // w, columns // w, w, w, torch.size(x, 2)])
		    return torch.reshape(torch.permute(y, [0, 1, 3, 2, 4, 5]), [-1, rows, columns, torch.size(x, 2)])
		class Block(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  heads : int
		  shifted : bool
		  qkv : Tensor
		  query_bias : Tensor
		  position_bias : Tensor
		  proj : Tensor
		  proj_bias : Tensor
		  fc1 : Tensor
		  fc1_bias : Tensor
		  fc2 : Tensor
		  fc2_bias : Tensor
		  def forward(self: __torch__.Block, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, chunk: int) -> Tensor:
		    k = torch.size(x, 0)
		    n = torch.size(x, 1)
		    c = torch.size(x, 2)
		    tokens = torch.view(x, [-1, c])
		    source = x
		    sum = x
		    free = k
		    beta = 1
		    if self.shifted:
		      source = torch.view(torch.index_select(tokens, 0, there), [k, n, c])
		      sum = torch.empty_like(x, dtype=None, layout=None, device=None, pin_memory=None, memory_format=None)
		      free = k - torch.size(mask, 0)
		      beta = 0
		    for i in range((k + chunk - 1) // chunk):
		      start = i * chunk
		      end = ops.prim.min(start + chunk, k)
		      first = ops.prim.max(start, free) - free
		      part_mask = torch.slice(mask, 0, first, ops.prim.max(first, end - free), 1)
		      part = torch.layer_norm(torch.slice(source, 0, start, end, 1), [c], None, None, 1.0000000000000001e-05)
		      part = (self).attention(part, torch.slice(sum, 0, start, end, 1), part_mask, beta, )
		    if self.shifted:
		      tokens = torch.add_(tokens, torch.index_select(torch.view(sum, [-1, c]), 0, back))
		    tokens = torch.add_(tokens, torch.to(self.proj_bias, ops.prim.dtype(x)))
		    fc1 = torch.to(self.fc1, ops.prim.dtype(x))
		    fc1_bias = torch.to(self.fc1_bias, ops.prim.dtype(x))
		    fc2 = torch.to(self.fc2, ops.prim.dtype(x))
		    fc2_bias = torch.to(self.fc2_bias, ops.prim.dtype(x))
		    for i in range((k + chunk - 1) // chunk):
		      part = torch.slice(tokens, 0, i * chunk * n, (i + 1) * chunk * n, 1)
		      y = torch.layer_norm(part, [c], None, None, 1.0000000000000001e-05)
		      y = torch.gelu_(torch.linear(y, fc1, fc1_bias))
		      part = torch.add_(torch.addmm_(part, y, fc2, beta=1, alpha=1), fc2_bias)
		    return x
		""";

	// out = beta · out + projection of the attention in the windows x
	private static final String CHUNKED = """
		  def attention(self: __torch__.Block, x: Tensor, out: Tensor, mask: Tensor, beta: int) -> Tensor:
		    k = torch.size(x, 0)
		    n = torch.size(x, 1)
		    c = torch.size(x, 2)
		    h = self.heads
		    weight = torch.to(self.qkv, ops.prim.dtype(x))
		    qkv = torch.bmm(torch.expand(weight, [k, 3 * c, c]), torch.transpose(x, 1, 2))
		    q = torch.select(torch.view(qkv, [k, h, 3, c // h, n]), 2, 0)
		    q = torch.add_(q, torch.to(self.query_bias, ops.prim.dtype(x)))
		    parts = torch.view(qkv, [k * h, 3, c // h, n])
		    scores = torch.bmm(torch.transpose(torch.select(parts, 1, 1), 1, 2), torch.select(parts, 1, 0))
		    biased = torch.add_(torch.view(scores, [k, h, n, n]), torch.to(self.position_bias, ops.prim.dtype(x)))
		    m = torch.size(mask, 0)
		    if torch.gt(m, 0):
		      biased = torch.add_(torch.slice(biased, 0, k - m, k, 1), mask)
		    y = torch.bmm(torch.select(parts, 1, 2), torch.softmax(scores, 1))
		    y = torch.transpose(torch.view(y, [k, c, n]), 1, 2)
		    proj = torch.expand(torch.to(self.proj, ops.prim.dtype(x)), [k, c, c])
		    return torch.baddbmm_(out, y, proj, beta=beta, alpha=1)
		""";

	private static final String FUSED = """
		  def attention(self: __torch__.Block, x: Tensor, out: Tensor, mask: Tensor, beta: int) -> Tensor:
		    k = torch.size(x, 0)
		    n = torch.size(x, 1)
		    c = torch.size(x, 2)
		    h = self.heads
		    d = torch.size(self.query_bias, 1)
		    qkv = torch.linear(x, torch.to(self.qkv, ops.prim.dtype(x)), None)
		    qkv = torch.permute(torch.view(qkv, [k, n, h, 3, d]), [3, 0, 2, 1, 4])
		    q, key, v, = torch.unbind(qkv, 0)
		    q = torch.add_(q, torch.transpose(torch.to(self.query_bias, ops.prim.dtype(x)), 1, 2))
		    bias = torch.unsqueeze(torch.transpose(torch.to(self.position_bias, ops.prim.dtype(x)), 1, 2), 0)
		    m = torch.size(mask, 0)
		    bias = torch.contiguous(torch.expand(bias, [k, h, n, n]))
		    if torch.gt(m, 0):
		      masked = torch.add_(torch.slice(bias, 0, k - m, k, 1), mask)
		    y = torch.scaled_dot_product_attention(q, key, v, bias, 0., False, scale=1.)
		    y = torch.reshape(torch.transpose(y, 1, 2), [k * n, h * d])
		    proj = torch.to(self.proj, ops.prim.dtype(x))
		    return torch.addmm_(torch.view(out, [k * n, c]), y, proj, beta=beta, alpha=1)
		""";

	private static final String PATCH_NORM = """
		class PatchEmbed(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  norm : __torch__.LayerNorm
		""";

	private static final String LAYER = """
		class LayerDEPTH(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  blocks : __torch__.BlocksDEPTH
		  windows : __torch__.Windows
		  conv : __torch__.RESIDUAL
		  chunk : int
		  def forward(self: __torch__.LayerDEPTH, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, rows: int, columns: int) -> Tensor:
		    y = (self.blocks).forward(torch.clone(x, memory_format=None), there, back, mask, self.chunk, )
		    y = (self.windows).join(y, rows, columns, )
		    y = (self.conv).forward(torch.permute(y, [0, 3, 1, 2]), )
		    y = (self.windows).cut(torch.permute(y, [0, 2, 3, 1]), )
		    return torch.add_(y, x)
		""";

	private static final String NETWORK = """
		class SwinIR(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  factor : int
		  img_range : float
		  windows : __torch__.Windows
		  conv_first : __torch__.Conv
		EMBED  layers : __torch__.Layers
		  norm : __torch__.LayerNorm
		  conv_after_body : __torch__.RESIDUAL
		DECLARATIONS  def region(self: __torch__.SwinIR, x: Tensor, size: int) -> Tensor:
		    w = self.windows.window
		    place = torch.arange(size, dtype=None, layout=None, device=x.device, pin_memory=False)
		    last = torch.to(torch.ge(place, size - w), 4)
		    return torch.add(last, torch.to(torch.ge(place, size - w // 2), 4))
		  def regions(self: __torch__.SwinIR, x: Tensor, rows: int, columns: int) -> Tensor:
		    down = torch.unsqueeze(torch.mul((self).region(x, rows, ), 3), 1)
		    label = torch.add(down, torch.unsqueeze((self).region(x, columns, ), 0))
		    label = torch.view(label, [1, rows, columns, 1])
		    label = torch.contiguous(torch.expand(label, [torch.size(x, 0), rows, columns, 1]))
		    return torch.squeeze((self.windows).cut(label, ), 2)
		  def shifted(self: __torch__.SwinIR, x: Tensor, rows: int, columns: int) -> Tensor:
		    w = self.windows.window
		    size = torch.size(x, 0) * rows * columns
		    place = torch.arange(size, dtype=None, layout=None, device=x.device, pin_memory=False)
		    image = (self.windows).join(torch.view(place, [-1, w * w, 1]), rows, columns, )
		    image = torch.roll(image, [torch.neg(w // 2), torch.neg(w // 2)], [1, 2])
		    return torch.squeeze((self.windows).cut(image, ), 2)
		  def forward(self: __torch__.SwinIR, x: Tensor) -> Tensor:
		    w = self.windows.window
		    s = self.factor
		    height = torch.size(x, 2)
		    width = torch.size(x, 3)
		    rows = height + (w - height % w) % w
		    columns = width + (w - width % w) % w
		    if torch.gt(rows + columns, height + width):
		      x = torch.reflection_pad2d(x, [0, columns - width, 0, rows - height])
		    regions = (self).regions(x, rows, columns, )
		    border = torch.gt(torch.select(regions, 1, w * w - 1), 0)
		    masked = torch.squeeze(torch.nonzero(border), 1)
		    order = torch.cat([torch.squeeze(torch.nonzero(torch.logical_not(border)), 1), masked], 0)
		    there = torch.reshape(torch.index_select((self).shifted(x, rows, columns, ), 0, order), [-1])
		    back = torch.argsort(there, 0, False)
		    regions = torch.index_select(regions, 0, masked)
		    apart = torch.ne(torch.unsqueeze(regions, 1), torch.unsqueeze(regions, 2))
		    x = torch.to(x, PRECISION)
		    mask = torch.unsqueeze(torch.mul(torch.type_as(apart, x), -100.), 1)
		    mean = torch.tensor(MEAN, dtype=ops.prim.dtype(x), device=x.device, requires_grad=False)
		    mean = torch.view(mean, [1, -1, 1, 1])
		    x = torch.mul(torch.sub(x, mean), self.img_range)
		    shallow = (self.conv_first).forward(x, )
		    tokens = torch.contiguous(torch.permute(shallow, [0, 2, 3, 1]))
		    tokens = (self.windows).cut(NORMALISED, )
		    tokens = (self.layers).forward(tokens, there, back, mask, rows, columns, )
		    tokens = (self.windows).join((self.norm).forward(tokens, ), rows, columns, )
		    deep = (self.conv_after_body).forward(torch.permute(tokens, [0, 3, 1, 2]), )
		    y = (self).reconstruct(torch.add(deep, shallow), x, )
		    y = torch.add(torch.div(y, self.img_range), mean)
		    y = torch.slice(torch.slice(y, 2, 0, height * s, 1), 3, 0, width * s, 1)
		    return torch.contiguous(torch.to(y, 6))
		""";

	private final SwinIrConfig config;
	private final Attention attention;
	private final Precision precision;

	private InferenceScript(final SwinIrConfig config, final Attention attention, final Precision precision) {
		this.config = config;
		this.attention = attention;
		this.precision = precision;
	}

	/** The form for a CPU. */
	static InferenceScript chunked(final SwinIrConfig config, final Precision precision) {
		return new InferenceScript(config, Attention.CHUNKED, precision);
	}

	/** The form for a GPU. */
	static InferenceScript fused(final SwinIrConfig config, final Precision precision) {
		return new InferenceScript(config, Attention.FUSED, precision);
	}

	/** Source of every class of the network, children first. */
	String source() {
		final StringBuilder source = new StringBuilder(CLASSES).append(attention == Attention.FUSED ? FUSED : CHUNKED);
		for (final int depth : new TreeSet<>(config.depths())) {
			source.append(container("Blocks" + depth, depth, i -> "Block", "chunk"));
			source.append(LAYER.replace("DEPTH", Integer.toString(depth)).replace("RESIDUAL", SwinIrScript.residual(config)));
		}
		source.append(container("Layers", config.depths().size(), i -> "Layer" + config.depths().get(i), "rows", "columns"));
		if (config.patchNorm()) source.append(PATCH_NORM);
		source.append(Reconstruction.classes(config)).append(NETWORK //
			.replace("EMBED", config.patchNorm() ? "  patch_embed : __torch__.PatchEmbed\n" : "") //
			.replace("NORMALISED", config.patchNorm() ? "(self.patch_embed.norm).forward(tokens, )" : "tokens") //
			.replace("RESIDUAL", SwinIrScript.residual(config)) //
			.replace("DECLARATIONS", Reconstruction.declarations(config)) //
			.replace("PRECISION", Integer.toString(precision.scalarType)) //
			.replace("MEAN", SwinIrScript.mean(config)));
		return source.append(Reconstruction.methods(config)).toString();
	}

	/** A class whose children are numbered and called one after the other, with these integers beside the tensors. */
	private static String container(final String name, final int children, final IntFunction<String> type,
		final String... integers)
	{
		final StringBuilder source = new StringBuilder("class " + name +
			"(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n");
		for (int i = 0; i < children; i++)
			source.append("  __annotations__[\"" + i + "\"] = __torch__." + type.apply(i) + "\n");
		source.append("  training : bool\n  def forward(self: __torch__." + name +
			", x: Tensor, there: Tensor, back: Tensor, mask: Tensor, " + String.join(": int, ", integers) +
			": int) -> Tensor:\n");
		for (int i = 0; i < children; i++)
			source.append("    x = (getattr(self, \"" + i + "\")).forward(x, there, back, mask, " + String.join(", ", integers) +
				", )\n");
		return source.append("    return x\n").toString();
	}

	/** The tree of modules that holds the folded weights. */
	ScriptModule modules(final StateDict weights) {
		final ScriptModule windows = new ScriptModule("Windows", SwinIrScript.attributes("window", config.window()));
		final Map<String, Object> net = SwinIrScript.attributes("factor", config.factor(), "img_range", config.range(),
			"windows", windows, "conv_first", SwinIrScript.leaf("Conv", "conv_first", weights));
		if (config.patchNorm()) net.put("patch_embed", new ScriptModule("PatchEmbed", SwinIrScript.attributes("norm",
			SwinIrScript.leaf("LayerNorm", "patch_embed.norm", weights))));
		final Map<String, Object> layers = SwinIrScript.attributes();
		for (int group = 0; group < config.depths().size(); group++)
			layers.put(Integer.toString(group), layer(group, windows, weights));
		net.put("layers", new ScriptModule("Layers", layers));
		net.put("norm", SwinIrScript.leaf("LayerNorm", "norm", weights));
		net.put("conv_after_body", SwinIrScript.residual(config, "conv_after_body", weights));
		net.putAll(Reconstruction.modules(config, weights));
		return new ScriptModule("SwinIR", net);
	}

	private ScriptModule layer(final int group, final ScriptModule windows, final StateDict weights) {
		final int depth = config.depths().get(group), n = config.window() * config.window();
		final Map<String, Object> blocks = SwinIrScript.attributes();
		for (int i = 0; i < depth; i++) {
			final Map<String, Object> block = new FoldedBlock(config, group, i, weights, attention.padding).attributes();
			block.put("shifted", i % 2 == 1);
			blocks.put(Integer.toString(i), new ScriptModule("Block", block));
		}
		final int chunk = attention == Attention.FUSED ? FUSED_WINDOWS : Math.max(1, CHUNK_SCORES / (config.heads().get(
			group) * n * n));
		return new ScriptModule("Layer" + depth, SwinIrScript.attributes("blocks", new ScriptModule("Blocks" + depth, blocks),
			"windows", windows, "conv", SwinIrScript.residual(config, "layers." + group + ".conv", weights), "chunk", chunk));
	}
}
