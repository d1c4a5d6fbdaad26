package sc.fiji.superres.docs;

import java.io.File;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;

import ij.ImagePlus;

/** The keys of a command as a table of Markdown, from the annotations of its fields and what the fields are set to. */
final class KeyTable {

	private static final String HEAD = "| key | in the dialog | default | values | |\n|---|---|---|---|---|\n";
	private static final String NONE = "–";
	private static final String NEEDED = "needed";

	private final Object command;
	private final List<Field> fields = new ArrayList<>();

	/** @param className of a command */
	KeyTable(final String className) throws ReflectiveOperationException {
		final Class<?> type = Class.forName(className);
		command = type.getDeclaredConstructor().newInstance();
		for (final Field field : type.getDeclaredFields())
			if (isKey(field)) fields.add(field);
	}

	private static boolean isKey(final Field field) {
		final Parameter parameter = field.getAnnotation(Parameter.class);
		if (parameter == null || parameter.type() == ItemIO.OUTPUT) return false;
		return !Service.class.isAssignableFrom(field.getType());
	}

	/** The names of the keys, in their order. */
	List<String> keys() {
		return fields.stream().map(Field::getName).toList();
	}

	/** The whole table; a sentence where the command has no keys. */
	String markdown() throws ReflectiveOperationException {
		if (fields.isEmpty()) return "It has no keys.\n";
		final StringBuilder table = new StringBuilder(HEAD);
		for (final Field field : fields)
			table.append(row(field));
		return table.toString();
	}

	private String row(final Field field) throws ReflectiveOperationException {
		final Parameter parameter = field.getAnnotation(Parameter.class);
		final String cells = String.join(" | ", "`" + field.getName() + "`", cell(parameter.label()), initial(field),
			values(field), cell(parameter.description()));
		return "| " + cells + " |\n";
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("*", "\\*");
	}

	private String initial(final Field field) throws ReflectiveOperationException {
		if (field.getType() == ImagePlus.class) return isFirstImage(field) ? "active image" : NEEDED;
		field.setAccessible(true);
		final Object value = field.get(command);
		final boolean isEmpty = value == null || value.toString().isEmpty();
		if (!isEmpty) return "`" + value.toString().replaceFirst("(?<=\\d)\\.0$", "") + "`";
		final boolean isNeeded = field.getType() == File.class && field.getAnnotation(Parameter.class).required();
		return isNeeded ? NEEDED : NONE;
	}

	private boolean isFirstImage(final Field field) {
		return fields.stream().filter(other -> other.getType() == ImagePlus.class).findFirst().orElseThrow() == field;
	}

	private static String values(final Field field) {
		final Parameter parameter = field.getAnnotation(Parameter.class);
		if (parameter.choices().length > 0) return "`" + String.join("`, `", parameter.choices()) + "`";
		if (!parameter.style().isEmpty() && !parameter.style().startsWith("format:")) return styled(parameter.style());
		return typed(field.getType());
	}

	private static String styled(final String style) {
		return switch (style) {
			case "models" -> "names or paths, with `;` between them";
			case "images" -> "titles of open images, with `;` between them";
			case "directory" -> "folder";
			case "directory,folder-or-image" -> "folder, or `active image`";
			case "directory,folder-or-images" -> "folder, `active image`, or `open images`";
			case "open" -> "file";
			case "save" -> "file or folder";
			case "model", "model-or-none" -> "[model](#models)";
			case "device" -> "[device](#devices)";
			case "range" -> "[range](#grey-values)";
			case "unit" -> "`MX`, `nm`";
			case "name" -> "name";
			case "scan" -> typed(ImagePlus.class);
			default -> throw new AssertionError("A style without words for the reference: " + style);
		};
	}

	private static String typed(final Class<?> type) {
		if (type == boolean.class) return "`true`, `false`";
		if (type == int.class || type == long.class) return "whole number";
		if (type == double.class || type == float.class) return "number";
		if (type == ImagePlus.class) return "title or ID of an open image";
		if (type == String.class) return "text";
		throw new AssertionError("A type without words for the reference: " + type);
	}
}
