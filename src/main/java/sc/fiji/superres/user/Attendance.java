package sc.fiji.superres.user;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/**
 * Whether somebody is there to see windows and to answer questions. It is a snapshot: whoever needs the answer later
 * takes it when a command begins, because a macro may have ended before the command's windows close.
 *
 * @param display whether Java has a display
 * @param imageJWindow whether ImageJ's own window exists
 * @param batchMode whether a macro runs in batch mode, in which nothing is shown
 * @param inMacro whether the command was called by a macro or script, or with macro options
 */
public record Attendance(boolean display, boolean imageJWindow, boolean batchMode, boolean inMacro) {

	/** How it is at this moment, on the calling thread. */
	public static Attendance now() {
		final boolean display = !GraphicsEnvironment.isHeadless();
		final boolean imageJWindow = IJ.getInstance() != null;
		final boolean inMacro = IJ.isMacro() || Macro.getOptions() != null;
		return new Attendance(display, imageJWindow, Interpreter.isBatchMode(), inMacro);
	}

	/** Whether a dialog may open: there is a display, and no batch mode. */
	public boolean dialogsMayOpen() {
		return display && !batchMode;
	}

	/** Whether images and plots may open beside ImageJ's own window. */
	public boolean windowsMayOpen() {
		return dialogsMayOpen() && imageJWindow;
	}

	/** Whether somebody started the command from ImageJ's menu and can see its windows. */
	public boolean startedFromMenu() {
		return windowsMayOpen() && !inMacro;
	}

	/** Whether somebody can be asked whether to go on; a macro must not wait for an answer. */
	public boolean somebodyCanAnswer() {
		return dialogsMayOpen() && !inMacro;
	}
}
