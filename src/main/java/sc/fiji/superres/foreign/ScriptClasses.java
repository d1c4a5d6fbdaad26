package sc.fiji.superres.foreign;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes that the code of a network declares: which members each has, and of which type. Types are written without
 * blanks.
 */
final class ScriptClasses {

	/** Type of a member that is a method. */
	static final String METHOD = "def";

	private final Map<String, Map<String, String>> classes = new HashMap<>();

	/**
	 * Adds the classes of a source file.
	 *
	 * @param module what stands before their names: {@code __torch__.torch.nn.modules.conv}
	 * @throws IllegalArgumentException naming what PyTorch never writes
	 */
	void add(final String module, final List<ScriptLine> lines) {
		Map<String, String> members = null;
		int body = 0;
		for (final ScriptLine line : lines) {
			if (line.indent() == 0) {
				members = line.word(0).equals("class") ? begin(module, line) : null;
				body = 0;
			}
			else if (members != null) {
				if (body == 0) body = line.indent();
				if (line.indent() == body) declare(members, line);
			}
		}
	}

	private Map<String, String> begin(final String module, final ScriptLine line) {
		if (!line.joined(2, line.size()).equals("(Module):")) throw new IllegalArgumentException("declares 'class " +
			line.word(1) + "', which is no module");
		final Map<String, String> members = new LinkedHashMap<>();
		final String name = module + "." + line.word(1);
		if (classes.put(name, members) != null) throw new IllegalArgumentException("declares 'class " + line.word(1) +
			"' twice");
		return members;
	}

	/** A constant is no member: libtorch then looks for an operator of that name. */
	private static void declare(final Map<String, String> members, final ScriptLine line) {
		final boolean constant = line.assignment() >= 0;
		final boolean annotation = line.word(0).equals("__annotations__") && line.word(1).equals("[");
		if (line.word(0).equals("def")) put(members, line.word(1), METHOD);
		else if (annotation && line.text(2) != null) put(members, line.text(2), line.joined(5, line.size()));
		else if (line.word(1).equals(":") && !constant) put(members, line.word(0), line.joined(2, line.size()));
		else if (!constant) throw new IllegalArgumentException("has '" + line.word(0) + "' in the body of a class");
	}

	private static void put(final Map<String, String> members, final String name, final String type) {
		if (members.put(name, type) != null) throw new IllegalArgumentException("declares the member '" + name +
			"' twice");
	}

	/** Whether there is a class of that name. */
	boolean contains(final String type) {
		return classes.containsKey(type);
	}

	/** Whether a class has a member of its own. */
	boolean has(final String type, final String member) {
		return type != null && classes.getOrDefault(type, Map.of()).containsKey(member);
	}

	/** Type of a member; null where there is none. */
	String type(final String type, final String member) {
		return type == null ? null : classes.getOrDefault(type, Map.of()).get(member);
	}

	/** Name → type of the attributes of a class, without its methods. */
	Map<String, String> attributes(final String type) {
		final Map<String, String> attributes = new LinkedHashMap<>(classes.get(type));
		attributes.values().removeIf(METHOD::equals);
		return attributes;
	}
}
