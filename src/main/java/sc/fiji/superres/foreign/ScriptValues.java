package sc.fiji.superres.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import sc.fiji.superres.torch.RestrictedUnpickler;
import sc.fiji.superres.torch.ScriptTensor;
import sc.fiji.superres.torch.TorchPickler;

/**
 * Compares the values in the pickle of a network with the types that its code declares. libtorch does not: it reads
 * beyond the end of an object that is of another class than the code says, or of a tuple of another length.
 */
final class ScriptValues {

	/** These limits are far beyond any network. */
	private static final int MAX_DEPTH = 100;
	private static final int MAX_VALUES = 100_000;

	private static final String OPTIONAL = "Optional[";
	private static final String LIST = "List[";
	private static final String DICT = "Dict[";
	private static final String TUPLE = "Tuple[";
	private static final String TAG = "restore_type_tag";

	/**
	 * What the code declares of a value.
	 *
	 * @param name what messages call the value
	 * @param type its type, without blanks
	 * @param depth how deeply it is nested
	 */
	private record Declared(String name, String type, int depth) {

		/** A value within this one. */
		Declared inner(final String innerType) {
			return new Declared(name, innerType, depth + 1);
		}

		/** The types between the brackets of this type, which begins with the given text. */
		String between(final String opening) {
			if (!type.endsWith("]")) throw new IllegalArgumentException("its code declares the type " + type);
			return type.substring(opening.length(), type.length() - 1);
		}

		boolean mayBeNone() {
			return type.equals("NoneType") || type.startsWith(OPTIONAL);
		}

		IllegalArgumentException notNeeded() {
			return new IllegalArgumentException("its code declares " + name + " as " + type +
				", which is not among what networks need");
		}

		IllegalArgumentException mismatch() {
			return new IllegalArgumentException("its data.pkl holds another kind of value for " + name +
				" than its code declares, " + type);
		}
	}

	private final ScriptClasses classes;
	private int values;

	/** @param classes the classes that the code declares */
	ScriptValues(final ScriptClasses classes) {
		this.classes = classes;
	}

	/** Checks the tree of modules and returns it in the form in which it is written. */
	Object network(final Object root) {
		if (!(root instanceof RestrictedUnpickler.Attributes module) || module.type().isEmpty()) {
			throw new IllegalArgumentException("its data.pkl holds no module");
		}
		return module(module, new Declared("the network", module.type(), 0));
	}

	/** Checks the constants that the code names by their numbers: tensors, numbers and texts. */
	Object constants(final Object root) {
		if (!(root instanceof Object[] all)) throw new IllegalArgumentException("its constants.pkl holds no tuple");
		final Object[] checked = new Object[all.length];
		for (int i = 0; i < all.length; i++)
			checked[i] = constant(all[i], i);
		return checked;
	}

	private Object constant(final Object value, final int number) {
		return value(value, new Declared("the constant " + number, constantType(value), 0));
	}

	private static String constantType(final Object value) {
		if (value instanceof Boolean) return "bool";
		if (value instanceof String) return "str";
		if (value instanceof Double) return "float";
		if (value instanceof Number) return "int";
		return "Tensor";
	}

	private TorchPickler.Module module(final Object value, final Declared declared) {
		final String type = declared.type;
		final RestrictedUnpickler.Attributes module = moduleOf(value, declared);
		if (!classes.contains(type)) throw new IllegalArgumentException("its code declares no class " + type);
		final Map<String, Object> attributes = new LinkedHashMap<>();
		classes.attributes(type).forEach((name, of) -> attributes.put(name, attribute(module, name, of, declared)));
		return new TorchPickler.Module(type, attributes);
	}

	private static RestrictedUnpickler.Attributes moduleOf(final Object value, final Declared declared) {
		if (value instanceof RestrictedUnpickler.Attributes module && module.type().equals(declared.type))
			return module;
		throw declared.mismatch();
	}

	private Object attribute(final RestrictedUnpickler.Attributes module, final String name, final String type,
		final Declared owner)
	{
		requireAttribute(module, name, owner);
		return value(module.get(name), new Declared("'" + name + "'", type, owner.depth + 1));
	}

	private static void requireAttribute(final RestrictedUnpickler.Attributes module, final String name,
		final Declared declared)
	{
		if (module.containsKey(name)) return;
		throw new IllegalArgumentException("its data.pkl lacks '" + name + "' of " + declared.name);
	}

	private Object value(final Object value, final Declared declared) {
		count(declared);
		final String type = declared.type;
		if (classes.contains(type)) return module(value, declared);
		if (value == null && declared.mayBeNone()) return null;
		if (type.startsWith(OPTIONAL)) return value(value, declared.inner(declared.between(OPTIONAL)));
		return collectionOrPlain(value, declared);
	}

	private Object collectionOrPlain(final Object value, final Declared declared) {
		final String type = declared.type;
		if (type.startsWith(LIST)) return list(value, declared);
		if (type.startsWith(DICT)) return dict(value, declared);
		if (type.startsWith(TUPLE)) return tuple(value, declared);
		return plain(value, declared);
	}

	private static Object plain(final Object value, final Declared declared) {
		if (!isOfPlainType(value, declared)) throw declared.mismatch();
		if (value instanceof Long whole) return new TorchPickler.Whole(whole);
		return value;
	}

	private void count(final Declared declared) {
		values++;
		if (declared.depth > MAX_DEPTH || values > MAX_VALUES) throw endless();
	}

	private static IllegalArgumentException endless() {
		return new IllegalArgumentException("its values are nested without end, or more than " + MAX_VALUES);
	}

	private static boolean isOfPlainType(final Object value, final Declared declared) {
		return switch (declared.type) {
			case "Tensor" -> value instanceof ScriptTensor;
			case "int" -> value instanceof Integer || value instanceof Long;
			case "float" -> value instanceof Double;
			case "bool" -> value instanceof Boolean;
			case "str" -> value instanceof String;
			default -> throw declared.notNeeded();
		};
	}

	private Object list(final Object value, final Declared declared) {
		final ScriptReader.Typed typed = typed(value, declared);
		if (!(typed.arguments()[0] instanceof List<?> list)) throw declared.mismatch();
		final String elementType = declared.between(LIST);
		final List<Object> checked = elements(list, declared.inner(elementType));
		if (typed.function().equals(listFunction(elementType))) {
			return new TorchPickler.Typed(typed.function(), new Object[] { checked });
		}
		return tagged(checked, typed, declared);
	}

	private List<Object> elements(final List<?> list, final Declared declared) {
		final List<Object> checked = new ArrayList<>();
		for (final Object element : list)
			checked.add(value(element, declared));
		return checked;
	}

	private static ScriptReader.Typed typed(final Object value, final Declared declared) {
		if (value instanceof ScriptReader.Typed typed) return typed;
		throw declared.mismatch();
	}

	/** The function that declares a list of simple values: {@code build_doublelist}. */
	private static String listFunction(final String elementType) {
		final String function = "build_" + elementType.toLowerCase(Locale.ROOT) + "list";
		return function.replace("float", "double");
	}

	private Object dict(final Object value, final Declared declared) {
		final ScriptReader.Typed typed = typed(value, declared);
		if (!(typed.arguments()[0] instanceof Map<?, ?> map)) throw declared.mismatch();
		final List<String> types = keyAndElement(declared);
		final Map<Object, Object> checked = entries(map, declared.inner(types.get(0)), declared.inner(types.get(1)));
		return tagged(checked, typed, declared);
	}

	private static List<String> keyAndElement(final Declared declared) {
		final List<String> types = parts(declared.between(DICT));
		if (types.size() != 2) throw declared.mismatch();
		return types;
	}

	private Map<Object, Object> entries(final Map<?, ?> map, final Declared keys, final Declared elements) {
		final Map<Object, Object> checked = new LinkedHashMap<>();
		map.forEach((key, element) -> checked.put(value(key, keys), value(element, elements)));
		return checked;
	}

	/** Requires that the pickle declares the same type of a list or dict as the code. */
	private static TorchPickler.Typed tagged(final Object checked, final ScriptReader.Typed typed,
		final Declared declared)
	{
		if (!hasTag(typed) || !(typed.arguments()[1] instanceof String tag)) throw declared.mismatch();
		if (!tag.replace(" ", "").equals(declared.type)) throw declared.mismatch();
		return new TorchPickler.Typed(TAG, new Object[] { checked, tag });
	}

	private static boolean hasTag(final ScriptReader.Typed typed) {
		return typed.function().equals(TAG) && typed.arguments().length == 2;
	}

	private Object tuple(final Object value, final Declared declared) {
		final List<String> types = parts(declared.between(TUPLE));
		if (!(value instanceof Object[] tuple) || tuple.length != types.size()) throw declared.mismatch();
		final Object[] checked = new Object[tuple.length];
		for (int i = 0; i < tuple.length; i++)
			checked[i] = value(tuple[i], declared.inner(types.get(i)));
		return checked;
	}

	/** Splits types at the commas outside of brackets. */
	private static List<String> parts(final String types) {
		final List<String> parts = new ArrayList<>();
		int brackets = 0;
		int start = 0;
		for (int i = 0; i < types.length(); i++) {
			brackets += nesting(types.charAt(i));
			if (types.charAt(i) != ',' || brackets > 0) continue;
			parts.add(types.substring(start, i));
			start = i + 1;
		}
		parts.add(types.substring(start));
		return parts;
	}

	private static int nesting(final char character) {
		return switch (character) {
			case '[' -> 1;
			case ']' -> -1;
			default -> 0;
		};
	}
}
