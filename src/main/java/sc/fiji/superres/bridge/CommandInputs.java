package sc.fiji.superres.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import ij.ImagePlus;
import sc.fiji.superres.imageplus.OpenImages;

/**
 * Fills the parameters of a command from the text of macro options or of a dialog.
 * <p>
 * Parameters that are not mentioned keep the default their field was declared with, whatever was used before; the first
 * image parameter gets the active image.
 * </p>
 */
final class CommandInputs {

	private final Module module;
	private final List<ModuleItem<?>> items = new ArrayList<>();

	CommandInputs(final Module module) {
		this.module = module;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getVisibility() != ItemVisibility.MESSAGE && !Service.class.isAssignableFrom(item.getType())) items
				.add(item);
		}
	}

	/** The parameters a user sets, in their order. */
	List<ModuleItem<?>> items() {
		return items;
	}

	/** The value a parameter has when nobody sets it, as text (0 for 0.0); empty where it has none. */
	String defaultText(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		return value == null ? "" : value.toString().replaceFirst("(?<=\\d)\\.0$", "");
	}

	/**
	 * @param given key → text; a null text is a flag that is set
	 * @throws IllegalArgumentException for a key that is not a parameter, a text that does not parse, no image where
	 *             one is needed
	 */
	void set(final Map<String, String> given) {
		final List<String> known = items.stream().map(ModuleItem::getName).toList();
		for (final String key : given.keySet()) {
			if (!known.contains(key)) throw new IllegalArgumentException("Unknown key \"" + key + "\". Known keys: " +
				String.join(", ", known) + ".");
		}
		for (final ModuleItem<?> item : items) {
			final String key = item.getName();
			if (given.containsKey(key)) module.setInput(key, value(item, given.get(key)));
			else if (item.getType() == ImagePlus.class) module.setInput(key, imageFor(item));
		}
	}

	private Object imageFor(final ModuleItem<?> item) {
		final boolean first = items.stream().filter(i -> i.getType() == ImagePlus.class).findFirst().get() == item;
		final String key = item.getName();
		if (!first) throw new IllegalArgumentException(key + " is missing: name an open image by " + key + "=.");
		final ImagePlus active = OpenImages.active();
		if (active == null) throw new IllegalArgumentException("No image is open: open one first, or name it by " +
			key + "=.");
		return active;
	}

	private static Object value(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == boolean.class || type == Boolean.class) return bool(item, text);
		if (text == null) throw new IllegalArgumentException(item.getName() + " needs a value: " + item.getName() +
			"=…");
		if (type == String.class) return item.getChoices() == null || item.getChoices().isEmpty() ? text : choice(item,
			text);
		if (type == ImagePlus.class) return image(item, text);
		return number(item, type, text.trim());
	}

	private static Boolean bool(final ModuleItem<?> item, final String text) {
		if (text == null || text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw wrong(item, text, "true or false");
	}

	private static String choice(final ModuleItem<?> item, final String text) {
		for (final Object choice : item.getChoices()) {
			if (choice.toString().equalsIgnoreCase(text)) return choice.toString();
		}
		throw wrong(item, text, "one of: " + item.getChoices().stream().map(Object::toString).collect(Collectors
			.joining(", ")));
	}

	private static ImagePlus image(final ModuleItem<?> item, final String text) {
		try {
			return OpenImages.find(text);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException(item.getName() + "=" + text + ": the image " + exc.getMessage());
		}
	}

	private static Object number(final ModuleItem<?> item, final Class<?> type, final String text) {
		try {
			if (type == int.class || type == Integer.class) return Integer.valueOf(text);
			if (type == long.class || type == Long.class) return Long.valueOf(text);
			if (type == double.class || type == Double.class) return Double.valueOf(text);
			if (type == float.class || type == Float.class) return Float.valueOf(text);
		}
		catch (final NumberFormatException exc) {
			final boolean real = type == double.class || type == Double.class || type == float.class || type ==
				Float.class;
			throw wrong(item, text, real ? "a number such as 0.5" : "a whole number such as 4");
		}
		throw new IllegalStateException("The parameter " + item.getName() + " has the type " + type.getName() +
			", which macros cannot set.");
	}

	private static IllegalArgumentException wrong(final ModuleItem<?> item, final String text, final String expected) {
		return new IllegalArgumentException(item.getName() + "=" + text + " is not understood: expected " + expected +
			".");
	}
}
