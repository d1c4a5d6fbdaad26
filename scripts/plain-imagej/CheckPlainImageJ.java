import java.io.File;

import ij.IJ;
import ij.ImageJ;

/**
 * Looks at the plugin as a user of plain ImageJ would: menu, macros, dialogs, recorder, trainings. Started by
 * check-plain-imagej.sh with the ImageJ folder and a folder for pictures; prints PASS or FAIL for each check and exits
 * with their number of failures.
 */
public final class CheckPlainImageJ {

	private CheckPlainImageJ() {}

	public static void main(final String[] args) {
		final String app = args[0];
		Screen.picturesInto(new File(args[1]));
		try {
			ImageJ.main(new String[] { "-ijpath", app });
			Report.waitFor(() -> IJ.getInstance() != null && IJ.getInstance().isShowing());
			checkAll(new File(app, "network").getPath(), args[2]);
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			Report.fail(exc.toString());
		}
		System.exit(Report.end()); // the event thread would go on
	}

	private static void checkAll(final String scans, final String files) throws Exception {
		CommandChecks.menu();
		CommandChecks.macros();
		CommandChecks.microscopes(files);
		CommandChecks.network(scans);
		CommandChecks.error();
		CommandChecks.question(scans);
		CommandChecks.recordedDialog();
		CommandChecks.titles();
		CommandChecks.stopped(scans);
		CommandChecks.everyDialog();
		TrainingChecks.macroTraining(scans);
		TrainingChecks.longTraining(scans);
		TrainingChecks.finishNow(scans);
		TrainingChecks.closingAndCancel(scans);
		TrainingChecks.escape(scans);
		TrainingChecks.quit(scans);
	}
}
