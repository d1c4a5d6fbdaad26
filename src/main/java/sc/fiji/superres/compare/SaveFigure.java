package sc.fiji.superres.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

import ij.IJ;
import ij.io.OpenDialog;

/** Asks for a file and writes what a window shows to it. */
final class SaveFigure {

	private static final String TITLE = "Save Figure";
	private static final String END = ".png";

	private final Canvas canvas;

	SaveFigure(final Canvas canvas) {
		this.canvas = canvas;
	}

	/** Begins in ImageJ's folder; a file that is there is replaced only if people say so. */
	void ask() {
		final JFileChooser chooser = new JFileChooser(OpenDialog.getDefaultDirectory());
		chooser.setDialogTitle(TITLE);
		chooser.setFileFilter(new FileNameExtensionFilter("PNG image", "png"));
		chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), "comparison" + END));
		if (chooser.showSaveDialog(canvas) != JFileChooser.APPROVE_OPTION) return;
		OpenDialog.setDefaultDirectory(chooser.getCurrentDirectory().getPath());
		save(named(chooser.getSelectedFile().toPath()));
	}

	private static Path named(final Path file) {
		final String name = file.getFileName().toString();
		if (name.toLowerCase(Locale.ROOT).endsWith(END)) return file;
		return file.resolveSibling(name + END);
	}

	private void save(final Path file) {
		if (Files.exists(file) && !mayReplace(file)) return;
		try {
			Figure.write(canvas.picture(), file);
			IJ.showStatus("Written: " + file);
		}
		catch (final IOException exc) {
			JOptionPane.showMessageDialog(canvas, exc.getMessage(), TITLE, JOptionPane.ERROR_MESSAGE);
		}
	}

	private boolean mayReplace(final Path file) {
		final String question = file.getFileName() + " is there already. Replace it?";
		final int answer = JOptionPane.showConfirmDialog(canvas, question, TITLE, JOptionPane.OK_CANCEL_OPTION);
		return answer == JOptionPane.OK_OPTION;
	}
}
