package sc.fiji.superres.command;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

import ij.plugin.frame.Recorder;

import sc.fiji.superres.assistant.Assistant;

/** Opens the window that leads from images to a result; what it does is recorded, not that it was opened. */
@Plugin(type = Command.class, label = "Super-Resolution...", attrs = @Attr(name = "no-legacy"),
	description = "Leads from your images to a super-resolved one in four steps.")
public final class SuperResolutionAssistant implements Command {

	@Override
	public void run() {
		Recorder.setCommand(null);
		Assistant.open();
	}
}
