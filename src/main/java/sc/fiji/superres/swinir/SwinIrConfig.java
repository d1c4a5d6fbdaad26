package sc.fiji.superres.swinir;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import ai.djl.Device;
import sc.fiji.superres.Quoted;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.InferenceNetwork;
import sc.fiji.superres.network.ScriptProgram;
import sc.fiji.superres.torch.StateDict;

/**
 * Which SwinIR: everything that decides the shapes of its tensors, and the range, which no shape tells. Every official
 * network is one of these.
 *
 * @param factor enlargement s, one of {@link Upsampler#factors}
 * @param channels channels of the image: 1 for grey, 3 for RGB, whose official mean is then subtracted
 * @param window side of an attention window in LR pixels, 2 … 64; every second block shifts it by half, rounded down
 * @param depths transformer blocks of each residual group
 * @param embedding features of a token
 * @param heads attention heads in each residual group; each divides {@code embedding}
 * @param mlpRatio hidden features of the perceptron over {@code embedding}
 * @param upsampler how the image is made of the features; null, as in files of before it was there, is
 *            {@link Upsampler#PIXELSHUFFLEDIRECT}
 * @param residual what stands before each residual sum; null is {@link Residual#ONE_CONV}
 * @param range the network computes with grey values in [0, range] inside, 1 or 255 officially; null is 1
 * @param patchNorm whether tokens are normalised before the first group; null is true
 */
public record SwinIrConfig(int factor, int channels, int window, List<Integer> depths, int embedding,
	List<Integer> heads, double mlpRatio, Upsampler upsampler, Residual residual, Double range, Boolean patchNorm)
	implements Hyperparameters
{

	/** Its kind among the {@link Architectures}. */
	static final String ARCHITECTURE = "swinir";

	/** Names {@link #preset} knows. */
	public static final List<String> PRESETS = List.of("light", "classical", "real", "real-large", "denoise", "tiny");

	/** Far beyond any network, so that a damaged description cannot ask for a million blocks. */
	private static final int MOST_BLOCKS = 100;
	/** Likewise for features. */
	private static final int MOST = 4096;

	/** Far below any; what is divided by less has no digits left. */
	private static final double LEAST_RANGE = 1e-3;

	public SwinIrConfig {
		depths = List.copyOf(depths);
		heads = List.copyOf(heads);
		upsampler = Objects.requireNonNullElse(upsampler, Upsampler.PIXELSHUFFLEDIRECT);
		residual = Objects.requireNonNullElse(residual, Residual.ONE_CONV);
		range = Objects.requireNonNullElse(range, 1.0);
		patchNorm = patchNorm == null || patchNorm;
		requireImage(factor, channels, upsampler);
		require(window >= 2 && window <= 64, "window", window, "2 to 64");
		requireGroups(depths, heads);
		requireFeatures(embedding, residual.leastFeatures(), heads);
		require(mlpRatio <= MOST && (int) (embedding * mlpRatio) >= 1, "mlpRatio", mlpRatio, "positive, at most " +
			MOST);
		require(range >= LEAST_RANGE && range <= 65535, "range", range, LEAST_RANGE + " to 65535; officially 1 or 255");
	}

	private static void requireImage(final int factor, final int channels, final Upsampler upsampler) {
		require(channels == 1 || channels == 3, "channels", channels, "1 (grey) or 3 (RGB)");
		final List<Integer> factors = upsampler.factors();
		require(factors.contains(factor), "factor", factor, "one of " + factors + " with the upsampler " + upsampler);
	}

	private static void requireGroups(final List<Integer> depths, final List<Integer> heads) {
		final boolean any = !depths.isEmpty() && depths.size() <= MOST_BLOCKS;
		require(any && depths.stream().allMatch(d -> d >= 1 && d <= MOST_BLOCKS), "depths", depths, "1 to " +
			MOST_BLOCKS + " groups of 1 to " + MOST_BLOCKS + " blocks");
		require(heads.size() == depths.size(), "heads", heads, "as many numbers as depths " + Quoted.of(depths));
	}

	private static void requireFeatures(final int embedding, final int least, final List<Integer> heads) {
		require(embedding >= least && embedding <= MOST, "embedding", embedding, least + " to " + MOST);
		for (final int h : heads)
			require(h >= 1 && embedding % h == 0, "heads", heads, "divisors of the embedding " + embedding);
	}

	/** A network of the lightweight's make: pixelshuffledirect, 1conv, range 1. */
	public SwinIrConfig(final int factor, final int channels, final int window, final List<Integer> depths,
		final int embedding, final List<Integer> heads, final double mlpRatio)
	{
		this(factor, channels, window, depths, embedding, heads, mlpRatio, null, null, null, null);
	}

	/** The official lightweight network: 911 236 parameters at ×4. */
	public static SwinIrConfig light(final int factor) {
		return new SwinIrConfig(factor, 1, 8, List.of(6, 6, 6, 6), 60, List.of(6, 6, 6, 6), 2);
	}

	/** A network of the same make that two cores train in a minute or two; for tests and first tries. */
	public static SwinIrConfig tiny(final int factor) {
		return new SwinIrConfig(factor, 1, 8, List.of(2, 2), 24, List.of(2, 2), 2);
	}

	/** The official classical network: 11.9 million parameters at ×4. */
	public static SwinIrConfig classical(final int factor) {
		return deep(factor, 6, 180, 6, Upsampler.PIXELSHUFFLE, Residual.ONE_CONV);
	}

	/** The official network for real photographs: 11.7 million parameters. */
	public static SwinIrConfig real(final int factor) {
		return deep(factor, 6, 180, 6, Upsampler.NEAREST_CONV, Residual.ONE_CONV);
	}

	/** The official large network for real photographs: 28 million parameters. */
	public static SwinIrConfig realLarge(final int factor) {
		return deep(factor, 9, 240, 8, Upsampler.NEAREST_CONV, Residual.THREE_CONV);
	}

	/** The official denoising network, which keeps the size: 11.5 million parameters. */
	public static SwinIrConfig denoise() {
		return deep(1, 6, 180, 6, Upsampler.NONE, Residual.ONE_CONV);
	}

	private static SwinIrConfig deep(final int factor, final int groups, final int embedding, final int heads,
		final Upsampler upsampler, final Residual residual)
	{
		return new SwinIrConfig(factor, 1, 8, Collections.nCopies(groups, 6), embedding, Collections.nCopies(groups,
			heads), 2, upsampler, residual, 1.0, true);
	}

	/**
	 * A preset by the name macros use; all are grey.
	 *
	 * @param factor of the training pairs; 1 goes with {@code denoise} alone
	 */
	public static SwinIrConfig preset(final String name, final int factor) {
		final String known = name.trim().toLowerCase(Locale.ROOT);
		if (!PRESETS.contains(known)) throw refused(name, " is none of: " + String.join(", ", PRESETS) + ".");
		final boolean enlarges = !known.equals("denoise");
		if (enlarges && factor == 1) throw refused(name,
			" enlarges, but the training pairs are of one size (×1): use network=denoise.");
		if (!enlarges && factor != 1) throw refused(name, " keeps the size, but the training pairs enlarge by " +
			factor + ": use light, classical, real, real-large or tiny.");
		return known(known, factor);
	}

	private static SwinIrConfig known(final String preset, final int factor) {
		return switch (preset) {
			case "light" -> light(factor);
			case "classical" -> classical(factor);
			case "real" -> real(factor);
			case "real-large" -> realLarge(factor);
			case "tiny" -> tiny(factor);
			default -> denoise();
		};
	}

	private static IllegalArgumentException refused(final String preset, final String why) {
		return new IllegalArgumentException("network=" + preset + why);
	}

	/**
	 * Reads the configuration off the shapes of an official state dict's tensors. What they do not tell comes from a
	 * rule; {@link #assumption} says which.
	 *
	 * @throws IllegalArgumentException naming the tensor that is missing or impossible; whether every tensor fits is
	 *             for {@link StateDict#requireExactly} with {@link #shapes} to say
	 */
	public static SwinIrConfig of(final StateDict weights) {
		final ConfigReader read = new ConfigReader(weights);
		try {
			return new SwinIrConfig(read.factor(), read.channels(), read.window(), read.depths(), read.embedding(), read
				.heads(), read.mlpRatio(), read.upsampler(), read.residual(), read.range(), read.patchNorm());
		}
		catch (final IllegalArgumentException exc) {
			throw read.impossible(exc);
		}
	}

	@Override
	public Architecture architecture() {
		return Architectures.named(ARCHITECTURE);
	}

	/** The side of a window. */
	@Override
	public int multiple() {
		return window;
	}

	@Override
	public StateDict firstWeights(final long seed) {
		return WeightInit.draw(this, seed);
	}

	@Override
	public ScriptProgram program(final StateDict weights) {
		return new ScriptProgram(SwinIrScript.modules(this, weights), SwinIrScript.source(this));
	}

	/** In half precision its gradients would leave the range of numbers. */
	@Override
	public boolean learnsIn(final Precision precision) {
		return precision == Precision.FULL || precision == Precision.BF16;
	}

	/** Half precision on a GPU: up to 1.8 times as fast, 0.02 grey levels off (root mean square). */
	@Override
	public Precision automatic(final Device device) {
		return device.isGpu() ? Precision.FP16 : Precision.FULL;
	}

	/** On a GPU from fewer and larger kernels. */
	@Override
	public ScriptProgram program(final StateDict weights, final Device device, final Precision precision) {
		InferenceNetwork.requireGain(this, precision, device);
		if (!device.isGpu()) return program(weights);
		return StackedScript.program(this, weights, precision);
	}

	@Override
	public double activations(final int pairs, final int side) {
		final long padded = (long) (side + window - 1) / window * window;
		final long tokens = pairs * padded * padded;
		return tokens * SwinIrScript.keptForToken(this);
	}

	/** By a program made for the device: what it gives is what the trained form gives, within rounding. */
	@Override
	public Network load(final StateDict weights, final Device device, final Precision precision) throws IOException {
		InferenceNetwork.requireGain(this, precision, device);
		weights.requireExactly(shapes());
		if (device.isGpu()) return InferenceNetwork.load(this, StackedScript.program(this, weights, precision), device,
			precision, StackedScript.bytesPerPixel(this));
		return InferenceNetwork.load(this, InferenceScript.program(this, weights, precision), device, precision,
			InferenceScript.bytesPerPixel(this));
	}

	@Override
	public Map<String, Object> officialStateDict(final StateDict weights) {
		return OfficialBuffers.among(weights, window);
	}

	/** What the official module's {@code img_size} is in {@link #stateDictUse}. */
	@Override
	public int exampleSide() {
		return OfficialBuffers.imageSize(window);
	}

	@Override
	public String stateDictUse() {
		final String text = """
			`state-dict.pth` holds the same weights for the official module (network_swinir.py of SwinIR and KAIR, or \
			BasicSR) as
			  `{'params': ...}`. Make the module with `img_size=%d` and these settings, then load with `strict=True`:
			  `%s`""";
		return String.format(Locale.ROOT, text, exampleSide(), this);
	}

	/** What {@link #of} took from a rule since no shape tells it, for people. */
	@Override
	public String assumption() {
		if (range == 255) {
			return "assumed range 255, as the official networks of window 7 without upsampler (against JPEG " +
				"artefacts) have";
		}
		return "assumed range 1, as all official networks have but those against JPEG artefacts";
	}

	/** One line for people: factor, make and size. */
	@Override
	public String summary() {
		final StringBuilder text = new StringBuilder("SwinIR ×" + factor + ", ");
		text.append(upsampler == Upsampler.NONE ? "no upsampler" : upsampler);
		text.append(", " + residual + ", window " + window);
		if (channels == 3) text.append(", RGB");
		if (!patchNorm) text.append(", no patch norm");
		return text + String.format(Locale.ROOT, ", %,d parameters", parameters());
	}

	@Override
	public int hidden() {
		return (int) (embedding * mlpRatio);
	}

	@Override
	public Map<String, int[]> shapes() {
		return ParameterShapes.of(this);
	}

	private static void require(final boolean holds, final String name, final Object value, final String expected) {
		if (!holds) throw new IllegalArgumentException("SwinIR " + name + "=" + Quoted.of(value) + ": expected " +
			expected + ".");
	}
}
