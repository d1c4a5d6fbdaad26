package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Pickler;

/**
 * Writes {@code data.pkl}: modules by the opcodes NEWOBJ and BUILD, tensors by {@code torch._utils._rebuild_tensor_v2}
 * with persistent ids of their storages. Collects the storages in the order of their keys.
 */
public final class TorchPickler extends Pickler {

	/** The name of a class or function. */
	private record Global(String module, String name) {}

	/** A call of a function with arguments. */
	private record Call(Global function, Object... arguments) {}

	/** A storage, which is pickled as its persistent id. */
	private record Storage(String type, int key, int elements) {}

	/** An object of a class with the given full name. */
	public record Module(String type, Map<String, Object> attributes) {}

	/** A list or dict with the function by which TorchScript declares its element type. */
	public record Typed(String function, Object[] arguments) {}

	/** An integer beyond 32 bits. */
	public record Whole(long value) {}

	/** Classes that this pickler writes itself. */
	private static final Set<Class<?>> OURS = Set.of(Global.class, Call.class, Module.class, ScriptModule.class,
		Typed.class, Whole.class, FloatTensor.class, LongTensor.class, ScriptTensor.class);

	private final Map<ScriptTensor.Storage, Integer> shared = new IdentityHashMap<>();
	private final List<byte[]> storages = new ArrayList<>();

	TorchPickler() {
		// without a memo: every value is written in full wherever it occurs
		super(false);
	}

	/** Returns the values of the tensors so far; the storage at index k belongs in {@code data/k}. */
	List<byte[]> storages() {
		return storages;
	}

	@Override
	protected IObjectPickler getCustomPickler(final Class<?> type) {
		if (OURS.contains(type)) return (object, out, pickler) -> write(object, out);
		return super.getCustomPickler(type);
	}

	private void write(final Object object, final OutputStream out) throws IOException {
		if (object instanceof Global global) writeGlobal(global, out);
		else if (object instanceof Call call) writeCall(call, out);
		else if (object instanceof Whole whole) writeWhole(whole.value(), out);
		else writeObject(object, out);
	}

	/** Writes a module, a typed list or dict, or a tensor. */
	private void writeObject(final Object object, final OutputStream out) throws IOException {
		if (object instanceof Module module) writeModule(module.type(), module.attributes(), out);
		else if (object instanceof ScriptModule module) writeModule("__torch__." + module.type(), module.attributes(),
			out);
		else if (object instanceof Typed typed) save(call(typed));
		else save(rebuilt(object));
	}

	@Override
	protected Object persistentId(final Object object) {
		if (!(object instanceof Storage storage)) return null;
		final Global type = new Global("torch", storage.type());
		return new Object[] { "storage", type, Integer.toString(storage.key()), "cpu", storage.elements() };
	}

	private static Call call(final Typed typed) {
		return new Call(new Global("torch.jit._pickle", typed.function()), typed.arguments());
	}

	private Call rebuilt(final Object tensor) {
		if (tensor instanceof FloatTensor floats) return rebuilt(floats);
		if (tensor instanceof LongTensor longs) return rebuilt(longs);
		return rebuilt((ScriptTensor) tensor);
	}

	private Call rebuilt(final FloatTensor tensor) {
		final float[] values = tensor.values();
		final Storage storage = added("FloatStorage", Storages.bytes(values), values.length);
		return dense(storage, tensor.shape());
	}

	private Call rebuilt(final LongTensor tensor) {
		final long[] values = tensor.values();
		final Storage storage = added("LongStorage", Storages.bytes(values), values.length);
		return dense(storage, tensor.shape());
	}

	private Storage added(final String type, final byte[] values, final int elements) {
		storages.add(values);
		return new Storage(type, storages.size() - 1, elements);
	}

	private static Call dense(final Storage storage, final int[] shape) {
		final int[] strides = new int[shape.length];
		int stride = 1;
		for (int d = shape.length - 1; d >= 0; d--) {
			strides[d] = stride;
			stride *= Math.max(1, shape[d]);
		}
		return rebuilt(storage, 0, shape, strides, false);
	}

	/** A view stays a view, and tensors that share a storage continue to share it. */
	private Call rebuilt(final ScriptTensor tensor) {
		final ScriptTensor.Storage values = tensor.storage();
		final int key = shared.computeIfAbsent(values, this::key);
		final Storage storage = new Storage(values.type(), key, values.values());
		return rebuilt(storage, tensor.offset(), tensor.shape(), tensor.strides(), tensor.requiresGradient());
	}

	private int key(final ScriptTensor.Storage values) {
		storages.add(values.raw());
		return storages.size() - 1;
	}

	private static Call rebuilt(final Storage storage, final int offset, final int[] shape, final int[] strides,
		final boolean requiresGradient)
	{
		final Global function = new Global("torch._utils", "_rebuild_tensor_v2");
		final Call noHooks = new Call(new Global("collections", "OrderedDict"));
		return new Call(function, storage, offset, boxed(shape), boxed(strides), requiresGradient, noHooks);
	}

	private static Object[] boxed(final int[] numbers) {
		return Arrays.stream(numbers).boxed().toArray();
	}

	private static void writeGlobal(final Global global, final OutputStream out) throws IOException {
		final String lines = global.module() + "\n" + global.name() + "\n";
		out.write(Opcodes.GLOBAL);
		out.write(lines.getBytes(StandardCharsets.US_ASCII));
	}

	private void writeCall(final Call call, final OutputStream out) throws IOException {
		save(call.function());
		save(call.arguments());
		out.write(Opcodes.REDUCE);
	}

	private void writeModule(final String type, final Map<String, Object> attributes, final OutputStream out)
		throws IOException
	{
		final int dot = type.lastIndexOf('.');
		save(new Global(type.substring(0, dot), type.substring(dot + 1)));
		out.write(Opcodes.EMPTY_TUPLE);
		out.write(Opcodes.NEWOBJ);
		save(attributes);
		out.write(Opcodes.BUILD);
	}

	/** Writes eight bytes, the only form of a long that libtorch reads. */
	private static void writeWhole(final long value, final OutputStream out) throws IOException {
		out.write(Opcodes.LONG1);
		out.write(Long.BYTES);
		out.write(littleEndian(value));
	}

	/** Returns the eight bytes of a number, lowest first. */
	static byte[] littleEndian(final long value) {
		return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
	}
}
