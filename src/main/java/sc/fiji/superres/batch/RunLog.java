package sc.fiji.superres.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** {@code log-1of4.txt}: every line with its time, after those of earlier runs of the share; people see the lines too. */
record RunLog(Path file, Consumer<String> people) {

	RunLog(final Path output, final Shard shard, final Consumer<String> people) {
		this(output.resolve("log-" + shard.label() + ".txt"), people);
	}

	void line(final String text) {
		people.accept(text);
		try {
			Files.writeString(file, LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text + "\n",
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
