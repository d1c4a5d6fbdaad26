package sc.fiji.superres.bridge;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * The macro line that a command stands for, with all of its keys as they are set: what people need to do again what was
 * done. {@link MacroOptions} reads it.
 */
public final class MacroLine {

	private static final Set<Class<?>> WRITTEN = Set.of(String.class, int.class, long.class, double.class,
		boolean.class);

	private MacroLine() {}

	/** Such as {@code run("Resample Image...", "width=20 filter=lanczos")}; keys that are images are left out. */
	public static String of(final Command command) {
		final List<String> options = new ArrayList<>();
		for (final Field field : command.getClass().getDeclaredFields())
			if (isKey(field)) options.add(field.getName() + "=" + enclosed(value(field, command)));
		final String label = command.getClass().getAnnotation(Plugin.class).label();
		return "run(\"" + label + "\", \"" + escaped(String.join(" ", options)) + "\");";
	}

	private static boolean isKey(final Field field) {
		return field.isAnnotationPresent(Parameter.class) && WRITTEN.contains(field.getType());
	}

	private static String value(final Field field, final Command command) {
		try {
			field.setAccessible(true);
			return String.valueOf(field.get(command)).replaceFirst("(?<=\\d)\\.0$", "");
		}
		catch (final IllegalAccessException exc) {
			throw new IllegalStateException(field + " cannot be read.", exc);
		}
	}

	/** In brackets where it would end too early otherwise. */
	private static String enclosed(final String value) {
		if (value.matches("[^\\s\\['][^\\s]*")) return value;
		return "[" + value + "]";
	}

	private static String escaped(final String options) {
		return options.replace("\\", "\\\\").replace("\"", "\\\"");
	}
}
