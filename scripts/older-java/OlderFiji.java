import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.prefs.Preferences;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.io.IOService;

/** Looks at what a Java that is too old says in Fiji: SciJava's start, its commands, its opening of files. No display. */
public final class OlderFiji {

	private static final String SENTENCE = "Super-Resolution needs Java 17 or newer; this is Java ";
	private static final String WAY_OUT = "Get the current Fiji from https://fiji.sc, which brings its own.";

	private static Context context;

	private interface Work {

		void run() throws Exception;
	}

	private OlderFiji() {}

	public static void main(final String[] args) throws Exception {
		Preferences.userRoot(); // in an empty home Java has something to say here
		final String start = said(() -> context = new Context());
		Report.check("the start says one sentence: " + start, tells(start) && start.lines().count() == 1);
		for (final CommandInfo command : context.service(CommandService.class).getCommands())
			if (command.getClassName().startsWith("sc.fiji.superres.")) check(command.getClassName());
		final String opening = said(() -> context.service(IOService.class).getOpener(args[0]));
		Report.check("files are left to others" + opening, opening.isEmpty());
		System.exit(Report.end());
	}

	private static void check(final String command) throws Exception {
		final String said = said(() -> context.service(CommandService.class).run(command, true).get());
		Report.check(command + " says it too", tells(said) && said.lines().count() == 2);
		if (!tells(said)) System.out.println(said);
	}

	private static boolean tells(final String said) {
		return said.contains(SENTENCE) && said.contains(WAY_OUT);
	}

	/** What some work prints, wherever it prints it. */
	private static String said(final Work work) throws Exception {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setOut(new PrintStream(said, true));
		System.setErr(System.out);
		try {
			work.run();
		}
		finally {
			System.setOut(out);
			System.setErr(err);
		}
		return said.toString().strip();
	}
}
