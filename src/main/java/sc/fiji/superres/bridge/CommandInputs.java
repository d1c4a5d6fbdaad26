package sc.fiji.superres.bridge;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import ij.ImagePlus;
import sc.fiji.superres.imageplus.OpenImages;

/**
 * Sets the parameters of a command from the texts of macro options or of a dialog.
 * <p>
 * Parameters that are not mentioned keep the default their field was declared with, whatever was used before. The first
 * image parameter gets the active image.
 * </p>
 */
final class CommandInputs {

	private static final Set<Class<?>> WHOLE_TYPES = Set.of(int.class, Integer.class, long.class, Long.class);
	private static final Set<Class<?>> REAL_TYPES = Set.of(float.class, Float.class, double.class, Double.class);

	private final Module module;
	private final List<ModuleItem<?>> items = new ArrayList<>();

	CommandInputs(final Module module) {
		this.module = module;
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (isForPeople(item)) items.add(item);
	}

	private static boolean isForPeople(final ModuleItem<?> item) {
		final boolean isInjected = Service.class.isAssignableFrom(item.getType()) || item.getType() == Context.class;
		return item.getVisibility() != ItemVisibility.MESSAGE && !isInjected;
	}

	/** The parameters a user sets, in their order. */
	List<ModuleItem<?>> items() {
		return items;
	}

	/** The value a parameter has when nobody sets it, as text (0 for 0.0); empty where it has none. */
	String defaultText(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		if (value == null) return "";
		return value.toString().replaceFirst("(?<=\\d)\\.0$", "");
	}

	/**
	 * Sets the parameters of the command.
	 *
	 * @param given key → text; a null text is a flag that is set
	 * @throws IllegalArgumentException for a key that is not a parameter, a text that does not parse, no image where
	 *             one is needed
	 */
	void set(final Map<String, String> given) {
		requireKnown(given.keySet());
		for (final ModuleItem<?> item : items)
			set(item, given);
	}

	private void set(final ModuleItem<?> item, final Map<String, String> given) {
		final String key = item.getName();
		if (given.containsKey(key)) module.setInput(key, value(item, given.get(key)));
		else if (isImage(item)) module.setInput(key, imageFor(item));
	}

	private void requireKnown(final Set<String> keys) {
		for (final String key : keys)
			if (!names().contains(key)) throw unknown(key);
	}

	private List<String> names() {
		return items.stream().map(ModuleItem::getName).toList();
	}

	private IllegalArgumentException unknown(final String key) {
		return new IllegalArgumentException("Unknown key \"" + key + "\". Known keys: " + String.join(", ", names()) +
			".");
	}

	private Object imageFor(final ModuleItem<?> item) {
		final String key = item.getName();
		if (isFirstImage(item)) return activeImage(key);
		throw new IllegalArgumentException(key + " is missing: name an open image by " + key + "=.");
	}

	private static ImagePlus activeImage(final String key) {
		final ImagePlus active = OpenImages.active();
		if (active != null) return active;
		throw new IllegalArgumentException("No image is open: open one first, or name it by " + key + "=.");
	}

	/** Whether a parameter is the first of those that are images. */
	boolean isFirstImage(final ModuleItem<?> item) {
		for (final ModuleItem<?> other : items)
			if (isImage(other)) return other == item;
		return false;
	}

	private static Object value(final ModuleItem<?> item, final String text) {
		if (isBoolean(item)) return bool(item, text);
		if (text == null) throw lacksValue(item.getName());
		if (isImage(item)) return image(item, text);
		if (item.getType() == String.class) return string(item, text);
		if (item.getType() == File.class) return file(text);
		return number(item, text.trim());
	}

	private static IllegalArgumentException lacksValue(final String key) {
		return new IllegalArgumentException(key + " needs a value: " + key + "=…");
	}

	static boolean isBoolean(final ModuleItem<?> item) {
		return item.getType() == boolean.class || item.getType() == Boolean.class;
	}

	static boolean isImage(final ModuleItem<?> item) {
		return item.getType() == ImagePlus.class;
	}

	private static String string(final ModuleItem<?> item, final String text) {
		if (choices(item).isEmpty()) return text;
		return choice(item, text);
	}

	/** An empty text is no file. */
	private static File file(final String text) {
		if (text.isBlank()) return null;
		return new File(text.trim());
	}

	/** The texts that a parameter is chosen from; none where any text will do. */
	static List<String> choices(final ModuleItem<?> item) {
		if (item.getChoices() == null) return List.of();
		return item.getChoices().stream().map(Object::toString).toList();
	}

	private static Boolean bool(final ModuleItem<?> item, final String text) {
		if (text == null || text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw wrong(item, text, "true or false");
	}

	private static String choice(final ModuleItem<?> item, final String text) {
		for (final String choice : choices(item))
			if (choice.equalsIgnoreCase(text)) return choice;
		throw wrong(item, text, "one of: " + String.join(", ", choices(item)));
	}

	private static ImagePlus image(final ModuleItem<?> item, final String text) {
		try {
			return OpenImages.find(text);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException(item.getName() + "=" + text + ": the image " + exc.getMessage());
		}
	}

	private static Number number(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (REAL_TYPES.contains(type)) return real(item, text);
		if (WHOLE_TYPES.contains(type)) return whole(item, text);
		throw noText(item);
	}

	private static IllegalStateException noText(final ModuleItem<?> item) {
		return new IllegalStateException("The parameter " + item.getName() + " has the type " + item.getType()
			.getName() + ", which macros cannot set.");
	}

	private static Number whole(final ModuleItem<?> item, final String text) {
		try {
			return whole(item.getType(), text);
		}
		catch (final NumberFormatException exc) {
			throw wrong(item, text, "a whole number such as 4");
		}
	}

	private static Number whole(final Class<?> type, final String text) {
		if (type == int.class || type == Integer.class) return Integer.valueOf(text);
		return Long.valueOf(text);
	}

	private static Number real(final ModuleItem<?> item, final String text) {
		try {
			return real(item.getType(), text);
		}
		catch (final NumberFormatException exc) {
			throw wrong(item, text, "a number such as 0.5");
		}
	}

	private static Number real(final Class<?> type, final String text) {
		if (type == float.class || type == Float.class) return Float.valueOf(text);
		return Double.valueOf(text);
	}

	private static IllegalArgumentException wrong(final ModuleItem<?> item, final String text, final String expected) {
		return new IllegalArgumentException(item.getName() + "=" + text + " is not understood: expected " + expected +
			".");
	}
}
