package sc.fiji.superres.swinir;

import java.util.Map;
import java.util.TreeSet;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * SwinIR's TorchScript as it is trained and written into files: the source of its classes and the tree of its modules,
 * under the official names.
 * <p>
 * What stands around the blocks is {@link NetworkScript}. Attention is written out: the fused kernel gives no gradient
 * to the position bias on a CPU, and PyTorch before 2.0 has none. Every operation has a gradient, or nothing to give
 * one to. {@link InferenceScript} is the form images are enlarged by.
 * </p>
 * <p>
 * Attention is keys × queries, softmax along the columns, so that matrices have rows of 64 tokens rather than of 10
 * features, and queries, keys and values are strided views of one batched product. For that, rows of the joint matrix
 * are put in the order head, part, feature in each pass ({@code ordered}), with the scale of the queries. Gains and
 * shifts of the norms are multiplied into the layers behind them ({@code behind}): libtorch's gradients of those of a
 * norm take longer than the rest of it, on two threads longer than on one (docs/benchmarks.md). In place changes only
 * what no gradient needs: what is added to scores, before softmax keeps its result; the mask, constant, is added behind
 * autograd's back ({@code detach}), or it would copy all scores' gradient.
 * </p>
 */
final class SwinIrScript {

	// Classes of the tree of modules that holds the weights, up to their methods, which each form has of its own

	static final String LINEAR = """
		class Linear(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		""";

	static final String LAYER_NORM = """
		class LayerNorm(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		""";

	static final String CONV = """
		class Conv(Module):
		  __parameters__ = ["weight", "bias", ]
		  __buffers__ = []
		  weight : Tensor
		  bias : Tensor
		  training : bool
		""";

	static final String WINDOW_ATTENTION = """
		class WindowAttention(Module):
		  __parameters__ = ["relative_position_bias_table", ]
		  __buffers__ = []
		  relative_position_bias_table : Tensor
		  training : bool
		  heads : int
		  window : int
		  qkv : __torch__.Linear
		  proj : __torch__.Linear
		""";

	static final String MLP = """
		class Mlp(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  fc1 : __torch__.Linear
		  fc2 : __torch__.Linear
		""";

	static final String BLOCK = """
		class Block(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  shifted : bool
		  norm1 : __torch__.LayerNorm
		  attn : __torch__.WindowAttention
		  norm2 : __torch__.LayerNorm
		  mlp : __torch__.Mlp
		""";

	/** Of the groups of a depth. */
	static final String GROUP = """
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
		  windows : __torch__.Windows
		  conv : __torch__.RESIDUAL
		""";

	// Legend: w window side, N = w·w tokens of a window, K windows of the batch, C features of a token, h heads,
	// d = C / h; the mask belongs to the last M of the K windows, M×1×N×N; behind is a linear layer with gain and shift
	// of the norm before it
	private static final String CLASSES = LAYER_NORM + """
		  def standard(self: __torch__.LayerNorm, x: Tensor) -> Tensor:
		    return torch.layer_norm(x, [torch.size(x, -1)], None, None, 1.0000000000000001e-05)
		  def forward(self: __torch__.LayerNorm, x: Tensor) -> Tensor:
		    return torch.layer_norm(x, [torch.size(x, -1)], self.weight, self.bias, 1.0000000000000001e-05)
		""" + LINEAR + """
		  def forward(self: __torch__.Linear, x: Tensor) -> Tensor:
		    return torch.linear(x, self.weight, self.bias)
		  def behind(self: __torch__.Linear, norm: __torch__.LayerNorm) -> Tuple[Tensor, Tensor]:
		    bias = torch.add(self.bias, torch.matmul(self.weight, norm.bias))
		    return (torch.mul(self.weight, norm.weight), bias)
		""" + CONV + """
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    p = torch.size(self.weight, 2) // 2
		    return torch.conv2d(x, self.weight, self.bias, [1, 1], [p, p], [1, 1], 1)
		""" + NetworkScript.threeConv("leaky_relu") + WINDOW_ATTENTION + """
		  def ordered(self: __torch__.WindowAttention, rows: Tensor) -> Tensor:
		    h = self.heads
		    d = torch.size(rows, 0) // (3 * h)
		    parts = torch.transpose(torch.view(rows, [3, h, d, -1]), 0, 1)
		    queries = torch.mul(torch.slice(parts, 1, 0, 1, 1), torch.pow(d, -0.5))
		    return torch.view(torch.cat([queries, torch.slice(parts, 1, 1, 3, 1)], 1), [3 * h * d, -1])
		  def position_bias(self: __torch__.WindowAttention) -> Tensor:
		    w = self.window
		    table = torch.view(self.relative_position_bias_table, [2 * w - 1, 2 * w - 1, self.heads])
		    table = torch.flip(torch.unfold(torch.unfold(table, 0, w, 1), 1, w, 1), [0, 1])
		    return torch.reshape(torch.permute(table, [2, 0, 1, 3, 4]), [self.heads, w * w, w * w])
		  def forward(self: __torch__.WindowAttention, x: Tensor, mask: Tensor, norm: __torch__.LayerNorm) -> Tensor:
		    k = torch.size(x, 0)
		    n = torch.size(x, 1)
		    c = torch.size(x, 2)
		    h = self.heads
		    weight, bias, = (self.qkv).behind(norm, )
		    weight = torch.expand((self).ordered(weight, ), [k, 3 * c, c])
		    bias = torch.expand((self).ordered(bias, ), [k, 3 * c, n])
		    qkv = torch.baddbmm(bias, weight, torch.transpose(x, 1, 2), beta=1, alpha=1)
		    q, key, v, = torch.unbind(torch.view(qkv, [k, h, 3, c // h, n]), 2)
		    scores = torch.add_(torch.matmul(torch.transpose(key, 2, 3), q), (self).position_bias())
		    m = torch.size(mask, 0)
		    if torch.gt(m, 0):
		      masked = torch.add_(torch.slice(torch.detach(scores), 0, k - m, k, 1), mask)
		    y = torch.view(torch.matmul(v, torch.softmax(scores, 2)), [k, c, n])
		    return (self.proj).forward(torch.reshape(torch.transpose(y, 1, 2), [k * n, c]), )
		""" + MLP + """
		  def forward(self: __torch__.Mlp, x: Tensor, norm: __torch__.LayerNorm) -> Tensor:
		    weight, bias, = (self.fc1).behind(norm, )
		    return (self.fc2).forward(torch.gelu(torch.linear(x, weight, bias)), )
		""" + BLOCK + """
		  def forward(self: __torch__.Block, x: Tensor, there: Tensor, back: Tensor, mask: Tensor) -> Tensor:
		    size = torch.size(x)
		    tokens = torch.view(x, [-1, torch.size(x, 2)])
		    y = (self.norm1).standard(tokens, )
		    if self.shifted:
		      y = torch.view(torch.index_select(y, 0, there), size)
		      y = torch.index_select((self.attn).forward(y, mask, self.norm1, ), 0, back)
		    else:
		      y = (self.attn).forward(torch.view(y, size), torch.slice(mask, 0, 0, 0, 1), self.norm1, )
		    tokens = torch.add_(y, tokens)
		    y = (self.mlp).forward((self.norm2).standard(tokens, ), self.norm2, )
		    return torch.view(torch.add_(y, tokens), size)
		""";

	private static final String LAYER = GROUP + """
		  def forward(self: __torch__.LayerDEPTH, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, rows: int, \
		columns: int) -> Tensor:
		    y = (self.residual_group.blocks).forward(x, there, back, mask, )
		    y = (self.windows).join(y, rows, columns, )
		    y = (self.conv).forward(torch.permute(y, [0, 3, 1, 2]), )
		    y = (self.windows).cut(torch.permute(y, [0, 2, 3, 1]), )
		    return torch.add(y, x)
		""";

	private static final String TABLE = "relative_position_bias_table";

	/** Numbers that a training keeps for each token and block, as a multiple of the embedding. */
	private static final double KEPT_FEATURES = 14;
	/** The same as a multiple of the scores of a token. */
	private static final double KEPT_SCORES = 2;

	private SwinIrScript() {}

	/** Source of every class of the network, children first. */
	static String source(final Hyperparameters config) {
		final StringBuilder layers = new StringBuilder(CLASSES);
		for (final int depth : new TreeSet<>(config.depths())) {
			layers.append(NetworkScript.container("Blocks" + depth, depth, i -> "Block"));
			layers.append(NetworkScript.layer(LAYER, depth, config));
		}
		layers.append(NetworkScript.layers(config));
		return NetworkScript.source(config, layers.toString(), Precision.FULL);
	}

	/** Numbers that a training keeps for a token, roughly: some in each block, for its features and its scores. */
	static double keptForToken(final Hyperparameters config) {
		double numbers = 0;
		for (int group = 0; group < config.depths().size(); group++)
			numbers += config.depths().get(group) * keptInBlock(config, config.heads().get(group));
		return numbers;
	}

	private static double keptInBlock(final Hyperparameters config, final int heads) {
		final int window = config.window();
		return KEPT_FEATURES * config.embedding() + KEPT_SCORES * window * window * heads;
	}

	/** The tree of modules that holds the weights under their official names. */
	static ScriptModule modules(final Hyperparameters config, final StateDict weights) {
		return NetworkScript.modules(config, weights, group -> layer(config, group, weights));
	}

	private static ScriptModule layer(final Hyperparameters config, final int group, final StateDict weights) {
		final int depth = config.depths().get(group);
		final ScriptModule blocks = ScriptModule.numbered("Blocks" + depth, depth, i -> block(config, group, i,
			weights));
		final Map<String, Object> inner = ScriptModule.attributesOf("blocks", blocks);
		return new ScriptModule("Layer" + depth, ScriptModule.attributesOf( //
			"residual_group", new ScriptModule("ResidualGroup" + depth, inner), //
			"windows", NetworkScript.windows(config), //
			"conv", NetworkScript.residual(config, "layers." + group + ".conv", weights)));
	}

	private static ScriptModule block(final Hyperparameters config, final int group, final int i,
		final StateDict weights)
	{
		final String name = ParameterShapes.block(group, i);
		final Map<String, Object> attention = ScriptModule.attributesOf( //
			TABLE, weights.get(name + "attn." + TABLE), //
			"heads", config.heads().get(group), "window", config.window(), //
			"qkv", linear(name + "attn.qkv", weights), "proj", linear(name + "attn.proj", weights));
		return new ScriptModule("Block", ScriptModule.attributesOf("shifted", i % 2 == 1, //
			"norm1", ScriptModule.layer("LayerNorm", name + "norm1", weights), //
			"attn", new ScriptModule("WindowAttention", attention), //
			"norm2", ScriptModule.layer("LayerNorm", name + "norm2", weights), //
			"mlp", perceptron(name + "mlp.", weights)));
	}

	private static ScriptModule perceptron(final String name, final StateDict weights) {
		return new ScriptModule("Mlp", ScriptModule.attributesOf( //
			"fc1", linear(name + "fc1", weights), "fc2", linear(name + "fc2", weights)));
	}

	private static ScriptModule linear(final String name, final StateDict weights) {
		return ScriptModule.layer("Linear", name, weights);
	}
}
