package sc.fiji.superres.swinir;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * What {@link SwinIrScript} and {@link InferenceScript} share: SwinIR's TorchScript around its blocks. Each brings
 * classes of its own for {@code Conv}, {@code ThreeConv}, {@code LayerNorm} and {@code LayerDEPTH}.
 * <p>
 * Within a group of blocks the tokens stay in the order of the windows, K×N×C, so that only the convolutions between
 * groups join and cut windows. A shifted block gathers its tokens by the index {@code there} and puts its sum back by
 * the inverse, {@code back}; in the shifted order the M windows that need a mask come last. Indices, masks, window
 * counts and the padding are computed from the size of the input, so that one file serves every size.
 * </p>
 */
final class NetworkScript {

	/** Of the official training images, subtracted from RGB input and added to the output. */
	private static final String RGB_MEAN = "[0.4488, 0.4371, 0.4040]";

	// Legend: B batch, w window side, N = w·w tokens of a window, K windows of the batch, C features of a token; there
	// and
	// back K·N, mask M×1×N×N
	private static final String WINDOWS = """
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
		  def region(self: __torch__.Windows, x: Tensor, size: int) -> Tensor:
		    w = self.window
		    place = torch.arange(size, dtype=None, layout=None, device=x.device, pin_memory=False)
		    last = torch.to(torch.ge(place, size - w), 4)
		    return torch.add(last, torch.to(torch.ge(place, size - w // 2), 4))
		  def regions(self: __torch__.Windows, x: Tensor, rows: int, columns: int) -> Tensor:
		    down = torch.unsqueeze(torch.mul((self).region(x, rows, ), 3), 1)
		    label = torch.add(down, torch.unsqueeze((self).region(x, columns, ), 0))
		    label = torch.view(label, [1, rows, columns, 1])
		    label = torch.contiguous(torch.expand(label, [torch.size(x, 0), rows, columns, 1]))
		    return torch.squeeze((self).cut(label, ), 2)
		  def shifted(self: __torch__.Windows, x: Tensor, rows: int, columns: int) -> Tensor:
		    w = self.window
		    size = torch.size(x, 0) * rows * columns
		    place = torch.arange(size, dtype=None, layout=None, device=x.device, pin_memory=False)
		    image = (self).join(torch.view(place, [-1, w * w, 1]), rows, columns, )
		    image = torch.roll(image, [torch.neg(w // 2), torch.neg(w // 2)], [1, 2])
		    return torch.squeeze((self).cut(image, ), 2)
		  def order(self: __torch__.Windows, x: Tensor, rows: int, columns: int) -> Tuple[Tensor, Tensor, Tensor]:
		    regions = (self).regions(x, rows, columns, )
		    border = torch.gt(torch.select(regions, 1, torch.size(regions, 1) - 1), 0)
		    masked = torch.squeeze(torch.nonzero(border), 1)
		    order = torch.cat([torch.squeeze(torch.nonzero(torch.logical_not(border)), 1), masked], 0)
		    there = torch.reshape(torch.index_select((self).shifted(x, rows, columns, ), 0, order), [-1])
		    regions = torch.index_select(regions, 0, masked)
		    apart = torch.ne(torch.unsqueeze(regions, 1), torch.unsqueeze(regions, 2))
		    mask = torch.unsqueeze(torch.mul(torch.type_as(apart, x), -1000.), 1)
		    return (there, torch.argsort(there, 0, False), mask)
		""";

	private static final String THREE_CONV = """
		class ThreeConv(Module):
		  __parameters__ = []
		  __buffers__ = []
		  __annotations__ = []
		  __annotations__["0"] = __torch__.Conv
		  __annotations__["2"] = __torch__.Conv
		  __annotations__["4"] = __torch__.Conv
		  training : bool
		  def forward(self: __torch__.ThreeConv, x: Tensor) -> Tensor:
		    x = torch.RECTIFIER((getattr(self, "0")).forward(x, ), 0.2)
		    x = torch.RECTIFIER((getattr(self, "2")).forward(x, ), 0.2)
		    return (getattr(self, "4")).forward(x, )
		""";

	/** The method of the class {@code Conv} that computes in the precision of its input. */
	static final String CAST_CONV = """
		  def forward(self: __torch__.Conv, x: Tensor) -> Tensor:
		    p = torch.size(self.weight, 2) // 2
		    weight = torch.to(self.weight, ops.prim.dtype(x))
		    bias = torch.to(self.bias, ops.prim.dtype(x))
		    return torch.conv2d(x, weight, bias, [1, 1], [p, p], [1, 1], 1)
		""";

	private static final String PATCH_NORM = """
		class PatchEmbed(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  norm : __torch__.LayerNorm
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
		DECLARATIONS  def forward(self: __torch__.SwinIR, x: Tensor) -> Tensor:
		    w = self.windows.window
		    s = self.factor
		    height = torch.size(x, 2)
		    width = torch.size(x, 3)
		    rows = height + (w - height % w) % w
		    columns = width + (w - width % w) % w
		    if torch.gt(rows + columns, height + width):
		      x = torch.reflection_pad2d(x, [0, columns - width, 0, rows - height])
		    mean = torch.tensor(MEAN, dtype=6, device=x.device, requires_grad=False)
		    mean = torch.view(mean, [1, -1, 1, 1])
		    x = torch.mul(torch.sub(torch.to(x, 6), mean), self.img_range)
		    narrow = torch.to(x, PRECISION)
		    there, back, mask, = (self.windows).order(narrow, rows, columns, )
		    shallow = (self.conv_first).forward(narrow, )
		    tokens = torch.contiguous(torch.permute(shallow, [0, 2, 3, 1]))
		    tokens = (self.windows).cut(NORMALISED, )
		    tokens = (self.layers).forward(tokens, there, back, mask, rows, columns, )
		    tokens = (self.windows).join((self.norm).forward(tokens, ), rows, columns, )
		    deep = (self.conv_after_body).forward(torch.permute(tokens, [0, 3, 1, 2]), )
		    y = (self).reconstruct(torch.add(deep, shallow), x, )
		    y = torch.add(torch.div(y, self.img_range), mean)
		    y = torch.slice(torch.slice(y, 2, 0, height * s, 1), 3, 0, width * s, 1)
		    return torch.contiguous(y)
		""";

	private NetworkScript() {}

	/**
	 * Source of every class, children first.
	 *
	 * @param layers source of the classes each form has of its own, {@code Layers} among them
	 * @param precision what it computes in, but for grey values before the first convolution and from the last one on:
	 *            these are 32-bit always
	 */
	static String source(final Hyperparameters config, final String layers, final Precision precision) {
		final StringBuilder source = new StringBuilder(WINDOWS).append(layers);
		if (config.patchNorm()) source.append(PATCH_NORM);
		source.append(Reconstruction.classes(config));
		source.append(network(config, precision));
		return source.append(Reconstruction.methods(config)).toString();
	}

	/** The network's class, but for the methods of its end. */
	private static String network(final Hyperparameters config, final Precision precision) {
		return withNorm(NETWORK, config.patchNorm()) //
			.replace("RESIDUAL", residual(config)) //
			.replace("DECLARATIONS", Reconstruction.declarations(config)) //
			.replace("PRECISION", Integer.toString(precision.scalarType)) //
			.replace("MEAN", mean(config));
	}

	/** Whether or not tokens are normalised before the first group. */
	private static String withNorm(final String network, final boolean norm) {
		if (!norm) return network.replace("EMBED", "").replace("NORMALISED", "tokens");
		return network.replace("EMBED", "  patch_embed : __torch__.PatchEmbed\n").replace("NORMALISED",
			"(self.patch_embed.norm).forward(tokens, )");
	}

	/**
	 * The class of three convolutions.
	 *
	 * @param rectifier {@code leaky_relu}, or {@code leaky_relu_}, in place
	 */
	static String threeConv(final String rectifier) {
		return THREE_CONV.replace("RECTIFIER", rectifier);
	}

	/** The class of all groups, one after the other. */
	static String layers(final Hyperparameters config) {
		return container("Layers", config.depths().size(), i -> "Layer" + config.depths().get(i), "rows", "columns");
	}

	/** The class of the layers of a depth. */
	static String layer(final String template, final int depth, final Hyperparameters config) {
		final String digits = Integer.toString(depth); // not formatted: some locales have digits of their own
		return template.replace("DEPTH", digits).replace("RESIDUAL", residual(config));
	}

	/** A class whose children are numbered, up to its methods. */
	static String numbered(final String name, final int children, final IntFunction<String> type) {
		final StringBuilder source = new StringBuilder("class " + name +
			"(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n");
		for (int i = 0; i < children; i++)
			source.append("  __annotations__[\"" + i + "\"] = __torch__." + type.apply(i) + "\n");
		return source.append("  training : bool\n").toString();
	}

	/** A class whose children are numbered and called one after the other, with these integers beside the tensors. */
	static String container(final String name, final int children, final IntFunction<String> type,
		final String... integers)
	{
		final StringBuilder source = new StringBuilder(numbered(name, children, type));
		source.append("  def forward(self: __torch__." + name +
			", x: Tensor, there: Tensor, back: Tensor, mask: Tensor" + joined(integers, ", %s: int") +
			") -> Tensor:\n");
		for (int i = 0; i < children; i++)
			source.append(call(i, integers));
		return source.append("    return x\n").toString();
	}

	private static String call(final int child, final String... integers) {
		return "    x = (getattr(self, \"" + child + "\")).forward(x, there, back, mask, " + joined(integers, "%s, ") +
			")\n";
	}

	/** Each name in the place of %s, one after the other. */
	private static String joined(final String[] names, final String form) {
		return Stream.of(names).map(name -> form.replace("%s", name)).collect(Collectors.joining());
	}

	/** The tree of modules with the weights under their official names, but for those of the layers. */
	static ScriptModule modules(final Hyperparameters config, final StateDict weights,
		final IntFunction<ScriptModule> layer)
	{
		final Map<String, Object> net = ScriptModule.attributesOf("factor", config.factor(), "img_range", config
			.range());
		net.put("windows", windows(config));
		net.put("conv_first", ScriptModule.layer("Conv", "conv_first", weights));
		if (config.patchNorm()) net.put("patch_embed", patchEmbed(weights));
		net.put("layers", ScriptModule.numbered("Layers", config.depths().size(), layer));
		net.put("norm", ScriptModule.layer("LayerNorm", "norm", weights));
		net.put("conv_after_body", residual(config, "conv_after_body", weights));
		net.putAll(Reconstruction.modules(config, weights));
		return new ScriptModule("SwinIR", net);
	}

	private static ScriptModule patchEmbed(final StateDict weights) {
		return new ScriptModule("PatchEmbed", ScriptModule.attributesOf("norm", ScriptModule.layer("LayerNorm",
			"patch_embed.norm", weights)));
	}

	/** Cuts images into windows and joins them again. */
	static ScriptModule windows(final Hyperparameters config) {
		return new ScriptModule("Windows", ScriptModule.attributesOf("window", config.window()));
	}

	/** What is subtracted from the channels of the input. */
	private static String mean(final Hyperparameters config) {
		return config.channels() == 3 ? RGB_MEAN : "[0.]";
	}

	/** Class of what stands before a residual sum. */
	static String residual(final Hyperparameters config) {
		return config.residual() == Residual.ONE_CONV ? "Conv" : "ThreeConv";
	}

	static ScriptModule residual(final Hyperparameters config, final String name, final StateDict weights) {
		final String type = residual(config);
		if (config.residual() == Residual.ONE_CONV) return ScriptModule.layer(type, name, weights);
		return Reconstruction.convolutions(type, name, 3, weights);
	}
}
