package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.dialog.Form;
import sc.fiji.superres.files.ScanFiles;
import sc.fiji.superres.instrument.Selection;

/** Opens all that a file of a microscope holds, each quantity as an image. */
@Plugin(type = Command.class, label = "Open Scan File...", attrs = @Attr(name = "no-legacy"),
	description = "Opens a file of a scanning microscope with its pixel size, quantities and directions: Nanonis, " +
		"Nanosurf, Gwyddion, FEI, Gatan and others.")
public final class OpenScanFile extends ContextCommand implements Form.Explanation {

	@Parameter(label = "File", style = "open", persist = false, description = "File of a microscope, or another image")
	private File path;

	@Parameter(label = "Channel (empty = all)", style = "name", persist = false, required = false,
		description = "Name of a quantity or a detector, such as Z, Current or HAADF; empty opens all")
	private String channel = "";

	@Parameter(label = "Direction of the lines", persist = false, description = "Which directions of the scan lines",
		choices = { "both", "forward", "backward" })
	private String direction = Selection.BOTH;

	@Parameter(type = ItemIO.OUTPUT)
	private List<ImagePlus> images; // the one that a training takes is the last, so that it is the active image

	@Override
	public String explain(final String key, final String answer) {
		return AnswerNotes.of(key, answer);
	}

	/** The channels of the file that was chosen. */
	@Override
	public List<String> names(final String key, final Map<String, String> paths) {
		try {
			return ScanFiles.channels(Path.of(paths.get("path").trim()));
		}
		catch (final IOException | RuntimeException exc) {
			return List.of(); // whoever presses OK is told
		}
	}

	@Override
	public void run() {
		images = new ArrayList<>(opened());
		Collections.reverse(images);
	}

	private List<ImagePlus> opened() {
		try {
			return ScanFiles.open(Keys.path("path", path), new Selection(channel, direction));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc.getMessage(), exc);
		}
	}
}
