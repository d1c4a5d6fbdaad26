package sc.fiji.superres.torch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import sc.fiji.superres.Quoted;

/**
 * Reads the pickle of a PyTorch file without believing it: only the opcodes {@code torch.save} writes, only the globals
 * a state dict or a TorchScript module needs, no length beyond the bytes that are there. Every other name is refused
 * with that name; nothing is looked up, loaded or called on its behalf.
 */
public final class RestrictedUnpickler extends Unpickler {

	/** A Python object that is only a bag of attributes: an ordered dict, or a TorchScript module. */
	public static final class Attributes extends LinkedHashMap<Object, Object> {

		private static final long serialVersionUID = 1L;
		private final String type;

		private Attributes(final String type) {
			this.type = type;
		}

		/** Name of its class, {@code __torch__} and all; empty for a dict. */
		public String type() {
			return type;
		}

		/** What BUILD does: a module takes its state, a dict ignores its metadata. */
		void build(final Map<?, ?> state) {
			if (!type.isEmpty()) putAll(state);
		}
	}

	/** What becomes of what the pickle names. */
	public interface Maker {

		/** Makes a tensor of the arguments of {@code _rebuild_tensor_v2}. */
		Object tensor(Object[] arguments);

		/** Makes a list or dict of which TorchScript says the type of its elements; without the saying, here. */
		default Object typed(final String function, final Object[] arguments) {
			return arguments[0];
		}
	}

	/** The kind of numbers in a storage. */
	public record StorageType(String name) implements IObjectConstructor {

		@Override
		public Object construct(final Object[] arguments) {
			throw new PickleException("A storage cannot be made here: torch." + name);
		}
	}

	private static final Set<Short> OPCODES = Set.of(Opcodes.PROTO, Opcodes.STOP, Opcodes.MARK, Opcodes.GLOBAL,
		Opcodes.REDUCE, Opcodes.BUILD, Opcodes.NEWOBJ, Opcodes.BINPERSID, Opcodes.NONE, Opcodes.NEWTRUE,
		Opcodes.NEWFALSE, Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1, Opcodes.BINFLOAT,
		Opcodes.BINUNICODE, Opcodes.SHORT_BINUNICODE, Opcodes.EMPTY_DICT, Opcodes.EMPTY_LIST, Opcodes.EMPTY_TUPLE,
		Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.SETITEM, Opcodes.SETITEMS,
		Opcodes.APPEND, Opcodes.APPENDS, Opcodes.BINPUT, Opcodes.LONG_BINPUT, Opcodes.BINGET, Opcodes.LONG_BINGET);

	private static final Set<String> STORAGES = Set.of("FloatStorage", "DoubleStorage", "HalfStorage",
		"BFloat16Storage", "LongStorage", "IntStorage", "ShortStorage", "CharStorage", "ByteStorage", "BoolStorage");

	/** How TorchScript says of a list or dict which type its elements have. */
	private static final Set<String> LISTS = Set.of("build_intlist", "build_doublelist", "build_boollist",
		"build_tensorlist", "restore_type_tag");

	/** The newest protocol whose opcodes are all here but those for bytes; PyTorch writes 2. */
	private static final int NEWEST = 3;

	private static final int MAX_STEPS = 500_000; // a tensor takes some 25

	private final String file;
	private final Maker maker;
	private int protocol, steps;

	/**
	 * @param file name for messages
	 * @param maker of tensors
	 */
	public RestrictedUnpickler(final String file, final Maker maker) {
		this.file = file;
		this.maker = maker;
	}

	public Object read(final byte[] pickle) throws IOException {
		return read(new ByteArrayInputStream(pickle));
	}

	/** Reads one pickle; the stream stands behind it afterwards. */
	Object read(final ByteArrayInputStream pickle) throws IOException {
		try {
			return load(pickle);
		}
		catch (final Refused exc) {
			throw new IOException(exc.getMessage(), exc);
		}
		catch (final UncheckedIOException exc) {
			throw exc.getCause(); // of a storage; it names the file
		}
		catch (final IOException | RuntimeException exc) { // damaged bytes can drive the unpickler into any error
			throw new IOException(file + " is not a readable PyTorch file: its pickle is damaged (" + exc.getMessage() +
				").", exc);
		}
	}

	@Override
	protected Object dispatch(final short opcode) throws IOException {
		if (!OPCODES.contains(opcode)) {
			throw new Refused(file + " was not read: its pickle uses opcode " + opcode + (protocol > NEWEST
				? ", of protocol " + protocol + ". Load it in Python and torch.save it again without pickle_protocol."
				: ", which torch.save does not write for a state dict."));
		}
		if (++steps > MAX_STEPS) throw new Refused(file + " was not read: its pickle takes more than " + MAX_STEPS +
			" steps.");
		switch (opcode) {
			case Opcodes.PROTO -> {
				input.mark(1);
				protocol = input.read();
				input.reset();
				return super.dispatch(opcode);
			}
			case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
			case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>()); // keeps the order, as Python's
			case Opcodes.SETITEM -> putAll(popped(2));
			case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
			case Opcodes.BUILD -> {
				final Map<?, ?> state = (Map<?, ?>) stack.pop();
				((Attributes) stack.peek()).build(state); // never the library's reflection
			}
			default -> {
				if (opcode == Opcodes.BINUNICODE) checkLength();
				return super.dispatch(opcode);
			}
		}
		return NO_RETURN_VALUE;
	}

	private List<Object> popped(final int count) {
		final Object[] values = new Object[count];
		for (int i = count - 1; i >= 0; i--)
			values[i] = stack.pop();
		return Arrays.asList(values);
	}

	/**
	 * Key, value, key, value … into the map on the stack; a key with parts is refused, for its hash may have no end.
	 */
	private void putAll(final List<Object> keysAndValues) {
		@SuppressWarnings("unchecked") // holds what we put there
		final Map<Object, Object> map = (Map<Object, Object>) stack.peek();
		for (int i = 0; i < keysAndValues.size(); i += 2) {
			final Object key = keysAndValues.get(i);
			if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
				throw new Refused(file + " was not read: its pickle has a dict whose key is no text and no number.");
			}
			map.put(key, keysAndValues.get(i + 1));
		}
	}

	/** A persistent id stays what it is: the tuple that names a storage. */
	@Override
	protected Object persistentLoad(final Object id) {
		return id;
	}

	private Object global(final String module, final String name) {
		if (module.equals("collections") && name.equals("OrderedDict")) return function(a -> new Attributes(""));
		if (module.equals("torch._utils") && name.equals("_rebuild_tensor_v2")) return function(maker::tensor);
		if (module.equals("torch._utils") && name.equals("_rebuild_parameter")) return function(a -> a[0]);
		if (module.equals("torch.jit._pickle") && LISTS.contains(name)) return function(a -> maker.typed(name, a));
		if (module.equals("torch") && STORAGES.contains(name)) return new StorageType(name);
		if (module.equals("__torch__") || module.startsWith("__torch__.")) return function(a -> new Attributes(module +
			"." + name));
		throw new Refused(file + " was not read: it asks for " + Quoted.of(module + "." + name) +
			", which a file of weights has no use for. Do not trust this file; get the weights as a plain state dict.");
	}

	private static IObjectConstructor function(final Function<Object[], Object> function) {
		return function::apply;
	}

	/** A string's length must fit in what is left of the pickle. */
	private void checkLength() throws IOException {
		input.mark(4);
		final int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
		input.reset();
		if (length < 0 || length > input.available()) {
			throw new Refused(file + " is cut off or damaged: its pickle names a text of " + length + " bytes with " +
				input.available() + " left.");
		}
	}

	/** Refused on purpose, with a message for people. */
	private static final class Refused extends PickleException {

		private static final long serialVersionUID = 1L;

		Refused(final String message) {
			super(message);
		}
	}
}
