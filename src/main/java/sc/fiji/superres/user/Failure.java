package sc.fiji.superres.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
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

	public static Failure of(final Throwable thrown) {
		final Throwable cause = unwrap(thrown);
		final String text = cause.getMessage();
		if (cause instanceof CancellationException) return new Failure("Stopped on request.", true);
		if (cause instanceof NoSuchFileException) return named(text, "there is no such file or folder");
		if (cause instanceof AccessDeniedException) return named(text, "no permission to read or write here");
		if (cause instanceof FileAlreadyExistsException) return named(text, "this exists already");
		if (cause instanceof OutOfMemoryError) return new Failure("Out of memory (" + text +
			"): give Java more (Edit > Options > Memory & Threads), or work on smaller images or tiles.", true);
		final boolean forPeople = text != null && !text.isBlank() && (cause instanceof IOException ||
			cause instanceof IllegalArgumentException || cause instanceof IllegalStateException ||
			cause instanceof UnsupportedOperationException);
		return forPeople ? new Failure(text, true) : new Failure("Unexpected error: " + cause, false);
	}

	/** Java's file exceptions say just the path; ours are sentences and stay as they are. */
	private static Failure named(final String text, final String reason) {
		return new Failure(text.endsWith(".") ? text : text + ": " + reason + ".", true);
	}

	/** The exception that was thrown first, out of those that only carry it. */
	private static Throwable unwrap(final Throwable thrown) {
		final boolean carrier = thrown instanceof ExecutionException || thrown instanceof CompletionException ||
			thrown instanceof UncheckedIOException || thrown.getClass() == RuntimeException.class;
		return carrier && thrown.getCause() != null ? unwrap(thrown.getCause()) : thrown;
	}
}
