package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.folder.FilePatterns;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.folder.Shard;
import sc.fiji.superres.folder.SourceFiles;
import sc.fiji.superres.imageplus.ActiveImage;
import sc.fiji.superres.prepare.Method;
import sc.fiji.superres.prepare.Preparation;
import sc.fiji.superres.prepared.FolderPreparation;
import sc.fiji.superres.prepared.ImagePreparation;
import sc.fiji.superres.prepared.SlicePreview;
import sc.fiji.superres.results.ResultFolder;
import sc.fiji.superres.user.ImageJProgress;

/** Flattens, repairs, clips and stretches scans as instruments record them. */
@Plugin(type = Command.class, label = "Prepare Scans...", attrs = @Attr(name = "no-legacy"),
	description = "Flattens the lines of scans, repairs scars, clips and stretches: the open image, or a folder.")
public final class PrepareScans extends ContextCommand implements Form.Explanation, Previewable {

	@Parameter(label = "Scans (a folder, or the active image)", style = "directory,folder-or-image", required = false,
		persist = false,
		description = "Folder with scans, in sub-folders too; or the words: active image, which empty means, too")
	private File source = new File(ActiveImage.NAME);

	@Parameter(label = "Folder for the results (of a folder)", style = "directory", required = false, persist = false,
		description = "Folder for the results of a folder, with the same sub-folders, a table and a log; " +
			"empty for the active image")
	private File output;

	@Parameter(label = "Lines are flattened by", persist = false, choices = { "published", "median", "none" },
		description = "published: a polynomial of least squares off each line, as Möller et al. 2023; " +
			"median: steps stay, and no terrace is tilted; none: lines stay as they are")
	private String method = "published";

	@Parameter(label = "Order of the polynomial (0 to 2)", persist = false,
		description = "Order of the polynomial that is taken off lines: 0 an offset, 1 a straight line, 2 a parabola")
	private int order = 1;

	@Parameter(label = "Scars and outlier lines repaired", persist = false,
		description = "Replaces scars, outlier lines and gaps of up to four lines by what lies above and below")
	private boolean scars = false;

	@Parameter(label = "Clipped at each end (percent)", style = "format:0.######", persist = false,
		description = "Percent of the values at each end that are limited, 0 to less than 50")
	private double clip = 2;

	@Parameter(label = "Type of the result", persist = false, choices = { "8-bit", "32-bit" },
		description = "8-bit: stretched to 0 to 255; 32-bit: values and their unit are kept")
	private String type = "8-bit";

	@Parameter(label = "Plane taken off first", persist = false,
		description = "Takes a plane off first, fitted beside steps; with order=2 a surface of the second degree")
	private boolean plane = false;

	@Parameter(label = "Make results again that are there already", persist = false,
		description = "Of a folder: makes results again that are there already; else those of the same " +
			"settings are skipped")
	private boolean overwrite = false;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus prepared;

	private SlicePreview preview;

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	@Override
	public void run() {
		final ImagePreparation preparation = new ImagePreparation(preparation());
		if (isActiveImage()) prepared = preparation.of(activeImage(), new ImageJProgress());
		else prepareFolder(preparation);
	}

	/** Shows the current slice of the active image as it would become. */
	@Override
	public void preview() {
		if (preview == null) preview = new SlicePreview(ActiveImage.get());
		if (isActiveImage()) preview.show(preparation());
		else preview.end();
	}

	/** Shows the image as it is again. */
	@Override
	public void cancel() {
		if (preview != null) preview.end();
	}

	private Preparation preparation() {
		return new Preparation(Method.of(method), order, plane, scars, clip, type.equals("8-bit"));
	}

	private boolean isActiveImage() {
		return Keys.text(source).isBlank() || ActiveImage.isMeantBy(Keys.text(source));
	}

	private ImagePlus activeImage() {
		requireNoOutput();
		return ActiveImage.get();
	}

	private void requireNoOutput() {
		if (!Keys.text(output).isBlank()) throw new IllegalArgumentException("output=" + output +
			" is for the results of a folder, and source= names none: leave output= empty, or name a folder.");
	}

	private void prepareFolder(final ImagePreparation preparation) {
		try {
			prepareFolder(Keys.path("source", source), Keys.path("output", output), preparation);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private void prepareFolder(final Path from, final Path to, final ImagePreparation preparation) throws IOException {
		final SourceFiles files = SourceFiles.find(from, to, FilePatterns.parse(WholeImages.namePatterns()));
		final FolderRun run = new FolderRun(from, to, ImagePreparation.SUFFIX + ".tif", Shard.parse("1/1"), overwrite);
		ResultFolder.fill(run, files, new FolderPreparation(preparation), new ImageJProgress());
	}
}
