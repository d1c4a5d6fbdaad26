package sc.fiji.superres.swinir;

import java.util.Map;
import java.util.TreeSet;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * SwinIR's TorchScript for inference on a CPU: the same numbers as {@link SwinIrScript} but for rounding, in less time
 * and memory.
 * <p>
 * What stands around the blocks is {@link NetworkScript}. Weights are folded ({@link FoldedBlock}), sums are formed in
 * place.
 * </p>
 * <p>
 * A block goes through the windows in chunks whose scores stay in a core's cache, and computes keys × queries, softmax
 * along the columns: matrices whose rows are windows (64 long) rather than features of a head (10 long) suit vector
 * registers. Measured against the fused kernel of libtorch 2.7.1: 1.4 against 3.7 ms (docs/benchmarks.md). On a GPU
 * {@link StackedScript} is the form.
 * </p>
 */
final class InferenceScript {

	/** Scores of a chunk: 1.6 MB, which two cores keep in caches of 1 MB. */
	private static final int CHUNK_SCORES = 16 * 6 * 64 * 64;

	// Legend: B batch, w window side, N = w·w tokens of a window, K windows of the batch, C features of a token, h
	// heads; the mask belongs to the last M of the K windows, M×1×N×N. Attention: out = beta · out + its projection
	private static final String CLASSES = """
		class Conv(Module):
		  __parameters__ = []
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		""" + NetworkScript.CAST_CONV + NetworkScript.threeConv("leaky_relu_") + """
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
		  def forward(self: __torch__.Block, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, chunk: int) -> \
		Tensor:
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
		      part = torch.layer_norm(torch.slice(source, 0, start, end, 1), [c], None, None, \
		1.0000000000000001e-05)
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

	private static final String LAYER = """
		class LayerDEPTH(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  blocks : __torch__.BlocksDEPTH
		  windows : __torch__.Windows
		  conv : __torch__.RESIDUAL
		  chunk : int
		  def forward(self: __torch__.LayerDEPTH, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, rows: int, \
		columns: int) -> Tensor:
		    y = (self.blocks).forward(torch.clone(x, memory_format=None), there, back, mask, self.chunk, )
		    y = (self.windows).join(y, rows, columns, )
		    y = (self.conv).forward(torch.permute(y, [0, 3, 1, 2]), )
		    y = (self.windows).cut(torch.permute(y, [0, 2, 3, 1]), )
		    return torch.add_(y, x)
		""";

	private InferenceScript() {}

	/** The program with its folded weights. */
	static ScriptProgram program(final Hyperparameters config, final StateDict weights, final Precision precision) {
		final ScriptModule module = NetworkScript.modules(config, weights, group -> layer(config, group, weights));
		return new ScriptProgram(module, source(config, precision));
	}

	/**
	 * Native memory of a pass over a pixel of the input: peaks measured for 64² to 256² pixels are 0.5 to 1.9 kB for
	 * light, 7 to 10 kB for classical, 9 kB for real.
	 */
	static long bytesPerPixel(final Hyperparameters config) {
		return 48L * config.embedding() + Reconstruction.bytesPerPixel(config);
	}

	/** Source of every class of the network, children first. */
	private static String source(final Hyperparameters config, final Precision precision) {
		final StringBuilder layers = new StringBuilder(CLASSES);
		for (final int depth : new TreeSet<>(config.depths())) {
			layers.append(NetworkScript.container("Blocks" + depth, depth, i -> "Block", "chunk"));
			layers.append(NetworkScript.layer(LAYER, depth, config));
		}
		layers.append(NetworkScript.layers(config));
		return NetworkScript.source(config, layers.toString(), precision);
	}

	private static ScriptModule layer(final Hyperparameters config, final int group, final StateDict weights) {
		final int depth = config.depths().get(group);
		final ScriptModule blocks = ScriptModule.numbered("Blocks" + depth, depth, i -> block(config, group, i,
			weights));
		final Map<String, Object> layer = ScriptModule.attributesOf("blocks", blocks);
		layer.put("windows", NetworkScript.windows(config));
		layer.put("conv", NetworkScript.residual(config, "layers." + group + ".conv", weights));
		layer.put("chunk", chunk(config, group));
		return new ScriptModule("Layer" + depth, layer);
	}

	private static ScriptModule block(final Hyperparameters config, final int group, final int i,
		final StateDict weights)
	{
		final Map<String, Object> block = new FoldedBlock(config, group, i, weights).attributes();
		block.put("shifted", i % 2 == 1);
		return new ScriptModule("Block", block);
	}

	/** Windows whose attention is computed together. */
	private static int chunk(final Hyperparameters config, final int group) {
		final int n = config.window() * config.window();
		return Math.max(1, CHUNK_SCORES / (config.heads().get(group) * n * n));
	}
}
