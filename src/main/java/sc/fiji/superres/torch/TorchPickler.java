package sc.fiji.superres.torch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Pickler;

/**
 * Writes {@code data.pkl}: modules by NEWOBJ and BUILD, tensors by {@code torch._utils._rebuild_tensor_v2} over
 * persistent ids of their storage. Collects the storages in the order their keys name them.
 */
final class TorchPickler extends Pickler {

	/** A global name; pickled as the reference itself. */
	private record Global(String module, String name) {}

	/** A call of a global with arguments. */
	private record Call(Global function, Object... arguments) {}

	/** A storage; pickled as its persistent id. */
	private record Storage(String type, int key, int elements) {}

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
		if (type == ScriptModule.class) return (o, out, pickler) -> writeModule((ScriptModule) o, out);
		if (type == FloatTensor.class) return (o, out, pickler) -> save(rebuild((FloatTensor) o));
		if (type == LongTensor.class) return (o, out, pickler) -> save(rebuild((LongTensor) o));
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
		final Storage storage = new Storage(type, storages.size() - 1, elements);
		final Call noHooks = new Call(new Global("collections", "OrderedDict"));
		return new Call(new Global("torch._utils", "_rebuild_tensor_v2"), storage, 0, sizes, strides, false, noHooks);
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

	private void writeModule(final ScriptModule module, final OutputStream out) throws PickleException, IOException {
		save(new Global("__torch__", module.type()));
		out.write(Opcodes.EMPTY_TUPLE);
		out.write(Opcodes.NEWOBJ);
		save(module.attributes());
		out.write(Opcodes.BUILD);
	}
}
