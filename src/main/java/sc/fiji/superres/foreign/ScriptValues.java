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
 * Holds what the pickle of a network has against what its code declares, for libtorch does not: an object that is of
 * another class than the code says, or a tuple of another length, is read beyond its end.
 */
final class ScriptValues {

	private static final int MAX_DEPTH = 100, MAX_VALUES = 100_000; // far beyond any network

	private final ScriptClasses classes;
	private int values;

	ScriptValues(final ScriptClasses classes) {
		this.classes = classes;
	}

	/** The tree of modules, in a form that is written as it is. */
	Object network(final Object root) {
		if (!(root instanceof RestrictedUnpickler.Attributes module) || module.type().isEmpty()) {
			throw new IllegalArgumentException("its data.pkl holds no module");
		}
		return module(module, module.type(), "the network", 0);
	}

	/** Constants that the code names by their number: tensors, numbers and texts. */
	Object constants(final Object root) {
		if (!(root instanceof Object[] all)) throw new IllegalArgumentException("its constants.pkl holds no tuple");
		final Object[] checked = new Object[all.length];
		for (int i = 0; i < all.length; i++)
			checked[i] = value(all[i], plain(all[i]), "the constant " + i, 0);
		return checked;
	}

	private static String plain(final Object value) {
		if (value instanceof Boolean) return "bool";
		if (value instanceof String) return "str";
		if (value instanceof Double) return "float";
		return value instanceof Number ? "int" : "Tensor";
	}

	private TorchPickler.Module module(final Object value, final String type, final String name, final int depth) {
		if (!(value instanceof RestrictedUnpickler.Attributes module) || !module.type().equals(type)) throw other(name,
			type);
		if (!classes.contains(type)) throw new IllegalArgumentException("its code declares no class " + type);
		final Map<String, Object> attributes = new LinkedHashMap<>();
		classes.attributes(type).forEach((key, declared) -> {
			if (!module.containsKey(key)) throw new IllegalArgumentException("its data.pkl lacks '" + key + "' of " +
				name);
			attributes.put(key, value(module.get(key), declared, "'" + key + "'", depth + 1));
		});
		return new TorchPickler.Module(type, attributes);
	}

	private Object value(final Object value, final String type, final String name, final int depth) {
		if (depth > MAX_DEPTH || ++values > MAX_VALUES) throw new IllegalArgumentException(
			"its values are nested without end, or more than " + MAX_VALUES);
		if (classes.contains(type)) return module(value, type, name, depth);
		if (value == null && (type.equals("NoneType") || type.startsWith("Optional["))) return null;
		if (type.startsWith("Optional[")) return value(value, inner(type, "Optional["), name, depth + 1);
		if (type.startsWith("List[")) return list(value, type, name, depth);
		if (type.startsWith("Dict[")) return dict(value, type, name, depth);
		if (type.startsWith("Tuple[")) return tuple(value, type, name, depth);
		final boolean fits = switch (type) {
			case "Tensor" -> value instanceof ScriptTensor;
			case "int" -> value instanceof Integer || value instanceof Long;
			case "float" -> value instanceof Double;
			case "bool" -> value instanceof Boolean;
			case "str" -> value instanceof String;
			default -> throw new IllegalArgumentException("its code declares " + name + " as " + type +
				", which is not among what networks need");
		};
		if (!fits) throw other(name, type);
		return value instanceof Long whole ? new TorchPickler.Whole(whole) : value;
	}

	private Object list(final Object value, final String type, final String name, final int depth) {
		if (!(value instanceof ScriptReader.Typed typed) || !(typed.arguments()[0] instanceof List<?> list))
			throw other(name, type);
		final String element = inner(type, "List[");
		final List<Object> checked = new ArrayList<>();
		for (final Object each : list)
			checked.add(value(each, element, name, depth + 1));
		final String special = "build_" + element.toLowerCase(Locale.ROOT) + "list";
		if (typed.function().equals(special.replace("float", "double"))) return new TorchPickler.Typed(typed.function(),
			new Object[] { checked });
		requireTag(typed, type, name);
		return new TorchPickler.Typed("restore_type_tag", new Object[] { checked, typed.arguments()[1] });
	}

	private Object dict(final Object value, final String type, final String name, final int depth) {
		if (!(value instanceof ScriptReader.Typed typed) || !(typed.arguments()[0] instanceof Map<?, ?> map))
			throw other(name, type);
		final List<String> types = parts(inner(type, "Dict["));
		if (types.size() != 2) throw other(name, type);
		final Map<Object, Object> checked = new LinkedHashMap<>();
		map.forEach((key, each) -> checked.put(value(key, types.get(0), name, depth + 1), value(each, types.get(1),
			name, depth + 1)));
		requireTag(typed, type, name);
		return new TorchPickler.Typed("restore_type_tag", new Object[] { checked, typed.arguments()[1] });
	}

	private Object tuple(final Object value, final String type, final String name, final int depth) {
		final List<String> types = parts(inner(type, "Tuple["));
		if (!(value instanceof Object[] tuple) || tuple.length != types.size()) throw other(name, type);
		final Object[] checked = new Object[tuple.length];
		for (int i = 0; i < tuple.length; i++)
			checked[i] = value(tuple[i], types.get(i), name, depth + 1);
		return checked;
	}

	/** What the pickle says of a list or dict is what the code says. */
	private static void requireTag(final ScriptReader.Typed typed, final String type, final String name) {
		final boolean tagged = typed.function().equals("restore_type_tag") && typed.arguments().length == 2 && typed
			.arguments()[1] instanceof String tag && tag.replace(" ", "").equals(type);
		if (!tagged) throw other(name, type);
	}

	private static String inner(final String type, final String outer) {
		if (!type.endsWith("]")) throw new IllegalArgumentException("its code declares the type " + type);
		return type.substring(outer.length(), type.length() - 1);
	}

	/** What commas outside of brackets part. */
	private static List<String> parts(final String types) {
		final List<String> parts = new ArrayList<>();
		int brackets = 0, start = 0;
		for (int i = 0; i < types.length(); i++) {
			if (types.charAt(i) == '[') brackets++;
			if (types.charAt(i) == ']') brackets--;
			if (types.charAt(i) != ',' || brackets > 0) continue;
			parts.add(types.substring(start, i));
			start = i + 1;
		}
		parts.add(types.substring(start));
		return parts;
	}

	private static IllegalArgumentException other(final String name, final String type) {
		return new IllegalArgumentException("its data.pkl holds another kind of value for " + name +
			" than its code declares, " + type);
	}
}
