package sc.fiji.superres.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.ForwardingProgress;
import sc.fiji.superres.Progress;

/**
 * Writes {@code log-1of4.txt}: every line with its time, after the lines of earlier runs of the share.
 *
 * @param people receives every line too
 */
record RunLog(Path file, Consumer<String> people) {

	RunLog(final Path output, final Shard shard, final Consumer<String> people) {
		this(output.resolve("log-" + shard.label() + ".txt"), people);
	}

	/** Adds one line; line breaks in the text become blanks. */
	void line(final String text) {
		final String line = text.replaceAll("\\R", " ");
		people.accept(line);
		append(now() + "  " + line + "\n");
	}

	private static LocalDateTime now() {
		return LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS);
	}

	private void append(final String text) {
		try {
			AtomicFile.append(file, text);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** Returns a progress that adds the notes of the work on an image to the log; they would be lost otherwise. */
	Progress keepingNotes(final Progress progress, final String image) {
		return new ForwardingProgress(progress) {

			@Override
			public void note(final String text) {
				line(image + ": " + text);
			}
		};
	}
}
