package sc.fiji.superres.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.DynamicTest;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

/**
 * Compares recordings with the numbers of independent Python parsers, {@code golden.json} beside the small files of a
 * room: names, units, sizes, pixel sizes, labels, and each plane by its SHA-256, extremes, mean and corners.
 */
public final class GoldenRecordings {

	/** Real files beside the project. */
	public static final Path DATA = Path.of(System.getProperty("superres.data", "../shared/data"));

	private static final Path RESOURCES = Path.of("src/test/resources/sc/fiji/superres");

	private final Path folder;
	private final List<ScanFormat> formats;

	/** @param folder of small files and golden.json, below the resources of the tests */
	public GoldenRecordings(final String folder, final ScanFormat... formats) {
		this.folder = RESOURCES.resolve(folder);
		this.formats = List.of(formats);
	}

	/** A test for each small file and each real one; the latter are skipped where they are missing. */
	public Stream<DynamicTest> tests() throws IOException {
		final JsonObject golden = JsonParser.parseString(Files.readString(folder.resolve("golden.json"),
			StandardCharsets.UTF_8)).getAsJsonObject();
		final Stream<DynamicTest> small = golden.getAsJsonObject("tiny").entrySet().stream().map(entry -> DynamicTest
			.dynamicTest(entry.getKey(), () -> check(folder.resolve(entry.getKey()), entry.getValue())));
		final Stream<DynamicTest> real = golden.getAsJsonObject("real").entrySet().stream().map(entry -> DynamicTest
			.dynamicTest(entry.getKey(), () -> checkReal(entry.getKey(), entry.getValue())));
		return Stream.concat(small, real);
	}

	private void checkReal(final String name, final JsonElement images) throws IOException {
		final Path inFormats = DATA.resolve("formats").resolve(name);
		final Path file = Files.exists(inFormats) ? inFormats : DATA.resolve(name);
		assumeTrue(Files.exists(file), "no real file: " + file.toAbsolutePath().normalize() +
			" is missing (set -Dsuperres.data=FOLDER)");
		check(file, images);
	}

	private void check(final Path file, final JsonElement images) throws IOException {
		final Recording recording = format(file).read(file);
		final JsonArray expected = images.getAsJsonArray();
		assertEquals(expected.size(), recording.images().size(), "images");
		for (int i = 0; i < expected.size(); i++)
			check(expected.get(i).getAsJsonObject(), recording.images().get(i));
	}

	private ScanFormat format(final Path file) throws IOException {
		final String name = file.getFileName().toString();
		final String ending = name.substring(name.lastIndexOf('.') + 1);
		for (final ScanFormat format : formats)
			if (format.extensions().contains(ending) && format.isOne(file)) return format;
		throw new AssertionError(name + " is of no format");
	}

	private static void check(final JsonObject expected, final ScanImage image) {
		if (expected.has("name")) assertEquals(expected.get("name").getAsString(), image.name());
		assertEquals(expected.get("channels").getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList(),
			image.channels(), "channels");
		assertEquals(expected.get("unit").getAsString(), image.unit(), "unit");
		checkPixel(expected.get("pixel"), image.pixel());
		final JsonArray planes = expected.getAsJsonArray("planes");
		assertEquals(planes.size(), image.slices().size(), "slices");
		for (int i = 0; i < planes.size(); i++)
			checkSlice(expected, planes.get(i).getAsJsonObject(), image.slices().get(i));
	}

	private static void checkPixel(final JsonElement expected, final PixelSize pixel) {
		if (expected.isJsonNull()) {
			assertEquals(new PixelSize(1, 1, "pixel"), pixel);
			return;
		}
		assertEquals("nm", pixel.unit());
		assertEquals(1, pixel.width() / expected.getAsJsonArray().get(0).getAsDouble(), 1e-7, "pixel width");
		assertEquals(1, pixel.height() / expected.getAsJsonArray().get(1).getAsDouble(), 1e-7, "pixel height");
	}

	private static void checkSlice(final JsonObject image, final JsonObject expected, final ScanSlice slice) {
		if (expected.has("label")) assertEquals(expected.get("label").getAsString(), slice.label());
		final int width = image.get("width").getAsInt();
		final int height = image.get("height").getAsInt();
		assertEquals(width + "×" + height, Planes.width(slice.plane()) + "×" + Planes.height(slice.plane()), "size");
		final float[] values = Planes.floatArray(slice.plane());
		final JsonArray corners = expected.getAsJsonArray("corners");
		final int[] places = { 0, width - 1, values.length - width, values.length - 1 };
		for (int i = 0; i < places.length; i++)
			assertEquals(corners.get(i).getAsFloat(), values[places[i]], "corner " + i);
		checkRange(expected, values);
		assertEquals(expected.get("sha256").getAsString(), sha256(values), "SHA-256 of the plane");
	}

	private static void checkRange(final JsonObject expected, final float[] values) {
		float least = Float.POSITIVE_INFINITY;
		float greatest = Float.NEGATIVE_INFINITY;
		double sum = 0;
		for (final float value : values) {
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
			sum += value;
		}
		assertEquals(expected.get("min").getAsFloat(), least, "least value");
		assertEquals(expected.get("max").getAsFloat(), greatest, "greatest value");
		assertEquals(expected.get("mean").getAsDouble(), sum / values.length, 1e-9 * Math.max(-least, greatest),
			"mean");
	}

	private static String sha256(final float[] values) {
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new AssertionError(exc);
		}
	}
}
