package sc.fiji.superres.bridge;

import java.util.Map;

import org.scijava.command.CommandInfo;
import org.scijava.command.Previewable;
import org.scijava.module.Module;

import sc.fiji.superres.dialog.Preview;
import sc.fiji.superres.imageplus.OpenImages;

/**
 * The preview of a command that is {@link Previewable}, by an instance that previews and is never run.
 *
 * @param module of the command
 */
record CommandPreview(Module module) implements Preview {

	/** Null for a command that has no preview, and where no image is open in which it could be shown. */
	static Preview of(final CommandInfo info) {
		final Module module = SciJava.instance().module(info);
		final boolean canPreview = module.getDelegateObject() instanceof Previewable && OpenImages.active() != null;
		if (!canPreview) return null;
		return new CommandPreview(module);
	}

	@Override
	public void show(final Map<String, String> answers) {
		new CommandInputs(module).set(answers);
		module.preview();
	}

	@Override
	public void end() {
		module.cancel();
	}
}
