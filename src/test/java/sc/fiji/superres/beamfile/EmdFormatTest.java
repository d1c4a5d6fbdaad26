package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmdFormatTest {

	/** Places in a node of a tree of groups: its level, how many it holds, and the first that it holds. */
	private static final int LEVEL = 5;
	private static final int HELD = 6;
	private static final int CHILD = 32;

	@TempDir
	Path folder;

	private static String refusal(final Path file) {
		return assertThrows(IOException.class, () -> assertTimeout(Duration.ofSeconds(2), () -> BeamFiles.read(file)))
			.getMessage();
	}

	@Test
	void treesThatHoldThemselvesAreRefused() throws IOException {
		final Path file = folder.resolve("loop.emd");
		final byte[] content = Files.readAllBytes(BeamFiles.small("velox.emd"));
		final ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
		eachTree(content, place -> bytes.put(place + LEVEL, (byte) 1).putLong(place + CHILD, place));
		assertTrue(refusal(Files.write(file, content)).startsWith("it is damaged, or an HDF5 file of a kind"));
	}

	/** Each of 40 nodes holds the next one twice: whoever follows them all reads 2⁴⁰ nodes. */
	@Test
	void treesThatGrowWithoutEndAreRefused() throws IOException {
		final byte[] content = Files.readAllBytes(BeamFiles.small("velox.emd"));
		final int length = 600;
		final ByteBuffer grown = ByteBuffer.allocate(content.length + 41 * length).order(ByteOrder.LITTLE_ENDIAN);
		grown.put(content);
		eachTree(content, place -> grown.put(place + LEVEL, (byte) 1).putShort(place + HELD, (short) 1).putLong(place +
			CHILD, content.length));
		for (int i = 0; i < 40; i++) {
			final int node = content.length + i * length;
			grown.put(node, "TREE".getBytes(StandardCharsets.US_ASCII)).put(node + LEVEL, (byte) 1);
			grown.putShort(node + HELD, (short) 2);
			grown.putLong(node + CHILD, node + length).putLong(node + CHILD + 16, node + length);
		}
		grown.put(content.length + 40 * length, "TREE".getBytes(StandardCharsets.US_ASCII));
		final String refusal = refusal(Files.write(folder.resolve("grown.emd"), grown.array()));
		assertEquals("it is damaged, or an HDF5 file of a kind that is not read (its parts point at each other in " +
			"circles)", refusal);
	}

	private static void eachTree(final byte[] content, final IntConsumer change) {
		final String text = new String(content, StandardCharsets.ISO_8859_1);
		for (int place = text.indexOf("TREE\0"); place >= 0; place = text.indexOf("TREE\0", place + 1))
			change.accept(place);
	}

	@Test
	void anotherHdf5FileIsRefusedByName() throws IOException {
		final Path file = BeamFiles.copy("ncem.emd", folder);
		Files.write(file, "no HDF5".getBytes(StandardCharsets.US_ASCII));
		assertEquals("its content is no HDF5 file", refusal(file));
	}
}
