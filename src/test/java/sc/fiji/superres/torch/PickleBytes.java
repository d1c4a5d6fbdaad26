package sc.fiji.superres.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import net.razorvine.pickle.Opcodes;

/** A pickle written opcode by opcode, as an attacker would. */
final class PickleBytes {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	PickleBytes() {
		op(Opcodes.PROTO).raw(2);
	}

	PickleBytes op(final int... opcodes) {
		return raw(opcodes);
	}

	PickleBytes raw(final int... bytes) {
		for (final int b : bytes)
			out.write(b);
		return this;
	}

	PickleBytes repeat(final int opcode, final int times) {
		for (int i = 0; i < times; i++)
			out.write(opcode);
		return this;
	}

	PickleBytes text(final String text) {
		final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		op(Opcodes.BINUNICODE).int4(utf8.length).out.writeBytes(utf8);
		return this;
	}

	PickleBytes line(final String line) {
		out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
		return this;
	}

	PickleBytes global(final String module, final String name) {
		return op(Opcodes.GLOBAL).line(module).line(name);
	}

	PickleBytes number(final int value) {
		return op(Opcodes.BININT).int4(value);
	}

	PickleBytes int4(final int value) {
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
		return this;
	}

	PickleBytes tuple(final int... numbers) {
		op(Opcodes.MARK);
		for (final int number : numbers)
			number(number);
		return op(Opcodes.TUPLE);
	}

	/** {@code ('storage', torch.TYPE, KEY, 'cpu', NUMEL)} as a persistent id. */
	PickleBytes storage(final String type, final String key, final int elements) {
		return op(Opcodes.MARK).text("storage").global("torch", type).text(key).text("cpu").number(elements).op(
			Opcodes.TUPLE, Opcodes.BINPERSID);
	}

	/** A tensor of the float storage 0. */
	PickleBytes tensor(final int elements, final int offset, final int[] shape, final int[] strides) {
		return tensor("FloatStorage", elements, offset, shape, strides);
	}

	PickleBytes tensor(final String type, final int elements, final int offset, final int[] shape,
		final int[] strides)
	{
		return global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK).storage(type, "0", elements).number(offset)
			.tuple(shape).tuple(strides).op(Opcodes.NEWFALSE).global("collections", "OrderedDict").op(
				Opcodes.EMPTY_TUPLE, Opcodes.REDUCE, Opcodes.TUPLE, Opcodes.REDUCE);
	}

	byte[] stop() {
		op(Opcodes.STOP);
		return out.toByteArray();
	}
}
