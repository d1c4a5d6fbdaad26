package sc.fiji.superres.screen;

import java.util.Locale;
import java.util.Map;

import javax.swing.JDialog;

import ij.IJ;

import sc.fiji.superres.bridge.Bridge;
import sc.fiji.superres.imagej.PluginsConfig;

/**
 * Takes the pictures of all dialogs for the guide, filled in as somebody would: {@code target/screen/dialog-NAME.png}.
 * For {@code scripts/pictures.sh}.
 */
public final class DialogPictures {

	/** What is filled in, by command, then by the beginning of a label. */
	private static final Map<String, Map<String, String>> ANSWERS = Map.of("Train Super-Resolution...", Map.of("Images",
		"/data/GaN at 5 MX", "Run folder", "/data/GaN run", "How long", "try"), "Super-Resolve Folder...", Map.of(
			"Folder of images", "/data/scans", "Folder for the results", "/data/scans x4"),
		"Generate Training Pairs...", Map.of("Folder of images", "/data/GaN at 5 MX", "Folder for the pairs",
			"/data/GaN pairs"), "Evaluate Super-Resolution...", Map.of("Models", "stem-lattice-x4",
				"Folder of references", "/data/GaN at 20 MX", "Folder for the report", "/data/report"),
		"Super-Resolution Models...", Map.of("Model", "stem-lattice-x4"), "Simulate Lattice...", Map.of(
			"Width (pixels)", "128", "Height", "128", "Width of the field", "1.5744"), "Resample Image...", Map.of(
				"Factor", "0.5"), "Open Scan File...", Map.of("File", "/data/Si(111) 7x7.sxm", "Channel", "Z"));

	private DialogPictures() {}

	/** Needs a display. */
	public static void main(final String[] args) {
		Screen.start();
		IJ.runMacro("run('Simulate Lattice...', 'width=512 height=512 field=3.15 seed=1'); rename('reference');" +
			"run('Simulate Lattice...', 'width=128 height=128 field=1.5744 seed=7'); rename('scan_01');");
		PluginsConfig.entries().stream().filter(entry -> entry.plugin().equals(Bridge.class.getName())).map(
			PluginsConfig.Entry::label).filter(label -> !label.equals("Super-Resolution...")).forEach(
				DialogPictures::take);
		System.exit(0);
	}

	private static void take(final String command) {
		final String title = command.replace("...", "");
		IJ.doCommand(command);
		final JDialog dialog = Screen.dialog(title);
		Screen.press(dialog, "Defaults");
		ANSWERS.getOrDefault(command, Map.of()).forEach((label, answer) -> Screen.fill(dialog, label, answer));
		Screen.picture(dialog, "dialog-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
		Screen.press(dialog, "Cancel");
		Screen.await("end of the dialog", () -> dialog.isShowing() ? null : true);
	}
}
