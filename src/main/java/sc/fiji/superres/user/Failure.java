package sc.fiji.superres.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What a user is told about an exception.
 *
 * @param message one or two lines for people
 * @param expected whether the message says all there is to say; the others need their stack trace in the log
 */
public record Failure(String message, boolean expected) {

	/** What to tell of an exception or error; those that only carry another one are looked through. */
	public static Failure of(final Throwable thrown) {
		final Throwable cause = unwrap(thrown);
		if (cause instanceof CancellationException) return expected("Stopped on request.");
		if (cause instanceof OutOfMemoryError) return expected(outOfMemory(cause));
		final Optional<String> reason = reason(cause);
		if (reason.isPresent()) return expected(sentence(cause.getMessage(), reason.get()));
		if (isForPeople(cause)) return expected(cause.getMessage());
		return new Failure("Unexpected error: " + cause, false);
	}

	private static Failure expected(final String message) {
		return new Failure(message, true);
	}

	private static String outOfMemory(final Throwable error) {
		return "Out of memory (" + error.getMessage() +
			"): give Java more (Edit > Options > Memory & Threads), or work on smaller images or tiles.";
	}

	/** What is wrong with a file of which Java says only the path. */
	private static Optional<String> reason(final Throwable cause) {
		if (cause instanceof NoSuchFileException) return Optional.of("there is no such file or folder");
		if (cause instanceof AccessDeniedException) return Optional.of("no permission to read or write here");
		if (cause instanceof FileAlreadyExistsException) return Optional.of("this exists already");
		return Optional.empty();
	}

	/** Java's file exceptions say just the path; ours are sentences and stay as they are. */
	private static String sentence(final String text, final String reason) {
		if (text.endsWith(".")) return text;
		return text + ": " + reason + ".";
	}

	/** Whether our code throws such exceptions with a message that was written for people. */
	private static boolean isForPeople(final Throwable cause) {
		final String text = cause.getMessage();
		if (text == null || text.isBlank()) return false;
		return cause instanceof IOException || cause instanceof IllegalArgumentException ||
			cause instanceof IllegalStateException || cause instanceof UnsupportedOperationException;
	}

	/** The exception that was thrown first, out of those that only carry it. */
	private static Throwable unwrap(final Throwable thrown) {
		if (!isCarrier(thrown) || thrown.getCause() == null) return thrown;
		return unwrap(thrown.getCause());
	}

	private static boolean isCarrier(final Throwable thrown) {
		return thrown instanceof ExecutionException || thrown instanceof CompletionException ||
			thrown instanceof UncheckedIOException || thrown.getClass() == RuntimeException.class;
	}
}
