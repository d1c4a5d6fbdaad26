package sc.fiji.superres.swinir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.StateDict;

/**
 * SwinIR's TorchScript for GPUs, to be trained and to enlarge images: the same numbers as {@link SwinIrScript} but for
 * rounding, from fewer and larger kernels.
 * <p>
 * A pass on a GPU is bound by the launching of kernels and by the bytes they move. So the weights of all blocks are
 * stacked, and what is to be done to weights is done once a pass to all of them: gains and shifts of the normalisations
 * are folded into the products behind them, heads padded to the multiple that the fused attention needs, numbers
 * rounded. Tokens and scores are in the precision asked for; the sum that runs through the blocks, the normalisations'
 * statistics, the loss and the weights themselves stay in single precision.
 * </p>
 */
final class StackedScript {

	// Legend: D blocks, N tokens of a window, K windows of the batch, C features of a token, h heads, d = C / h, padded
	// to e; position D×h×N×N, queries × keys; the mask belongs to the last M of the K windows, M×1×N×N
	private static final String CLASSES = SwinIrScript.CONV + NetworkScript.CAST_CONV + NetworkScript.threeConv(
		"leaky_relu") + SwinIrScript.LAYER_NORM +
		"""
			  def forward(self: __torch__.LayerNorm, x: Tensor) -> Tensor:
			    y = torch.layer_norm(torch.to(x, 6), [torch.size(x, -1)], self.weight, self.bias, 1.0000000000000001e-05)
			    return torch.to(y, PRECISION)
			""" +
		SwinIrScript.LINEAR + SwinIrScript.WINDOW_ATTENTION + SwinIrScript.MLP + SwinIrScript.BLOCK;

	private static final String LAYER = SwinIrScript.GROUP + """
		  def leave(self: __torch__.LayerDEPTH, x: Tensor, y: Tensor, rows: int, columns: int) -> Tensor:
		    w = self.windows.window
		    y = torch.view(torch.to(y, PRECISION), [-1, w * w, torch.size(y, 1)])
		    y = (self.conv).forward(torch.permute((self.windows).join(y, rows, columns, ), [0, 3, 1, 2]), )
		    y = (self.windows).cut(torch.permute(y, [0, 2, 3, 1]), )
		    return torch.add(x, torch.view(y, torch.size(x)))
		""";

	private static final String METHODS = """
		  def folded(self: __torch__.Layers, weight: Tensor, bias: Tensor, gains: Tensor, shifts: Tensor) -> \
		Tuple[Tensor, Tensor]:
		    shifted = torch.squeeze(torch.matmul(weight, torch.unsqueeze(shifts, 2)), 2)
		    return (torch.mul(weight, torch.unsqueeze(gains, 1)), torch.add(bias, shifted))
		  def padded(self: __torch__.Layers, x: Tensor, heads: int) -> Tensor:
		    d = torch.size(x, 2) // heads
		    y = torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), heads, d])
		    y = torch.constant_pad_nd(y, [0, (d + MULTIPLE - 1) // MULTIPLE * MULTIPLE - d], 0)
		    return torch.view(y, [torch.size(x, 0), torch.size(x, 1), -1])
		  def position(self: __torch__.Layers, tables: Tensor) -> Tensor:
		    w = WINDOW
		    h = torch.size(tables, 2)
		    y = torch.view(tables, [-1, 2 * w - 1, 2 * w - 1, h])
		    y = torch.flip(torch.unfold(torch.unfold(y, 1, w, 1), 2, w, 1), [1, 2])
		    y = torch.permute(torch.to(y, PRECISION), [0, 3, 4, 5, 1, 2])
		    return torch.reshape(y, [-1, h, w * w, w * w])
		  def attention(self: __torch__.Layers, x: Tensor, bias: Tensor, scale: float) -> Tensor:
		    tokens = torch.size(x, 0)
		    k = torch.size(bias, 0)
		    h = torch.size(bias, 1)
		    q, key, v, = torch.unbind(torch.view(x, [k, torch.size(bias, 2), 3, h, -1]), 2)
		    q = torch.transpose(q, 1, 2)
		    key = torch.transpose(key, 1, 2)
		    v = torch.transpose(v, 1, 2)
		    most = 65535 // h
		    if torch.le(k, most):
		      y = torch.scaled_dot_product_attention(q, key, v, bias, 0., False, scale=scale)
		    else:
		      parts = annotate(List[Tensor], [])
		      for i in range((k + most - 1) // most):
		        a = i * most
		        z = a + most
		        q1 = torch.slice(q, 0, a, z, 1)
		        key1 = torch.slice(key, 0, a, z, 1)
		        v1 = torch.slice(v, 0, a, z, 1)
		        bias1 = torch.slice(bias, 0, a, z, 1)
		        part = torch.scaled_dot_product_attention(q1, key1, v1, bias1, 0., False, scale=scale)
		        parts.append(part)
		      y = torch.cat(parts, 0)
		    return torch.reshape(torch.transpose(y, 1, 2), [tokens, -1])
		  def block(self: __torch__.Layers, x: Tensor, shifted: bool, there: Tensor, back: Tensor, mask: Tensor, \
		qkv: Tensor, qkv_bias: Tensor, position: Tensor, proj: Tensor, proj_bias: Tensor, fc1: Tensor, \
		fc1_bias: Tensor, fc2: Tensor, fc2_bias: Tensor) -> Tensor:
		    c = torch.size(x, 1)
		    h = torch.size(position, 0)
		    scale = torch.pow(c // h, -0.5)
		    y = torch.layer_norm(torch.to(x, PRECISION), [c], None, None, 1.0000000000000001e-05)
		    if shifted:
		      y = torch.addmm(qkv_bias, torch.index_select(y, 0, there), qkv, beta=1, alpha=1)
		      y = (self).attention(y, torch.add(mask, position), scale, )
		      y = torch.index_select(torch.addmm(proj_bias, y, proj, beta=1, alpha=1), 0, back)
		    else:
		      y = torch.addmm(qkv_bias, y, qkv, beta=1, alpha=1)
		      bias = torch.expand(position, [torch.size(mask, 0), h, torch.size(mask, 2), torch.size(mask, 2)])
		      y = torch.addmm(proj_bias, (self).attention(y, bias, scale, ), proj, beta=1, alpha=1)
		    x = torch.add(x, y)
		    y = torch.layer_norm(torch.to(x, PRECISION), [c], None, None, 1.0000000000000001e-05)
		    y = torch.gelu(torch.addmm(fc1_bias, y, fc1, beta=1, alpha=1))
		    return torch.add(x, torch.addmm(fc2_bias, y, fc2, beta=1, alpha=1))
		  def forward(self: __torch__.Layers, x: Tensor, there: Tensor, back: Tensor, mask: Tensor, rows: int, \
		columns: int) -> Tensor:
		    c = torch.size(x, 2)
		    free = torch.size(x, 0) - torch.size(mask, 0)
		    mask = torch.constant_pad_nd(mask, [0, 0, 0, 0, 0, 0, free, 0], 0)
		    x = torch.to(torch.view(x, [-1, c]), 6)
		""";

	private static final String WEIGHTS = """
		    weight, bias, = (self).folded(STACK(attn.qkv.weight), STACK(attn.qkv.bias), STACK(norm1.weight), \
		STACK(norm1.bias), )
		    weight = (self).padded(torch.transpose(weight, 1, 2), 3 * HEADS, )
		    qkvHEADS = torch.unbind(torch.to(weight, PRECISION), 0)
		    bias = torch.squeeze((self).padded(torch.unsqueeze(bias, 1), 3 * HEADS, ), 1)
		    qkv_biasHEADS = torch.unbind(torch.to(bias, PRECISION), 0)
		    positionHEADS = torch.unbind((self).position(STACK(attn.relative_position_bias_table), ), 0)
		    weight = (self).padded(STACK(attn.proj.weight), HEADS, )
		    projHEADS = torch.unbind(torch.transpose(torch.to(weight, PRECISION), 1, 2), 0)
		    proj_biasHEADS = torch.unbind(torch.to(STACK(attn.proj.bias), PRECISION), 0)
		    weight, bias, = (self).folded(STACK(mlp.fc1.weight), STACK(mlp.fc1.bias), STACK(norm2.weight), \
		STACK(norm2.bias), )
		    fc1HEADS = torch.unbind(torch.transpose(torch.to(weight, PRECISION), 1, 2), 0)
		    fc1_biasHEADS = torch.unbind(torch.to(bias, PRECISION), 0)
		    fc2HEADS = torch.unbind(torch.transpose(torch.to(STACK(mlp.fc2.weight), PRECISION), 1, 2), 0)
		    fc2_biasHEADS = torch.unbind(torch.to(STACK(mlp.fc2.bias), PRECISION), 0)
		""";

	private static final String CALL = "    y = (self).block(y, SHIFTED, there, back, mask, " + //
		Stream.of("qkv", "qkv_bias", "position", "proj", "proj_bias", "fc1", "fc1_bias", "fc2", "fc2_bias").map(
			name -> name + "HEADS[INDEX], ").collect(Collectors.joining()) + ")\n";

	private static final Pattern STACK = Pattern.compile("STACK\\(([^)]*)\\)");

	private StackedScript() {}

	/** The program with the weights under their official names. */
	static ScriptProgram program(final Hyperparameters config, final StateDict weights, final Precision precision) {
		return new ScriptProgram(SwinIrScript.modules(config, weights), source(config, precision));
	}

	/**
	 * Native memory of a pass over a pixel of the input in single precision: scores' biases, queries, keys and values,
	 * the perceptron, the sum; and the image that grows. Measured for light: 3.2 kB of 4.4.
	 */
	static long bytesPerPixel(final Hyperparameters config) {
		final int heads = config.heads().stream().max(Integer::compare).orElseThrow();
		final long numbers = (long) heads * config.window() * config.window() + 8L * config.embedding() + 2L * config
			.hidden();
		return Float.BYTES * numbers + Reconstruction.bytesPerPixel(config);
	}

	/** Source of every class of the network, children first. */
	private static String source(final Hyperparameters config, final Precision precision) {
		final StringBuilder classes = new StringBuilder(CLASSES);
		for (final int depth : new TreeSet<>(config.depths())) {
			classes.append(NetworkScript.numbered("Blocks" + depth, depth, i -> "Block"));
			classes.append(NetworkScript.layer(LAYER, depth, config));
		}
		classes.append(layers(config, precision));
		return NetworkScript.source(config, classes.toString().replace("PRECISION", Integer.toString(
			precision.scalarType)), precision);
	}

	/** The class of all groups: weights of blocks with as many heads are stacked, then block follows block. */
	private static String layers(final Hyperparameters config, final Precision precision) {
		final StringBuilder source = new StringBuilder(NetworkScript.numbered("Layers", config.depths().size(),
			i -> "Layer" + config.depths().get(i))).append(METHODS);
		for (final int heads : new TreeSet<>(config.heads()))
			source.append(STACK.matcher(WEIGHTS).replaceAll(stack -> stack(config, heads, stack.group(1))).replace(
				"HEADS", Integer.toString(heads)));
		return source.append(calls(config)).toString() //
			.replace("MULTIPLE", precision == Precision.FULL ? "4" : "8") // of the fused kernels: 16 bytes
			.replace("WINDOW", Integer.toString(config.window()));
	}

	/** A tensor of every block with so many heads, as one. */
	private static String stack(final Hyperparameters config, final int heads, final String tensor) {
		final List<String> tensors = new ArrayList<>();
		for (int group = 0; group < config.depths().size(); group++) {
			if (config.heads().get(group) != heads) continue;
			for (int i = 0; i < config.depths().get(group); i++)
				tensors.add("getattr((getattr(self, \"" + group + "\")).residual_group.blocks, \"" + i + "\")." +
					tensor);
		}
		return "torch.stack([" + String.join(", ", tensors) + "], 0)";
	}

	/** The blocks one after the other, and what ends their groups. */
	private static String calls(final Hyperparameters config) {
		final StringBuilder calls = new StringBuilder();
		final Map<Integer, Integer> blocks = new TreeMap<>(); // that were called so far, by heads
		for (int group = 0; group < config.depths().size(); group++) {
			final int heads = config.heads().get(group);
			calls.append("    y = x\n");
			for (int i = 0; i < config.depths().get(group); i++)
				calls.append(call(heads, i % 2 == 1, blocks.merge(heads, 1, Integer::sum) - 1));
			calls.append("    x = (getattr(self, \"" + group + "\")).leave(x, y, rows, columns, )\n");
		}
		return calls.append("    return torch.view(x, [-1, torch.size(mask, 2), c])\n").toString();
	}

	private static String call(final int heads, final boolean shifted, final int index) {
		return CALL.replace("SHIFTED", shifted ? "True" : "False").replace("HEADS", Integer.toString(heads)).replace(
			"INDEX", Integer.toString(index));
	}
}
