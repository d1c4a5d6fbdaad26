package sc.fiji.superres;

import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.PluginInfo;

/** What SciJava runs for each of our commands where Java is too old: search bar, scripts. */
public final class OlderCommand implements Command {

	private static final String OURS = "sc.fiji.superres.command.";

	@Override
	public void run() {
		OlderJava.tell();
	}

	/** Whether a command is ours. */
	public static boolean replaces(final PluginInfo<?> command) {
		return command.getClassName().startsWith(OURS);
	}

	/** A command of ours under its name, without its inputs. */
	public static CommandInfo inPlaceOf(final PluginInfo<Command> command) {
		return new CommandInfo(command) {

			@Override
			public Class<? extends Command> loadClass() {
				return OlderCommand.class;
			}

			@Override
			public Command createInstance() {
				return new OlderCommand();
			}
		};
	}
}
