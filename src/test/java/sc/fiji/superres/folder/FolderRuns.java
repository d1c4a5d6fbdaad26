package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;

/** Runs on a folder of four texts, of which each is copied in capitals. */
abstract class FolderRuns {

	static final List<String> RESULTS = List.of("a-X.tif", "d-X.tif", "log-1of1.txt", "sub/b-X.tif",
		"sub/deep, er/c-X.tif", "summary-1of1.csv");

	@TempDir
	Path folder;

	/** Names of the images that the last run made, in order. */
	final List<String> made = Collections.synchronizedList(new ArrayList<>());

	final List<String> log = Collections.synchronizedList(new ArrayList<>());

	/** What ends everything at once. */
	static final class Killed extends Error {

		private static final long serialVersionUID = 1;
	}

	/** Copies a file in capitals; a result is done when it is the capitals of its image. */
	class Capitals implements AtOnce {

		@Override
		public boolean isDone(final Path image, final Path result) throws IOException {
			if (Files.readString(result).equals("foreign")) throw new IOException("it is another's");
			return Files.readString(result).equals(Files.readString(image).toUpperCase());
		}

		@Override
		public ImageWork.Sizes make(final Path image, final Path result, final Progress progress) throws IOException {
			made.add(image.getFileName().toString());
			final String text = Files.readString(image);
			Files.writeString(result, text.substring(0, text.length() / 2));
			if (text.equals("broken")) throw new IOException("its content is \"broken\",\nas said");
			if (text.equals("too large")) throw new OutOfMemoryError("heap");
			if (text.equals("killed")) throw new Killed();
			progress.report(1, 2, "half");
			progress.checkCancelled();
			Files.writeString(result, text.toUpperCase());
			return new ImageWork.Sizes("1x" + text.length(), "4x" + text.length());
		}
	}

	/** Work that reads, makes and writes in one step. */
	interface AtOnce extends ImageWork {

		ImageWork.Sizes make(Path image, Path result, Progress progress) throws IOException;

		@Override
		default ImageWork.Opened open(final Path image) throws IOException {
			return (result, progress) -> new Written(make(image, result, progress));
		}
	}

	/** A result that is in its file already. */
	record Written(ImageWork.Sizes sizes) implements ImageWork.Made {

		@Override
		public void write(final Path result) {
			// it is there
		}
	}

	/** What makes an image, where no result is ever taken for done. */
	interface Making extends AtOnce {

		@Override
		default boolean isDone(final Path image, final Path result) {
			return false;
		}
	}

	@BeforeEach
	void images() throws IOException {
		for (final String name : List.of("a.tif", "sub/b.tif", "sub/deep, er/c.tif", "d.tif"))
			image(name, "text of " + name);
	}

	final void image(final String name, final String text) throws IOException {
		Files.createDirectories(source().resolve(name).getParent());
		Files.writeString(source().resolve(name), text);
	}

	final Path source() {
		return folder.resolve("in");
	}

	final Path output() {
		return folder.resolve("out");
	}

	final List<String> run() throws IOException {
		return run("1/1");
	}

	final List<String> run(final String shard) throws IOException {
		return run(shard, new Capitals(), Progress.NONE);
	}

	final List<String> run(final String shard, final ImageWork work, final Progress progress) throws IOException {
		return run(shard, false, work, progress);
	}

	final List<String> runAgain() throws IOException {
		return run("1/1", true, new Capitals(), Progress.NONE);
	}

	private List<String> run(final String shard, final boolean overwrite, final ImageWork work, final Progress progress)
		throws IOException
	{
		made.clear();
		final SourceFiles files = SourceFiles.find(source(), output(), FilePatterns.parse("*"));
		final FolderRun run = new FolderRun(source(), output(), "-X.tif", Shard.parse(shard), overwrite);
		return run.on(files, work, new FolderRun.Listeners(progress, log::add, Throwable::getMessage));
	}

	/** The files of the output folder, with slashes and sorted. */
	final List<String> results() throws IOException {
		try (Stream<Path> files = Files.walk(output())) {
			return files.filter(Files::isRegularFile).map(f -> FolderRun.name(output().relativize(f))).sorted()
				.toList();
		}
	}

	final String result(final String name) throws IOException {
		return Files.readString(output().resolve(name));
	}

	final List<String> table(final String shard) throws IOException {
		return Files.readAllLines(output().resolve("summary-" + shard + ".csv"));
	}
}
