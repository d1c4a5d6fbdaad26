package sc.fiji.superres.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.TextPage;

/** Says what computes and why, what is in memory, and who waits. */
@Plugin(type = Command.class, label = "Super-Resolution Device...", attrs = @Attr(name = "no-legacy"),
	description = "Says which device computes and why, what a GPU would need, and which models are in memory.")
public final class SuperResolutionDevice extends ContextCommand {

	private static final double MEBIBYTE = 1 << 20;

	@Parameter(label = "Free the memory of models that nobody uses", persist = false,
		description = "Frees the models that nobody uses now")
	private boolean release = false;

	@Parameter
	private SuperResolutionService service;

	@Override
	public void run() {
		service.start(new ImageJProgress());
		final List<String> freed = freed();
		final List<String> lines = new ArrayList<>(service.status("auto").lines());
		lines.addAll(freed);
		TextPage.show("Super-Resolution Device", lines);
	}

	/** Frees memory where a person asks for it, and says how much. */
	private List<String> freed() {
		if (!release) return List.of();
		return List.of(String.format(Locale.ROOT, "Freed: %.1f MiB", service.release() / MEBIBYTE));
	}
}
