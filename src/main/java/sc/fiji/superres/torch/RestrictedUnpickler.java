package sc.fiji.superres.torch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import sc.fiji.superres.Quoted;

/**
 * Reads the pickle of a PyTorch file without trusting it: it accepts only the opcodes that {@code torch.save} writes,
 * only the globals that a state dict or a TorchScript module needs, and no length beyond the bytes that are there.
 * Every other name is refused with a message that has the name; nothing is looked up, loaded or called because of it.
 */
public final class RestrictedUnpickler extends Unpickler {

	/** A Python object that has nothing but attributes: an ordered dict, or a TorchScript module. */
	public static final class Attributes extends LinkedHashMap<Object, Object> {

		private static final long serialVersionUID = 1L;
		private final String type;

		private Attributes(final String type) {
			this.type = type;
		}

		/** Returns the full name of its class, including {@code __torch__}; empty for a dict. */
		public String type() {
			return type;
		}

		/** Does what the opcode BUILD does: a module takes its state, a dict ignores its metadata. */
		void build(final Map<?, ?> state) {
			if (!type.isEmpty()) putAll(state);
		}
	}

	/** Makes the objects that the pickle describes. */
	public interface Maker {

		/** Makes a tensor from the arguments of {@code _rebuild_tensor_v2}. */
		Object tensor(Object[] arguments);

		/**
		 * Makes a list or dict whose element type TorchScript declares. This implementation returns it without the
		 * type.
		 *
		 * @param function the function that declares the type: {@code build_intlist}
		 * @param arguments the list or dict, perhaps followed by the type in words
		 */
		default Object typed(final String function, final Object[] arguments) {
			return arguments[0];
		}
	}

	/** The type of the numbers in a storage, by PyTorch's name: {@code FloatStorage}. */
	public record StorageType(String name) implements IObjectConstructor {

		@Override
		public Object construct(final Object[] arguments) {
			throw new PickleException("A storage cannot be made here: torch." + name);
		}
	}

	/** A name that the pickle asks for. */
	private record Global(String module, String name) {}

	private static final Set<Short> OPCODES = Set.of(Opcodes.PROTO, Opcodes.STOP, Opcodes.MARK, Opcodes.GLOBAL,
		Opcodes.REDUCE, Opcodes.BUILD, Opcodes.NEWOBJ, Opcodes.BINPERSID, Opcodes.NONE, Opcodes.NEWTRUE,
		Opcodes.NEWFALSE, Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1, Opcodes.BINFLOAT,
		Opcodes.BINUNICODE, Opcodes.SHORT_BINUNICODE, Opcodes.EMPTY_DICT, Opcodes.EMPTY_LIST, Opcodes.EMPTY_TUPLE,
		Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.SETITEM, Opcodes.SETITEMS,
		Opcodes.APPEND, Opcodes.APPENDS, Opcodes.BINPUT, Opcodes.LONG_BINPUT, Opcodes.BINGET, Opcodes.LONG_BINGET);

	private static final Set<String> STORAGES = Set.of("FloatStorage", "DoubleStorage", "HalfStorage",
		"BFloat16Storage", "LongStorage", "IntStorage", "ShortStorage", "CharStorage", "ByteStorage", "BoolStorage");

	/** Functions by which TorchScript declares the element type of a list or dict. */
	private static final Set<String> TYPED = Set.of("build_intlist", "build_doublelist", "build_boollist",
		"build_tensorlist", "restore_type_tag");

	/** The newest protocol whose opcodes are all accepted, except those for bytes; PyTorch writes 2. */
	private static final int NEWEST = 3;

	/** Greatest number of opcodes; a tensor takes about 25. */
	private static final int MAX_STEPS = 500_000;

	private final String file;
	private final Maker maker;
	private final Map<Global, IObjectConstructor> functions;
	private int protocol;
	private int steps;

	/**
	 * @param file name of the file, for messages
	 * @param maker makes the tensors
	 */
	public RestrictedUnpickler(final String file, final Maker maker) {
		this.file = file;
		this.maker = maker;
		functions = Map.of(new Global("collections", "OrderedDict"), arguments -> new Attributes(""), //
			new Global("torch._utils", "_rebuild_tensor_v2"), maker::tensor, //
			new Global("torch._utils", "_rebuild_parameter"), arguments -> arguments[0]);
	}

	/**
	 * Reads a pickle.
	 *
	 * @throws IOException when the pickle is damaged or asks for anything that is not accepted; the message names the
	 *             file
	 */
	public Object read(final byte[] pickle) throws IOException {
		return read(new ByteArrayInputStream(pickle));
	}

	/** As {@link #read(byte[])}, and leaves the stream at the end of the pickle. */
	Object read(final ByteArrayInputStream pickle) throws IOException {
		try {
			return load(pickle);
		}
		catch (final Refused exc) {
			throw new IOException(exc.getMessage(), exc);
		}
		catch (final UncheckedIOException exc) {
			// from a storage; the message names the file
			throw exc.getCause();
		}
		catch (final IOException | RuntimeException exc) {
			// damaged bytes can cause any error in the unpickler
			throw new IOException(file + " is not a readable PyTorch file: its pickle is damaged (" + exc.getMessage() +
				").", exc);
		}
	}

	@Override
	protected Object dispatch(final short opcode) throws IOException {
		if (!OPCODES.contains(opcode)) throw refusedOpcode(opcode);
		countStep();
		if (opcode == Opcodes.PROTO) noteProtocol();
		if (opcode == Opcodes.BINUNICODE) checkLength();
		if (handle(opcode)) return NO_RETURN_VALUE;
		return super.dispatch(opcode);
	}

	private void countStep() {
		steps++;
		if (steps > MAX_STEPS) throw refused("its pickle takes more than " + MAX_STEPS + " steps.");
	}

	private Refused refusedOpcode(final short opcode) {
		final String what = "its pickle uses opcode " + opcode;
		if (protocol > NEWEST) return refused(what + ", of protocol " + protocol +
			". Load it in Python and torch.save it again without pickle_protocol.");
		return refused(what + ", which torch.save does not write for a state dict.");
	}

	private Refused refused(final String why) {
		return new Refused(file + " was not read: " + why);
	}

	private void noteProtocol() throws IOException {
		input.mark(1);
		protocol = input.read();
		input.reset();
	}

	/**
	 * Carries out an opcode if it must not be left to the library.
	 *
	 * @return whether it was carried out
	 */
	private boolean handle(final short opcode) throws IOException {
		switch (opcode) {
			case Opcodes.GLOBAL -> pushGlobal();
			case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>()); // keeps the order, as in Python
			case Opcodes.SETITEM -> putAll(popped(2));
			case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
			case Opcodes.BUILD -> build();
			default -> {
				return false;
			}
		}
		return true;
	}

	private void pushGlobal() throws IOException {
		final String module = PickleUtils.readline(input);
		final String name = PickleUtils.readline(input);
		stack.add(global(module, name));
	}

	/** The library would set the state by reflection. */
	private void build() {
		final Map<?, ?> state = (Map<?, ?>) stack.pop();
		((Attributes) stack.peek()).build(state);
	}

	private List<Object> popped(final int count) {
		final Object[] values = new Object[count];
		for (int i = count - 1; i >= 0; i--)
			values[i] = stack.pop();
		return Arrays.asList(values);
	}

	/**
	 * Puts key, value, key, value … into the map on the stack. A key that has parts is refused, because the computation
	 * of its hash code may never end.
	 */
	private void putAll(final List<Object> keysAndValues) {
		@SuppressWarnings("unchecked") // holds only what this class has put there
		final Map<Object, Object> map = (Map<Object, Object>) stack.peek();
		for (int i = 0; i < keysAndValues.size(); i += 2)
			map.put(requirePlain(keysAndValues.get(i)), keysAndValues.get(i + 1));
	}

	private Object requirePlain(final Object key) {
		if (key instanceof String || key instanceof Number || key instanceof Boolean) return key;
		throw refused("its pickle has a dict whose key is no text and no number.");
	}

	/** Returns a persistent id as it is: the tuple that names a storage. */
	@Override
	protected Object persistentLoad(final Object id) {
		return id;
	}

	private IObjectConstructor global(final String module, final String name) {
		if (module.equals("torch") && STORAGES.contains(name)) return new StorageType(name);
		if (module.equals("torch.jit._pickle") && TYPED.contains(name)) return list -> maker.typed(name, list);
		if (isOfCode(module)) return arguments -> new Attributes(module + "." + name);
		final IObjectConstructor known = functions.get(new Global(module, name));
		if (known != null) return known;
		throw refusedGlobal(module + "." + name);
	}

	private static boolean isOfCode(final String module) {
		return module.equals("__torch__") || module.startsWith("__torch__.");
	}

	private Refused refusedGlobal(final String name) {
		final String asks = "it asks for " + Quoted.of(name);
		if (name.startsWith("torch.")) return refused(asks +
			", which is more than plain tensors of real numbers: save the network's state dict (net.state_dict()).");
		return refused(asks +
			", which a file of weights has no use for. Do not trust this file; get the weights as a plain state dict.");
	}

	/** Refuses a text whose length does not fit in the rest of the pickle. */
	private void checkLength() throws IOException {
		input.mark(4);
		final int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
		input.reset();
		if (length < 0 || length > input.available()) throw cutOff(length);
	}

	private Refused cutOff(final int length) throws IOException {
		return new Refused(file + " is cut off or damaged: its pickle names a text of " + length + " bytes with " +
			input.available() + " left.");
	}

	/** Says in a message for people why a pickle is refused on purpose. */
	private static final class Refused extends PickleException {

		private static final long serialVersionUID = 1L;

		Refused(final String message) {
			super(message);
		}
	}
}
