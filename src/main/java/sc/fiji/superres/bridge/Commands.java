package sc.fiji.superres.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.Macro;

/**
 * Runs our commands by label and macro options, for windows of ours that stand for macro lines.
 *
 * <pre>
 *
 * List&lt;ImagePlus&gt; results = Commands.run("Super-Resolve Image...", "model=stem-lattice-x4");
 * </pre>
 *
 * It does what {@code run(label, options)} does in a macro, with two differences: an error is thrown instead of shown,
 * and the rest of ImageJ does not take a macro to be running meanwhile (as {@code IJ.run} has it, for hours where that
 * is a training).
 */
public final class Commands {

	/** ImageJ passes macro options on threads only whose name begins so. */
	private static final String WITH_OPTIONS = "Run$_";

	private Commands() {}

	/** Whether there is a command of ours with this label. */
	public static boolean isThere(final String label) {
		return find(label).isPresent();
	}

	/**
	 * Runs a command on the calling thread, whose active image it takes, and shows its images.
	 *
	 * @param label of the menu entry
	 * @param options as a macro writes them, not empty
	 * @return the images, in the order in which they were shown: the last is the active one
	 * @throws IllegalArgumentException where no command has this label, or it does not take these options
	 */
	public static List<ImagePlus> run(final String label, final String options) {
		final CommandInfo info = find(label).orElseThrow(() -> unknown(label));
		final Thread thread = Thread.currentThread();
		final String name = thread.getName();
		thread.setName(WITH_OPTIONS + name);
		Macro.setOptions(options);
		try {
			return images(Bridge.runWith(info, MacroOptions.parse(options)));
		}
		finally {
			Macro.setOptions(null);
			thread.setName(name);
		}
	}

	private static Optional<CommandInfo> find(final String label) {
		return SciJava.instance().commands().getCommands().stream().filter(info -> isOurs(info, label)).findFirst();
	}

	private static boolean isOurs(final CommandInfo info, final String label) {
		return Objects.equals(info.getLabel(), label) && info.getClassName().startsWith("sc.fiji.superres.");
	}

	private static IllegalArgumentException unknown(final String label) {
		return new IllegalArgumentException("There is no command \"" + label +
			"\": the parts of Super-Resolution do not belong together, install it again.");
	}

	private static List<ImagePlus> images(final Module module) {
		final List<ImagePlus> images = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs())
			if (module.getOutput(item.getName()) instanceof ImagePlus image) images.add(image);
		return List.copyOf(images);
	}
}
