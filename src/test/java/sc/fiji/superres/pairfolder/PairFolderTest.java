package sc.fiji.superres.pairfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.Filtered;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.TestImages;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.resample.Filter;

class PairFolderTest {

	private static final TestImages.Png PNG = new TestImages.Png();
	private static final List<SourceImage> THREE = List.of(TestImages.bytes("c.png", 50, 40, 3), TestImages.bytes(
		"a.png", 96, 80, 1), TestImages.bytes("b.png", 33, 64, 2));
	private static final MultiScaleConfig SMALL = Filtered.by(List.of(Filter.BOX, Filter.LANCZOS), TestImages.config(2,
		List.of(0.75), List.of(), List.of(0.55)));

	@TempDir
	private Path temporary;

	/** Hashes by scripts/golden/dataset.py (Pillow alone); the folder is read back from its PNG files. */
	@Test
	void everyPairOfTheFolderIsTheOneThatPillowMakes() throws IOException {
		final List<String> written = new ArrayList<>();
		written.addAll(lines(write("two", List.of(TestImages.bytes("a.png", 96, 80, 1)), TestImages.config(2, List.of(
			0.3, 0.45, 0.75), List.of(1.3), List.of(0.55, 1.0)))));
		written.addAll(lines(write("four", List.of(TestImages.bytes("b.png", 83, 71, 2)), TestImages.config(4, List.of(
			0.5), List.of(1.2, 1.6), List.of(0.55)).withCrop(32, 3).withZoom(new ZoomLevel(5, "MX")))));
		final List<String> golden = golden();
		assertEquals(104 + 225, golden.size());
		assertEquals(new TreeSet<>(golden), new TreeSet<>(written));
		assertEquals(golden.size(), written.size());
	}

	@Test
	void aPairMadeOnTheFlyEqualsTheWrittenFiles() throws IOException {
		final Path folder = write("pairs", THREE, SMALL);
		final PairSource pairs = PairSource.of(THREE, SMALL, 1 << 20);
		for (final JsonElement each : manifest(folder).getAsJsonArray("pairs")) {
			final JsonObject entry = each.getAsJsonObject();
			final Pair pair = pairs.pair(specOf(entry, pairs));
			assertEquals(hash(folder.resolve(entry.get("target").getAsString())), PixelHash.sha256(pair.target()));
			assertEquals(hash(folder.resolve(entry.get("input").getAsString())), PixelHash.sha256(pair.input()));
		}
	}

	@Test
	void theManifestListsEveryFileOnceAndNoOther() throws IOException {
		final Path folder = write("pairs", THREE, SMALL);
		final List<String> listed = new ArrayList<>(List.of("manifest.json"));
		for (final JsonElement each : manifest(folder).getAsJsonArray("pairs")) {
			listed.add(each.getAsJsonObject().get("target").getAsString());
			listed.add(each.getAsJsonObject().get("input").getAsString());
		}
		assertEquals(listed.stream().sorted().toList(), TestImages.files(folder));
	}

	@Test
	void theManifestSaysWhatThePairsWereMadeOf() throws IOException {
		final JsonObject manifest = manifest(write("pairs", THREE, SMALL));
		assertEquals(7, manifest.get("seed").getAsLong());
		final JsonObject configuration = manifest.getAsJsonObject("configuration");
		assertEquals(2, configuration.get("factor").getAsInt());
		assertEquals("[\"box\",\"lanczos\"]", configuration.getAsJsonArray("filters").toString());
		assertEquals("nm", configuration.getAsJsonObject("zoom").get("unit").getAsString());
		final JsonObject first = manifest.getAsJsonArray("sources").get(0).getAsJsonObject();
		assertEquals("a.png", first.get("name").getAsString());
		assertEquals("8-bit", first.get("type").getAsString());
		assertEquals(96, first.get("width").getAsInt());
		assertEquals(PixelHash.sha256(THREE.get(1).plane()), first.get("sha256").getAsString());
		assertEquals("[0.0,255.0]", first.getAsJsonArray("range").toString());
		assertEquals("b.png at zoom 32 nm is 24×48 pixels, smaller than the 32×32 crop: left out", manifest
			.getAsJsonArray("skipped").get(0).getAsString());
	}

	@Test
	void pairsOfOneImageLieInOnePart() throws IOException {
		final Path folder = write("pairs", THREE, SMALL);
		final JsonObject split = manifest(folder).getAsJsonObject("split");
		for (final String part : List.of("train", "val", "test")) {
			final JsonArray images = split.getAsJsonArray(part);
			assertEquals(1, images.size());
			final String stem = images.get(0).getAsString().replace(".png", "");
			final List<String> names = TestImages.files(folder.resolve(part));
			assertFalse(names.isEmpty());
			assertTrue(names.stream().allMatch(n -> n.matches("(HR|LR)/" + stem + "_R.*png")), names.toString());
		}
	}

	@Test
	void targetsAndInputsSortAlike() throws IOException {
		final Path train = write("pairs", List.of(TestImages.bytes("a.png", 96, 80, 1)), TestImages.config(2, List.of(),
			List.of(1.3), List.of(0.55)).withCrop(32, 4)).resolve("train");
		assertEquals(TestImages.files(train.resolve("HR")).stream().map(n -> n.replace(".png", "X2.png")).toList(),
			TestImages.files(train.resolve("LR")));
	}

	@Test
	void sixteenAndThirtyTwoBitImagesKeepTheirTypeAndExtension() throws IOException {
		final List<SourceImage> images = List.of(TestImages.shorts("a.tif", 40, 40, 1), TestImages.floats("b.tif", 40,
			40, 2), TestImages.bytes("c.png", 40, 40, 3));
		final PairFolder plan = PairFolder.plan(images, SMALL, Split.Shares.parse("1:0:0"), 1);
		final Path folder = temporary.resolve("pairs");
		plan.write(folder, new TestImages.Hashes(), Progress.NONE);
		for (long i = 0; i < plan.pairs().size(); i++) {
			final Pair pair = plan.pairs().pair(i);
			final PairSpec spec = plan.pairs().spec(i);
			final Path target = folder.resolve(plan.targetFile(spec, new TestImages.Hashes()));
			assertTrue(target.toString().endsWith(plan.pairs().images().get(spec.image()).name().startsWith("c")
				? ".png" : ".tif"));
			assertEquals(PixelHash.sha256(pair.target()), Files.readString(target));
		}
	}

	@Test
	void theSummaryCountsPairsAndImages() {
		final MultiScaleConfig config = Filtered.by(List.of(Filter.BOX, Filter.NEAREST), TestImages.config(2, List.of(
			0.75), List.of(1.5), List.of(0.5, 0.6, 1.0)));
		assertEquals("36 pairs: train 36 (images: 1), val 0 (images: 0), test 0 (images: 0); " +
			"8 at the recorded zoom level, 8 of shrunk images, 8 of enlarged images, 12 whose targets are enlarged " +
			"inputs; from 1 image of 96×80 8-bit", PairFolder.plan(List.of(TestImages.bytes("a.png", 96, 80, 1)),
				config, Split.Shares.DEFAULT, 1).summary());
	}

	@Test
	void theSummaryNamesSizesTypesAndWhatIsTooSmall() {
		final String summary = plan(List.of(TestImages.bytes("a.png", 96, 80, 1), TestImages.bytes("b.png", 33, 64, 2),
			TestImages.shorts("c.tif", 8, 8, 3)), SMALL).summary();
		assertTrue(summary.endsWith("; from 3 images (1 of 96×80 8-bit, 1 of 33×64 8-bit, 1 of 8×8 16-bit); " +
			"too small for a crop of 32×32, not used: c.tif; " +
			"too small for a crop of 32×32 at some zoom levels: b.png (1 of 3)"), summary);
	}

	@Test
	void anyNumberOfThreadsWritesTheSameFiles() throws IOException {
		for (final int threads : List.of(1, 2, 5))
			plan(THREE, SMALL).write(temporary.resolve("by " + threads), PNG, Progress.NONE, threads);
		final Map<String, String> one = TestImages.contents(temporary.resolve("by 1"));
		assertEquals(2 * plan(THREE, SMALL).pairs().size() + 1, one.size());
		assertEquals(one, TestImages.contents(temporary.resolve("by 2")));
		assertEquals(one, TestImages.contents(temporary.resolve("by 5")));
	}

	/**
	 * The estimate knows whole blocks of 4096 bytes and 300 bytes a pair for the manifest; these files have one block
	 * each.
	 */
	@Test
	void theEstimateCountsBlocksOfBothFilesOfEveryPair() throws IOException {
		final PairFolder plan = plan(THREE, SMALL);
		assertEquals(plan.pairs().size() * (2 * 4096 + 300), plan.estimatedBytes(PNG));
	}

	private static PairFolder plan(final List<SourceImage> images, final MultiScaleConfig config) {
		return PairFolder.plan(images, config, Split.Shares.DEFAULT, 7);
	}

	private Path write(final String name, final List<SourceImage> images, final MultiScaleConfig config)
		throws IOException
	{
		final Path folder = temporary.resolve(name);
		plan(images, config).write(folder, PNG, Progress.NONE);
		return folder;
	}

	/** Target file, input file and their hashes, as the golden file has them. */
	private static List<String> lines(final Path folder) throws IOException {
		final List<String> lines = new ArrayList<>();
		for (final String target : TestImages.files(folder.resolve("train/HR"))) {
			final String factor = folder.endsWith("two") ? "X2.png" : "X4.png";
			final String input = target.replace(".png", factor);
			lines.add(target + " " + input + " " + hash(folder.resolve("train/HR").resolve(target)) + " " + hash(folder
				.resolve("train/LR").resolve(input)));
		}
		return lines;
	}

	private static List<String> golden() throws IOException {
		try (InputStream in = PairFolderTest.class.getResourceAsStream("pairs.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#"))
				.toList();
		}
	}

	private static PairSpec specOf(final JsonObject entry, final PairSource pairs) {
		for (long i = 0; i < pairs.size(); i++) {
			final PairSpec spec = pairs.spec(i);
			if (pairs.images().get(spec.image()).name().equals(entry.get("source").getAsString()) && spec.level()
				.subProcess() == entry.get("subProcess").getAsInt() && spec.level().ratio() == entry.get("ratio")
					.getAsDouble() && spec.crop() == entry.get("crop").getAsInt() && spec.filterLabel().equals(entry
						.get("filter").getAsString()))
			{
				assertEquals(List.of(spec.x(), spec.y()), List.of(entry.get("x").getAsInt(), entry.get("y")
					.getAsInt()));
				assertEquals(pairs.config().zoom().targetAt(spec.level().ratio()).rounded(), entry.get("zoom")
					.getAsDouble());
				return spec;
			}
		}
		throw new AssertionError("No such pair: " + entry);
	}

	private static JsonObject manifest(final Path folder) throws IOException {
		return JsonParser.parseString(Files.readString(folder.resolve("manifest.json"))).getAsJsonObject();
	}

	private static String hash(final Path png) throws IOException {
		return PixelHash.sha256(PNG.read(png));
	}
}
