package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

import sc.fiji.superres.LockFile;
import sc.fiji.superres.Progress;

/**
 * Works through a share of a folder's images, in their order, and makes a result of each.
 *
 * <pre>
 *
 * FolderRun run = new FolderRun(source, output, "-SRx4.tif", Shard.parse("2/4"), false);
 * List&lt;String&gt; failed = run.on(files, work, new FolderRun.Listeners(progress, log, Throwable::getMessage));
 * </pre>
 * <p>
 * A result is either complete or absent. A run that was killed therefore loses only the images it was working on, and
 * continues there when it is called again. An error in one image is noted in the table and does not stop the others.
 * Runs of different shares may work on one folder at the same time; a second run of the same share is refused.
 * </p>
 *
 * @param source folder of the images
 * @param output folder of the results, with the same sub-folders; created if it does not exist
 * @param suffix end of a result's name, in place of the image's extension: {@code -SRx4.tif}
 * @param shard the share of the images to work on
 * @param overwrite whether existing results are made again
 */
public record FolderRun(Path source, Path output, String suffix, Shard shard, boolean overwrite) {

	private static final String EXTENSION = "(?<=.)\\.[A-Za-z][A-Za-z0-9]{1,4}$";

	/**
	 * The listeners of a run.
	 *
	 * @param progress hears the progress of the whole share, in bytes of its files, and is asked whether to stop
	 * @param log receives a line for each image
	 * @param explain turns an exception into a message for people
	 */
	public record Listeners(Progress progress, Consumer<String> log, Function<Throwable, String> explain) {}

	/** Returns a path with slashes; a backslash that is part of a name stays a backslash. */
	static String name(final Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}

	/**
	 * Works through the share.
	 *
	 * @param files all images of the folder
	 * @return a line for each image that failed; empty when every image of the share has its result
	 * @throws IOException when table or log cannot be written
	 * @throws CancellationException when the progress is cancelled; the results so far stay
	 */
	public List<String> on(final SourceFiles files, final ImageWork work, final Listeners listeners)
		throws IOException
	{
		Files.createDirectories(output);
		try (LockFile lock = lock()) {
			return new ShardRun(this, work, listeners).on(files);
		}
	}

	private LockFile lock() throws IOException {
		final Path file = output.resolve(".shard-" + shard.label() + ".lock");
		return LockFile.take(file, taken());
	}

	private String taken() {
		return "output=" + output + " is being written by another run of shard " + shard.fraction() +
			". Wait for it, or give the runs different shards, such as 1/2 and 2/2.";
	}

	/** Returns {@code day1/scan-SRx4.tif} for {@code day1/scan.tif}. */
	Path result(final Path image) {
		final String name = image.getFileName().toString();
		return image.resolveSibling(name.replaceFirst(EXTENSION, "") + suffix);
	}
}
