package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.compare.CompareWindow;
import sc.fiji.superres.compare.Compared;
import sc.fiji.superres.compare.Figure;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.user.Attendance;

/** Shows an image, its bicubic enlargement, results and maps beside each other, or writes them as a figure. */
@Plugin(type = Command.class, label = "Compare Images...", attrs = @Attr(name = "no-legacy"),
	description = "Input, bicubic enlargement, results and maps at one place and one zoom: side by side, as a " +
		"slider, or flickering.")
public final class CompareImages extends ContextCommand {

	private static final String BETWEEN = ";";

	@Parameter(label = "Images", style = "images", persist = false,
		description = "Open images that show one field, two or more (in macros their titles, parted by ;); the one " +
			"with the largest pixels is the input. Without the key: the active image and all that fit it")
	private String images = fitting();

	@Parameter(label = "Write to a PNG file (empty = show them)", style = "save", required = false, persist = false,
		description = "File for a figure of them side by side at 100 %, with a scale bar; no window opens then. " +
			"Empty opens the window")
	private File save;

	@Override
	public void run() {
		if (save == null) show();
		else write(Figure.file(save.getPath()));
	}

	/** The active image and the open ones that can be compared with it. */
	private static String fitting() {
		final ImagePlus active = OpenImages.active();
		if (active == null) return "";
		final List<ImagePlus> fitting = Compared.comparable(active, OpenImages.all());
		return fitting.stream().map(image -> OpenImages.name(image, BETWEEN)).collect(Collectors.joining(BETWEEN));
	}

	private List<ImagePlus> named() {
		final List<ImagePlus> found = new ArrayList<>();
		for (final String title : images.split(BETWEEN))
			if (!title.isBlank()) found.add(OpenImages.find(title.trim()));
		return found;
	}

	private void show() {
		if (!Attendance.now().dialogsMayOpen()) throw new IllegalArgumentException(
			"No window can open here (no display, or batch mode): write the figure to a file by save=[figure.png].");
		CompareWindow.open(Compared.of(named()));
	}

	private void write(final Path file) {
		try {
			Figure.write(Figure.of(Compared.of(named())), file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
