package sc.fiji.superres.architecture.wrong.command;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** A command that another one uses. Its menu path is missing, and no index of plugins names it. */
@Plugin(type = Command.class)
public final class First implements Command {

	@Override
	public void run() {
		Second.help();
	}
}
