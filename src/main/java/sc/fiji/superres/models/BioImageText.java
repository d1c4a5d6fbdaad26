package sc.fiji.superres.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sc.fiji.superres.network.Citation;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;

/**
 * The two texts of a bioimage.io zip: {@code rdf.yaml}, which programs read, and {@code README.md} for people.
 * <p>
 * The YAML is one small document of fixed form ({@link BioImageRdf}). Every text in it that comes from elsewhere is
 * written by {@link YamlText}.
 * </p>
 *
 * @param sha256 name of a file in the zip → its SHA-256, for the weights and the test tensors
 */
record BioImageText(ModelFiles.Loaded model, ModelCard card, TestCase test, Map<String, String> sha256) {

	/**
	 * The oldest PyTorch that was seen to run the file. JDLL takes an engine of the same major version, and has this
	 * one for every system.
	 */
	private static final String PYTORCH = "1.13.1";
	/** Pixels of the input along a tile's border that the readers throw away. */
	private static final int HALO = 16;
	private static final int LONGEST_NAME = 64;
	private static final int LONGEST_DESCRIPTION = 1024;

	private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

	private static final String README = """
		# {name}

		{summary}. Written by {software}.

		![input and result](cover.png)

		## Grey values

		The network was made for 8-bit images: grey values of 0 to 255 go in as x/255 and come back times 255
		(`scale_linear` in `rdf.yaml`), so an 8-bit image is treated as {software} treats it. Bring images of 16
		or 32 bit to 0 ... 255 first, the darkest value to 0 and the brightest to 255 over the whole image or
		stack; never scale a tile by itself. The result is {factor} times as large, with pixels {factor} times
		as small, neither clipped nor rounded.

		## Use

		- deepImageJ, JDLL: install the zip, open an 8-bit image, run. Large images go through in tiles, of
		  which {halo} pixels along the borders are thrown away.
		- Python: this zip with `bioimageio.core`, or `torch.jit.load("weights-torchscript.pt")` (PyTorch 1.13
		  or newer) on an N×{channels}×H×W tensor in [0,1].
		- {stateDictUse}

		## Validation

		`test-input.npy` and `test-output.npy` are a simulated scan and what this network makes of it, both in
		grey values of 0 to 255; other programs should reproduce it to 0.05. Judge the model on images of your
		own: shrink some, enlarge them by the model, and compare with the originals by PSNR and SSIM and by eye,
		at the zoom levels it was trained for. A lattice may look sharper than it was recorded: measure nothing
		in a result that you did not check against a reference.

		## Before you publish it

		Put your names under `authors` in `rdf.yaml`. The licence named there is that of the network's code;
		that of the weights is for those to choose who trained them.
		""";

	/**
	 * The description.
	 *
	 * @param form one of {@link BioImageRdf}
	 */
	String rdf(final String form) throws IOException {
		return filled(form);
	}

	/** What people are told. */
	String readme() throws IOException {
		return filled(README);
	}

	private String filled(final String template) throws IOException {
		final Map<String, Object> values = new HashMap<>();
		putModel(values);
		putNetwork(values);
		putTest(values);
		putFiles(values);
		return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))
			.toString()));
	}

	private void putModel(final Map<String, Object> values) throws IOException {
		putName(values);
		putSummary(values);
		values.put("software", ModelCard.SOFTWARE);
		values.put("modality", modality());
		putQuoted(values, "timestamp", written());
		values.put("pytorch", PYTORCH);
	}

	private void putName(final Map<String, Object> values) {
		values.put("name", name());
		putQuoted(values, "quotedName", name());
		putQuoted(values, "nickname", nickname());
	}

	private String nickname() {
		return name().toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	private void putSummary(final Map<String, Object> values) {
		values.put("summary", card.summary());
		putQuoted(values, "quotedSummary", card.summary());
		putQuoted(values, "quotedDescription", shortened(card.summary()));
	}

	private static void putQuoted(final Map<String, Object> values, final String place, final String text) {
		values.put(place, YamlText.quoted(text));
	}

	private void putNetwork(final Map<String, Object> values) {
		final NetworkConfig network = model.config();
		values.put("architecture", network.architecture().name());
		putQuoted(values, "title", network.architecture().title());
		putCitation(values, network.architecture().citation());
		values.put("parameters", network.parameters());
		values.put("multiple", network.multiple());
		values.put("stateDictUse", network.stateDictUse());
	}

	private static void putCitation(final Map<String, Object> values, final Citation citation) {
		putQuoted(values, "citation", citation.text());
		putQuoted(values, "doi", citation.doi());
	}

	private void putTest(final Map<String, Object> values) {
		values.put("channels", test.channels());
		values.put("channelNames", channelNames(test.channels()));
		values.put("side", test.side());
		putFactor(values, test.factor());
		values.put("halo", HALO);
		values.put("intoUnit", 1 / 255d);
	}

	private static void putFactor(final Map<String, Object> values, final int factor) {
		values.put("factor", factor);
		values.put("scaleIn", factor * factor);
		values.put("haloOut", HALO * factor);
	}

	private void putFiles(final Map<String, Object> values) {
		values.put("sha256", sha256.get("weights-torchscript.pt"));
		values.put("sha256OfStateDict", sha256.get("state-dict.pth"));
		values.put("sha256OfTestInput", sha256.get("test-input.npy"));
		values.put("sha256OfTestOutput", sha256.get("test-output.npy"));
		values.put("sampleInput", sample("sample-input.png"));
		values.put("sampleOutput", sample("sample-output.png"));
	}

	private String sample(final String file) {
		return BioImageRdf.sample(file, test.channels());
	}

	/** With commas between them; format version 0.5 wants identifiers. */
	private static String channelNames(final int channels) {
		if (channels == 1) return "grey";
		if (channels == 3) return "red, green, blue";
		return IntStream.range(0, channels).mapToObj(i -> "channel" + i).collect(Collectors.joining(", "));
	}

	/** At most as many characters as format version 0.5 allows. */
	private static String shortened(final String text) {
		if (text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION) return text;
		return text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION - 1)) + "…";
	}

	/** At most 64 letters, digits, underscores, minuses and spaces, as the format wants it. */
	private String name() {
		final String name = model.config().architecture().title() + " x" + test.factor() + " " + origin();
		final String plain = name.replaceAll("[^A-Za-z0-9_ -]", "-");
		return plain.substring(0, Math.min(LONGEST_NAME, plain.length())).trim();
	}

	/** The name of the file without its suffix, after that of its run where it has one. */
	private String origin() {
		final Path file = model.file().toAbsolutePath();
		final String stem = stem(file);
		return run(file, stem) + stem;
	}

	private static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	/** The name of the run folder and a space, for a file that is named as all runs name theirs; else empty. */
	private static String run(final Path file, final String stem) {
		final Path folder = file.getParent().getFileName();
		if (folder == null || !List.of("best", "model").contains(stem)) return "";
		return folder + " ";
	}

	private String modality() {
		return "MX".equals(card.zoomUnit()) ? "electron-microscopy" : "other";
	}

	/**
	 * When the model's file was written, to the second, in UTC: no other time, so that the zip does not depend on
	 * today.
	 */
	private String written() throws IOException {
		return Files.getLastModifiedTime(model.file()).toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
	}
}
