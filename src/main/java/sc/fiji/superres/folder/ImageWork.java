package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.superres.Progress;

/**
 * Makes the result of one image in three steps: {@link #open}, {@link Opened#make}, {@link Made#write}. While one image
 * is made, the next may be opened and the result before it written, each on a thread of its own.
 */
public interface ImageWork {

	/** The sizes of an image and its result, for people: {@code 512x512x3}. */
	record Sizes(String image, String result) {}

	/** An image that is in memory. */
	interface Opened {

		/**
		 * Makes its result.
		 *
		 * @param result a temporary path, for what does not fit in memory
		 */
		Made make(Path result, Progress progress) throws IOException;
	}

	/** A result that may not be written yet. */
	interface Made {

		/** The sizes of the image and the result. */
		Sizes sizes();

		/** Writes it to a temporary path, unless it is there already. */
		void write(Path result) throws IOException;
	}

	/**
	 * Whether an existing result is the one that would be made.
	 *
	 * @throws IOException when it is another result and must not be replaced; the message says why
	 */
	boolean isDone(Path image, Path result) throws IOException;

	/** Reads an image. */
	Opened open(Path image) throws IOException;
}
