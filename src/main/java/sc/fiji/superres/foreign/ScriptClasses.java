package sc.fiji.superres.foreign;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes that the code of a network declares, with the types of their members. Types are written without blanks.
 */
final class ScriptClasses {

	/** The type of a member that is a method. */
	static final String METHOD = "def";

	private final Map<String, Map<String, String>> classes = new HashMap<>();

	/**
	 * Adds the classes of a source file.
	 *
	 * @param module the module of the classes: {@code __torch__.torch.nn.modules.conv}
	 * @throws IllegalArgumentException naming what PyTorch never writes
	 */
	void add(final String module, final List<ScriptLine> lines) {
		for (int i = 0; i < lines.size(); i++) {
			final ScriptLine line = lines.get(i);
			if (isClass(line)) addMembers(begin(module, line), lines.subList(i + 1, lines.size()));
		}
	}

	private static boolean isClass(final ScriptLine line) {
		return line.indent() == 0 && line.begins("class");
	}

	private Map<String, String> begin(final String module, final ScriptLine line) {
		final String name = line.word(1);
		if (!isModule(line)) throw new IllegalArgumentException("declares 'class " + name + "', which is no module");
		final Map<String, String> members = new LinkedHashMap<>();
		final Map<String, String> before = classes.put(module + "." + name, members);
		if (before != null) throw new IllegalArgumentException("declares 'class " + name + "' twice");
		return members;
	}

	private static boolean isModule(final ScriptLine line) {
		return line.joined(2, line.size()).equals("(Module):");
	}

	/** Adds the members that are declared in the body of a class, which ends at a line without indentation. */
	private static void addMembers(final Map<String, String> members, final List<ScriptLine> lines) {
		for (final ScriptLine line : lines) {
			if (line.indent() == 0) return;
			if (line.indent() == lines.get(0).indent()) declare(members, line);
		}
	}

	/** A constant is no member: libtorch then looks for an operator of that name. */
	private static void declare(final Map<String, String> members, final ScriptLine line) {
		final boolean isConstant = line.assignment() >= 0;
		if (line.begins("def")) put(members, line.word(1), METHOD);
		else if (isAnnotation(line)) put(members, line.text(2), line.joined(5, line.size()));
		else if (!isConstant) declareAttribute(members, line);
	}

	/** Notes the member of a line {@code name : TYPE}. */
	private static void declareAttribute(final Map<String, String> members, final ScriptLine line) {
		final String name = line.word(0);
		if (!line.word(1).equals(":")) throw noMember(name);
		put(members, name, line.joined(2, line.size()));
	}

	private static IllegalArgumentException noMember(final String name) {
		return new IllegalArgumentException("has '" + name + "' in the body of a class");
	}

	/** Whether a line is {@code __annotations__["name"] = TYPE}. */
	private static boolean isAnnotation(final ScriptLine line) {
		return line.begins("__annotations__") && line.word(1).equals("[") && line.text(2) != null;
	}

	private static void put(final Map<String, String> members, final String name, final String type) {
		final String before = members.put(name, type);
		if (before != null) throw new IllegalArgumentException("declares the member '" + name + "' twice");
	}

	/** Whether there is a class of that name. */
	boolean contains(final String type) {
		return classes.containsKey(type);
	}

	/** Whether a class declares a member itself; false for a class that is null. */
	boolean has(final String type, final String member) {
		return members(type).containsKey(member);
	}

	/** Returns the type of a member; null if there is none, or the class is null. */
	String type(final String type, final String member) {
		return members(type).get(member);
	}

	private Map<String, String> members(final String type) {
		if (type == null) return Map.of();
		return classes.getOrDefault(type, Map.of());
	}

	/** Returns name → type of the attributes of a class, without its methods. */
	Map<String, String> attributes(final String type) {
		final Map<String, String> attributes = new LinkedHashMap<>(classes.get(type));
		attributes.values().removeIf(METHOD::equals);
		return attributes;
	}
}
