package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.swinir.Golden;

class SafeTensorsTest {

	@TempDir
	private Path folder;

	private Path file(final long headerLength, final String header, final int data) throws IOException {
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(headerLength).put(json);
		for (int i = 0; i < data; i++)
			bytes.put((byte) (i + 1));
		return Files.write(folder.resolve("file.safetensors"), bytes.array());
	}

	private Path file(final String header, final int data) throws IOException {
		return file(header.getBytes(StandardCharsets.UTF_8).length, header, data);
	}

	private static String refusal(final Path file) {
		final String message = assertThrows(IOException.class, () -> SafeTensors.read(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		return message;
	}

	private static String entry(final String name, final String type, final String shape, final long from,
		final long to)
	{
		return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, type, shape, from, to);
	}

	@Test
	void whatIsWrittenIsReadBackWithItsTexts() throws IOException {
		final StateDict weights = Golden.weights();
		weights.put("scalar", new FloatTensor(new float[] { Float.NaN })).put("empty", new FloatTensor(new float[0], 0,
			3));
		final Path file = folder.resolve("weights.safetensors");
		SafeTensors.write(file, weights, Map.of("config", "{\"factor\": 4}", "unit", "µm"));
		final SafeTensors.Content content = SafeTensors.read(file);
		TorchArchiveTest.assertSame(weights, content.tensors());
		assertEquals(Map.of("config", "{\"factor\": 4}", "unit", "µm"), content.metadata());
	}

	@Test
	void everyTypeIsRead() throws IOException {
		final Path file = file("{" + entry("half", "F16", "[2]", 0, 4) + "," + entry("brain", "BF16", "[1]", 4, 6) +
			"," + entry("double", "F64", "[1]", 6, 14) + "," + entry("long", "I64", "[]", 14, 22) + "}", 22);
		final byte[] bytes = Files.readAllBytes(file);
		final ByteBuffer data = ByteBuffer.wrap(bytes, bytes.length - 22, 22).order(ByteOrder.LITTLE_ENDIAN);
		data.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 0x4040).putDouble(-1.25).putLong(-7);
		final StateDict tensors = SafeTensors.read(Files.write(file, bytes)).tensors();
		assertArrayEquals(new float[] { 1, -2 }, tensors.get("half").values());
		assertArrayEquals(new float[] { 3 }, tensors.get("brain").values());
		assertArrayEquals(new float[] { -1.25f }, tensors.get("double").values());
		assertArrayEquals(new float[] { -7 }, tensors.get("long").values());
	}

	@Test
	void theHeaderMayNameTensorsInAnotherOrderThanTheirBytes() throws IOException {
		final StateDict tensors = SafeTensors.read(file("{" + entry("late", "F32", "[1]", 4, 8) + "," + entry("early",
			"F32", "[1]", 0, 4) + "}", 8)).tensors();
		assertEquals(0x04030201, Float.floatToRawIntBits(tensors.get("early").values()[0]));
		assertEquals(0x08070605, Float.floatToRawIntBits(tensors.get("late").values()[0]));
	}

	@ParameterizedTest
	@ValueSource(longs = { 100_000_000_000L, Long.MAX_VALUE, -1, 0, 1, 100, Integer.MAX_VALUE })
	void aHeaderLongerThanTheFileIsRefusedByItsClaim(final long claim) throws IOException {
		assertTrue(refusal(file(claim, "{}", 0)).contains(" " + claim + " bytes"));
	}

	@Test
	void everyTruncationIsRefused() throws IOException {
		final Path whole = folder.resolve("whole.safetensors");
		SafeTensors.write(whole, new StateDict().put("a", FloatTensor.filled(1, 2, 2)).put("b", FloatTensor.filled(2,
			3)), Map.of());
		final byte[] bytes = Files.readAllBytes(whole);
		for (int length = 0; length < bytes.length; length++)
			refusal(Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, length)));
		assertTrue(refusal(Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, bytes.length - 1)))
			.contains("cut off: 'b' ends at byte 28 of 27"));
	}

	@Test
	void offsetsThatOverlapLeaveGapsOrRunBackwardsAreRefused() throws IOException {
		assertTrue(refusal(file("{" + entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[2]", 4, 12) + "}", 12))
			.contains("'b' runs from byte 4"));
		refusal(file("{" + entry("a", "F32", "[1]", 0, 4) + "," + entry("b", "F32", "[1]", 0, 4) + "}", 4));
		refusal(file("{" + entry("a", "F32", "[1]", 4, 8) + "}", 8));
		refusal(file("{" + entry("a", "F32", "[1]", 0, 4) + "}", 8));
		refusal(file("{" + entry("a", "F32", "[1]", 8, 4) + "}", 8));
		refusal(file("{" + entry("a", "F32", "[1]", -4, 0) + "}", 4));
		refusal(file("{" + entry("a", "F32", "[1]", 0, Long.MAX_VALUE) + "}", 4));
	}

	@Test
	void aTypeThatCannotBeReadIsNamed() throws IOException {
		final String message = refusal(file("{" + entry("a", "F8_E4M3", "[4]", 0, 4) + "}", 4));
		assertTrue(message.contains("'a' is of type F8_E4M3"), message);
	}

	@Test
	void aShapeMustMatchItsBytes() throws IOException {
		assertTrue(refusal(file("{" + entry("a", "F32", "[3]", 0, 8) + "}", 8)).contains("'a'"));
		assertTrue(refusal(file("{" + entry("a", "F32", "[1]", 0, 6) + "}", 6)).contains("6 bytes"));
		refusal(file("{" + entry("a", "F32", "[-1, -1]", 0, 4) + "}", 4));
		refusal(file("{" + entry("a", "F32", "[2147483647, 2147483647, 2147483647]", 0, 4) + "}", 4));
		refusal(file("{" + entry("a", "F32", "[100000000000]", 0, 4) + "}", 4));
	}

	/** Gson would cut them off to 1. */
	@ParameterizedTest
	@ValueSource(strings = { "4294967297", "1.5", "1e999999999" })
	void sidesThatAreNoWholeNumbersAreNamed(final String side) throws IOException {
		final String message = refusal(file("{" + entry("a", "F32", "[" + side + "]", 0, 4) + "}", 4));
		assertTrue(message.contains("'a': a side of " + side + " is no whole number"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "7", "{\"a\"", "{\"a\": 7}", "{\"a\": {}}", "{\"a\": null}",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":7}}",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4.5]}}",
		"{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}",
		"{\"a\":{\"dtype\":[],\"shape\":[1],\"data_offsets\":[0,4]}}",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":\"x\",\"data_offsets\":[0,4]}}",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[\"x\",4]}}", "{\"__metadata__\":{\"k\":{}}}",
		"{\"__metadata__\":\"text\"}" })
	void aHeaderThatIsNoneIsRefused(final String header) throws IOException {
		refusal(file(header, 4));
	}

	@Test
	void aHeaderNestedWithoutEndIsRefused() throws IOException {
		refusal(file("[".repeat(200_000), 0));
		refusal(file("{\"a\":".repeat(200_000), 0));
	}

	@Test
	void whatIsNotThereIsNamed() {
		assertTrue(refusal(folder.resolve("missing.safetensors")).contains("no file"));
		refusal(folder);
	}
}
