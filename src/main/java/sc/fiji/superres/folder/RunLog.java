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
 * {@code log-1of4.txt}: every line with its time, after those of earlier runs of the share; people see the lines too.
 */
record RunLog(Path file, Consumer<String> people) {

	RunLog(final Path output, final Shard shard, final Consumer<String> people) {
		this(output.resolve("log-" + shard.label() + ".txt"), people);
	}

	/** A name or message with line breaks in it stays one line. */
	void line(final String text) {
		final String line = text.replaceAll("\\R", " ");
		people.accept(line);
		try {
			AtomicFile.append(file, LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line + "\n");
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** What the work on an image notes, which would be lost otherwise. */
	Progress keepingNotes(final Progress progress, final String image) {
		return new ForwardingProgress(progress) {

			@Override
			public void note(final String text) {
				line(image + ": " + text);
			}
		};
	}
}
