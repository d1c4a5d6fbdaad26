package sc.fiji.superres.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.Progress;
import sc.fiji.superres.natives.NativeLibraries.Library;

/** Unpacks two class files of these tests in the place of libraries. */
class UnpackingTest {

	private static final String BRIDGE = "0.1-" + System.mapLibraryName("djl_torch");

	@TempDir
	private Path cache;

	private final List<String> reports = new ArrayList<>();
	private final List<String> contents = new ArrayList<>();
	private NativeLibraries libraries;
	private Runnable onReport = () -> {};
	private boolean cancelled;

	private final Progress progress = new ForwardingProgress(Progress.NONE) {

		@Override
		public void report(final long done, final long total, final String message) {
			reports.add(message + " " + done + " of " + total);
			onReport.run();
		}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}
	};

	@BeforeEach
	void libraries() throws IOException {
		libraries = new NativeLibraries(cache.resolve("2.7.1-cpu"), List.of(library("libtorch.so", "UnpackingTest"),
			library(BRIDGE, "NativePlatformTest")));
	}

	private static Library library(final String name, final String type) throws IOException {
		final String resource = "sc/fiji/superres/natives/" + type + ".class";
		return new Library(name, resource, bytes(resource).length);
	}

	private static byte[] bytes(final String resource) throws IOException {
		try (InputStream stream = UnpackingTest.class.getClassLoader().getResourceAsStream(resource)) {
			return stream.readAllBytes();
		}
	}

	private void unpack() throws IOException {
		new Unpacking(libraries, progress).run();
	}

	private List<String> names(final Path folder) throws IOException {
		contents.clear();
		try (Stream<Path> files = Files.list(folder)) {
			files.map(file -> file.getFileName().toString()).sorted().forEach(contents::add);
		}
		return contents;
	}

	private void requireWhole() throws IOException {
		assertTrue(libraries.areWhole());
		for (final Library library : libraries.all())
			assertArrayEquals(bytes(library.resource()), Files.readAllBytes(libraries.folder().resolve(library
				.name())));
		assertEquals(List.of("2.7.1-cpu"), names(cache));
	}

	/** H6: it took minutes without a word. */
	@Test
	void theFirstStartUnpacksAndTellsHowFar() throws IOException {
		assertFalse(libraries.areWhole());
		unpack();
		requireWhole();
		final long total = libraries.bytes();
		assertEquals("Unpacking PyTorch, once (0 MB) " + total + " of " + total, reports.get(reports.size() - 1));
		unpack();
		assertEquals(2, reports.size(), "what is whole is not unpacked again");
	}

	@Test
	void whatIsNotWholeIsUnpackedAnew() throws IOException {
		final Path torch = libraries.folder().resolve("libtorch.so");
		final Path bridge = libraries.folder().resolve(BRIDGE);
		for (final Path damaged : new Path[] { torch, bridge }) {
			unpack();
			Files.write(damaged, new byte[5]);
			assertFalse(libraries.areWhole());
			unpack();
			requireWhole();
		}
		Files.delete(torch);
		assertFalse(libraries.areWhole());
		unpack();
		requireWhole();
		Files.delete(bridge);
		assertTrue(libraries.areWhole(), "DJL adds the library between Java and PyTorch itself");
	}

	@Test
	void whatAKilledProgramLeftIsTakenAway() throws IOException {
		final Path left = Files.createDirectory(cache.resolve(".unpacking-123"));
		Files.write(left.resolve("libtorch.so"), new byte[3]);
		unpack();
		requireWhole();
	}

	@Test
	void anUnpackingThatIsStoppedLeavesNothing() throws IOException {
		cancelled = true;
		assertThrows(CancellationException.class, this::unpack);
		assertEquals(List.of(), names(cache));
	}

	@Test
	void aSecondProgramWaitsAndDoesNotUnpackAgain() throws IOException {
		final LockFile first = LockFile.take(cache.resolve(".unpacking.lock"), "taken");
		onReport = () -> finish(first);
		unpack();
		assertEquals(List.of("Waiting: another program unpacks PyTorch 0 of 1"), reports);
		requireWhole();
	}

	/** The other program comes to its end. */
	private void finish(final LockFile first) {
		try {
			Files.createDirectory(libraries.folder());
			for (final Library library : libraries.all())
				Files.write(libraries.folder().resolve(library.name()), bytes(library.resource()));
			first.close();
		}
		catch (final IOException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
