package sc.fiji.superres.swinir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * The end of SwinIR's TorchScript, from features to the image: its members, their classes, and the method
 * {@code reconstruct(features, x)}, by upsampler. x is the padded input as the network sees it, B×C×H×W; what returns
 * is B×C×sH×sW. The last convolution is in single precision always: half precision there costs up to a grey level of
 * 255. Slopes of the leaky rectifiers are the official ones: 0.01 before the upsampling, 0.2 after.
 */
final class Reconstruction {

	private static final String BEFORE_UPSAMPLE = """
		class ConvBeforeUpsample(Module):
		  __parameters__ = []
		  __buffers__ = []
		  __annotations__ = []
		  __annotations__["0"] = __torch__.Conv
		  training : bool
		  def forward(self: __torch__.ConvBeforeUpsample, x: Tensor) -> Tensor:
		    return torch.leaky_relu((getattr(self, "0")).forward(x, ), 0.01)
		""";

	private static final String DOUBLE = """
		  def double(self: __torch__.SwinIR, x: Tensor) -> Tensor:
		    return torch.upsample_nearest2d(x, [2 * torch.size(x, 2), 2 * torch.size(x, 3)], 2., 2.)
		""";

	private static final String RECONSTRUCT = """
		  def reconstruct(self: __torch__.SwinIR, features: Tensor, x: Tensor) -> Tensor:
		""";

	private static final String CONVOLUTION = "Conv";

	/** Features of a pixel while the image grows. */
	private static final int GROWING = 64;

	private Reconstruction() {}

	/** Name → class of the network's last members, in the order of the official module. */
	private static Map<String, String> members(final Hyperparameters config) {
		final Upsampler upsampler = config.upsampler();
		final Map<String, String> members = new LinkedHashMap<>();
		if (upsampler == Upsampler.PIXELSHUFFLE || upsampler == Upsampler.NEAREST_CONV) members.put(
			"conv_before_upsample", "ConvBeforeUpsample");
		if (!config.shuffles().isEmpty()) members.put("upsample", "Upsample");
		if (upsampler == Upsampler.NEAREST_CONV) putDoublings(config.factor(), members);
		if (upsampler != Upsampler.PIXELSHUFFLEDIRECT) members.put("conv_last", CONVOLUTION);
		return members;
	}

	private static void putDoublings(final int factor, final Map<String, String> members) {
		members.put("conv_up1", CONVOLUTION);
		if (factor == 4) members.put("conv_up2", CONVOLUTION);
		members.put("conv_hr", CONVOLUTION);
	}

	/** Bytes for a pixel of the input: the features while the image grows, and what they become. */
	static long bytesPerPixel(final Hyperparameters config) {
		final long features = config.upsampler() == Upsampler.PIXELSHUFFLEDIRECT ? config.channels() : GROWING;
		return 2L * Float.BYTES * config.factor() * config.factor() * features;
	}

	/** Source of the classes of the members. */
	static String classes(final Hyperparameters config) {
		final Map<String, String> members = members(config);
		final StringBuilder classes = new StringBuilder();
		if (members.containsKey("conv_before_upsample")) classes.append(BEFORE_UPSAMPLE);
		if (members.containsKey("upsample")) classes.append(upsample(config.shuffles()));
		return classes.toString();
	}

	/** A convolution and a pixel shuffle for each factor. */
	private static String upsample(final List<Integer> factors) {
		final StringBuilder children = new StringBuilder();
		final StringBuilder calls = new StringBuilder();
		for (int i = 0; i < factors.size(); i++) {
			children.append("  __annotations__[\"" + 2 * i + "\"] = __torch__.Conv\n");
			calls.append("    x = torch.pixel_shuffle((getattr(self, \"" + 2 * i + "\")).forward(x, ), " + factors.get(
				i) + ")\n");
		}
		return "class Upsample(Module):\n  __parameters__ = []\n  __buffers__ = []\n  __annotations__ = []\n" +
			children + "  training : bool\n  def forward(self: __torch__.Upsample, x: Tensor) -> Tensor:\n" + calls +
			"    return x\n";
	}

	/** The members as the network's class declares them. */
	static String declarations(final Hyperparameters config) {
		final StringBuilder lines = new StringBuilder();
		members(config).forEach((name, type) -> lines.append("  " + name + " : __torch__." + type + "\n"));
		return lines.toString();
	}

	/** The methods of the network's class. */
	static String methods(final Hyperparameters config) {
		return switch (config.upsampler()) {
			case PIXELSHUFFLE -> RECONSTRUCT +
				"    y = (self.upsample).forward((self.conv_before_upsample).forward(features, ), )\n" +
				"    return (self.conv_last).forward(torch.to(y, 6), )\n";
			case PIXELSHUFFLEDIRECT -> RECONSTRUCT + "    return (self.upsample).forward(torch.to(features, 6), )\n";
			case NEAREST_CONV -> DOUBLE + RECONSTRUCT + "    y = (self.conv_before_upsample).forward(features, )\n" +
				doubling("conv_up1") + (config.factor() == 4 ? doubling("conv_up2") : "") +
				"    y = torch.leaky_relu((self.conv_hr).forward(y, ), 0.2)\n" +
				"    return (self.conv_last).forward(torch.to(y, 6), )\n";
			case NONE -> RECONSTRUCT + "    return torch.add(x, (self.conv_last).forward(torch.to(features, 6), ))\n";
		};
	}

	private static String doubling(final String convolution) {
		return "    y = torch.leaky_relu((self." + convolution + ").forward((self).double(y, ), ), 0.2)\n";
	}

	/** The members with their weights. */
	static Map<String, ScriptModule> modules(final Hyperparameters config, final StateDict weights) {
		final Map<String, ScriptModule> modules = new LinkedHashMap<>();
		final int shuffles = config.shuffles().size();
		members(config).forEach((name, type) -> modules.put(name, module(name, type, shuffles, weights)));
		return modules;
	}

	private static ScriptModule module(final String name, final String type, final int shuffles,
		final StateDict weights)
	{
		return switch (type) {
			case "ConvBeforeUpsample" -> convolutions(type, name, 1, weights);
			case "Upsample" -> convolutions(type, name, shuffles, weights);
			default -> ScriptModule.layer(type, name, weights);
		};
	}

	/** Convolutions numbered 0, 2, 4 …: between them stand layers without weights. */
	static ScriptModule convolutions(final String type, final String name, final int n, final StateDict weights) {
		final Map<String, Object> children = ScriptModule.attributesOf();
		for (int i = 0; i < 2 * n; i += 2)
			children.put(Integer.toString(i), ScriptModule.layer("Conv", name + "." + i, weights));
		return new ScriptModule(type, children);
	}
}
