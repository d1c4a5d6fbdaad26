package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.management.ThreadMXBean;

/** Model files whose bytes a test decides. */
final class TorchFiles {

	private TorchFiles() {}

	/** A container with a pickle and a float storage 0 of the given values. */
	static Path write(final Path file, final byte[] pickle, final float... storage) throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("data.pkl", pickle);
		entries.put("data/0", Storages.bytes(storage));
		return zip(file, entries);
	}

	/** Stored entries below {@code archive/}. */
	static Path zip(final Path file, final Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
				final ZipEntry entry = new ZipEntry("archive/" + e.getKey());
				final CRC32 crc = new CRC32();
				crc.update(e.getValue());
				entry.setMethod(ZipEntry.STORED);
				entry.setSize(e.getValue().length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(e.getValue());
			}
		}
		return file;
	}

	/** As {@link #zip}, with one more entry: zeros, deflated to some two-hundredth. */
	static Path withZeros(final Path file, final Map<String, byte[]> entries, final String name, final long zeros)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setLevel(Deflater.BEST_SPEED);
			for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry("archive/" + e.getKey()));
				zip.write(e.getValue());
			}
			zip.putNextEntry(new ZipEntry("archive/" + name));
			final byte[] block = new byte[1 << 20];
			for (long left = zeros; left > 0; left -= block.length)
				zip.write(block, 0, (int) Math.min(left, block.length));
		}
		return file;
	}

	/** The message {@code readStateDict} refuses the file with, which names the file. */
	static String refusal(final Path file) {
		final String message = assertThrows(IOException.class, () -> TorchArchive.readStateDict(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		return message;
	}

	/** Runs {@code work} and fails if this thread allocated {@code limit} bytes or more for it. */
	static void assertAllocatesLessThan(final long limit, final Runnable work) {
		final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		final long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		work.run();
		final long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
		assertTrue(allocated < limit, allocated + " bytes were allocated");
	}
}
