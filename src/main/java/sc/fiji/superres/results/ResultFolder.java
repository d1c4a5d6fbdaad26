package sc.fiji.superres.results;

import java.io.IOException;
import java.util.List;

import ij.IJ;

import sc.fiji.superres.Progress;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.folder.SourceFiles;

/** Fills a folder with results, with a line in ImageJ's log for each image. */
public final class ResultFolder {

	/** How many failed images the last message names; the table has all. */
	private static final int NAMED = 5;

	private ResultFolder() {}

	/**
	 * Makes the results of a share of some images.
	 *
	 * @throws IOException where images failed; the message names them, and the others are done
	 */
	public static void fill(final FolderRun run, final SourceFiles files, final ResultFiles work,
		final Progress progress) throws IOException
	{
		final FolderRun.Listeners listeners = new FolderRun.Listeners(progress, IJ::log, ResultFiles::explain);
		final List<String> failures = run.on(files, work, listeners);
		final int images = run.shard().of(files.images()).size();
		report(failures, images);
		IJ.showStatus(images + " images are done");
	}

	private static void report(final List<String> failures, final int images) throws IOException {
		if (!failures.isEmpty()) throw failed(failures, images);
	}

	private static IOException failed(final List<String> failures, final int images) {
		return new IOException(howMany(failures.size(), images) + ":\n" + named(failures));
	}

	private static String howMany(final int failed, final int images) {
		final String share = failed + " of " + images + " images failed";
		if (failed == images) return share;
		return share + ", the others are done";
	}

	private static String named(final List<String> failures) {
		if (failures.size() <= NAMED) return String.join("\n", failures);
		return String.join("\n", failures.subList(0, NAMED)) + "\n… (the table has all)";
	}
}
