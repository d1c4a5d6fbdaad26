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

import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Pickler;

/**
 * Writes {@code data.pkl}: modules by NEWOBJ and BUILD, tensors by {@code torch._utils._rebuild_tensor_v2} over
 * persistent ids of their storage. Collects the storages in the order their keys name them.
 */
public final class TorchPickler extends Pickler {

	/** A global name; pickled as the reference itself. */
	private record Global(String module, String name) {}

	/** A call of a global with arguments. */
	private record Call(Global function, Object... arguments) {}

	/** A storage; pickled as its persistent id. */
	private record Storage(String type, int key, int elements) {}

	/** An object of a class by its whole name. */
	public record Module(String type, Map<String, Object> attributes) {}

	/** A list or dict with what TorchScript says of the type of its elements. */
	public record Typed(String function, Object[] arguments) {}

	/** A whole number beyond 32 bits. */
	public record Whole(long value) {}

	private final Map<ScriptTensor.Storage, Integer> shared = new IdentityHashMap<>();
	private final List<byte[]> storages = new ArrayList<>();

	TorchPickler() {
		super(false); // no memo: every value is written where it stands
	}

	/** The values of the tensors met so far; the storage of number k belongs in {@code data/k}. */
	List<byte[]> storages() {
		return storages;
	}

	@Override
	protected IObjectPickler getCustomPickler(final Class<?> type) {
		if (type == Global.class) return (o, out, pickler) -> writeGlobal((Global) o, out);
		if (type == Call.class) return (o, out, pickler) -> writeCall((Call) o, out);
		if (type == ScriptModule.class) return (o, out, pickler) -> writeModule("__torch__." + ((ScriptModule) o)
			.type(), ((ScriptModule) o).attributes(), out);
		if (type == FloatTensor.class) return (o, out, pickler) -> save(rebuild((FloatTensor) o));
		if (type == LongTensor.class) return (o, out, pickler) -> save(rebuild((LongTensor) o));
		if (type == Module.class) return (o, out, pickler) -> writeModule(((Module) o).type(), ((Module) o)
			.attributes(), out);
		if (type == Typed.class) return (o, out, pickler) -> save(new Call(new Global("torch.jit._pickle", ((Typed) o)
			.function()), ((Typed) o).arguments()));
		if (type == Whole.class) return (o, out, pickler) -> writeWhole(((Whole) o).value(), out);
		if (type == ScriptTensor.class) return (o, out, pickler) -> save(rebuild((ScriptTensor) o));
		return super.getCustomPickler(type);
	}

	@Override
	protected Object persistentId(final Object object) {
		if (!(object instanceof Storage storage)) return null;
		return new Object[] { "storage", new Global("torch", storage.type()), Integer.toString(storage.key()), "cpu",
			storage.elements() };
	}

	private Call rebuild(final FloatTensor tensor) {
		return rebuild("FloatStorage", Storages.bytes(tensor.values()), tensor.values().length, tensor.shape());
	}

	private Call rebuild(final LongTensor tensor) {
		return rebuild("LongStorage", Storages.bytes(tensor.values()), tensor.values().length, tensor.shape());
	}

	private Call rebuild(final String type, final byte[] values, final int elements, final int[] shape) {
		final int rank = shape.length;
		final Object[] sizes = new Object[rank], strides = new Object[rank];
		int stride = 1;
		for (int d = rank - 1; d >= 0; d--) {
			sizes[d] = shape[d];
			strides[d] = stride;
			stride *= Math.max(1, shape[d]);
		}
		storages.add(values);
		return rebuild(new Storage(type, storages.size() - 1, elements), 0, sizes, strides, false);
	}

	/** A view stays a view, and tensors that share a storage go on sharing it. */
	private Call rebuild(final ScriptTensor tensor) {
		final ScriptTensor.Storage values = tensor.storage();
		final int key = shared.computeIfAbsent(values, v -> {
			storages.add(v.raw());
			return storages.size() - 1;
		});
		return rebuild(new Storage(values.type(), key, values.values()), tensor.offset(), boxed(tensor.shape()), boxed(
			tensor.strides()), tensor.requiresGradient());
	}

	private static Object[] boxed(final int[] numbers) {
		return Arrays.stream(numbers).boxed().toArray();
	}

	private static Call rebuild(final Storage storage, final int offset, final Object[] sizes, final Object[] strides,
		final boolean requiresGradient)
	{
		final Call noHooks = new Call(new Global("collections", "OrderedDict"));
		return new Call(new Global("torch._utils", "_rebuild_tensor_v2"), storage, offset, sizes, strides,
			requiresGradient, noHooks);
	}

	private static void writeGlobal(final Global global, final OutputStream out) throws IOException {
		out.write(Opcodes.GLOBAL);
		out.write((global.module() + "\n" + global.name() + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	private void writeCall(final Call call, final OutputStream out) throws PickleException, IOException {
		save(call.function());
		save(call.arguments());
		out.write(Opcodes.REDUCE);
	}

	private void writeModule(final String type, final Map<String, Object> attributes, final OutputStream out)
		throws PickleException, IOException
	{
		final int dot = type.lastIndexOf('.');
		save(new Global(type.substring(0, dot), type.substring(dot + 1)));
		out.write(Opcodes.EMPTY_TUPLE);
		out.write(Opcodes.NEWOBJ);
		save(attributes);
		out.write(Opcodes.BUILD);
	}

	/** In eight bytes, the only long form that libtorch reads. */
	private static void writeWhole(final long value, final OutputStream out) throws IOException {
		out.write(Opcodes.LONG1);
		out.write(Long.BYTES);
		out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
	}
}
