package sc.fiji.superres.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import net.razorvine.pickle.Opcodes;
import sc.fiji.superres.swinir.Golden;

/** Makes damaged and hostile model files of whole ones; the same number gives the same file. */
final class Mutant {

	private static final Charset BYTES = StandardCharsets.ISO_8859_1;
	private static final int[] NUMBERS = { 0, 1, -1, 7, 4096, 65536, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE };
	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private final Random random;
	private final Path whole;
	private final byte[] bytes;

	/** @param whole a model file that can be read */
	Mutant(final long seed, final Path whole) throws IOException {
		this.random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbours begin alike without the factor
		this.whole = whole;
		this.bytes = Files.readAllBytes(whole);
	}

	/** Damage as disks and downloads do it: bits, runs of bytes, cuts, pieces lost or doubled. */
	void damage(final Path file) throws IOException {
		final byte[] b = bytes.clone();
		final int at = random.nextInt(b.length), length = Math.min(1 + random.nextInt(400), b.length - at);
		Files.write(file, switch (random.nextInt(6)) {
			case 0 -> flipped(b);
			case 1 -> filled(b, at, length, (byte) random.nextInt(256));
			case 2 -> noisy(b, at, length);
			case 3 -> Arrays.copyOf(b, at);
			case 4 -> joined(Arrays.copyOf(b, at), Arrays.copyOfRange(b, at + length, b.length));
			default -> joined(Arrays.copyOf(b, at + length), Arrays.copyOfRange(b, at, b.length));
		});
	}

	private byte[] flipped(final byte[] b) {
		for (int k = random.nextInt(8); k >= 0; k--)
			b[random.nextInt(b.length)] ^= 1 << random.nextInt(8);
		return b;
	}

	private static byte[] filled(final byte[] b, final int at, final int length, final byte value) {
		Arrays.fill(b, at, at + length, value);
		return b;
	}

	private byte[] noisy(final byte[] b, final int at, final int length) {
		for (int i = at; i < at + length; i++)
			b[i] = (byte) random.nextInt(256);
		return b;
	}

	private static byte[] joined(final byte[] a, final byte[] b) {
		final byte[] both = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, both, a.length, b.length);
		return both;
	}

	/** Damage with the right checksum: an entry of a zip container that holds text or a pickle. */
	void forge(final Path file) throws IOException {
		final Map<String, byte[]> entries = entries();
		final List<String> names = entries.keySet().stream().filter(name -> !name.startsWith("data/")).toList();
		final String name = names.get(random.nextInt(names.size()));
		final byte[] entry = entries.get(name);
		if (random.nextInt(8) == 0) entries.remove(name);
		else entries.put(name, name.endsWith(".json") && random.nextBoolean() ? otherNumber(entry) : flipped(entry));
		TorchFiles.zip(file, entries);
	}

	/** A number of a text replaced by an absurd one. */
	private byte[] otherNumber(final byte[] text) {
		final String s = new String(text, StandardCharsets.UTF_8);
		final List<Integer> starts = new ArrayList<>();
		for (final Matcher m = NUMBER.matcher(s); m.find();)
			starts.add(m.start());
		final int start = starts.get(random.nextInt(starts.size()));
		final String[] absurd = { "1e999", "-1", "2147483648", "99999999999999999999", "null", "NaN", "\"x\"", "0.5",
			"[".repeat(5000), "{\"a\":".repeat(5000), String.valueOf(NUMBERS[random.nextInt(NUMBERS.length)]) };
		return (s.substring(0, start) + absurd[random.nextInt(absurd.length)] + NUMBER.matcher(s.substring(start))
			.replaceFirst("")).getBytes(StandardCharsets.UTF_8);
	}

	private Map<String, byte[]> entries() throws IOException {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(whole.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				final byte[] content = zip.getInputStream(entry).readAllBytes();
				entries.put(entry.getName().substring(entry.getName().indexOf('/') + 1), content);
			}
		}
		return entries;
	}

	/** A pickle written to harm whoever reads it, in either container. */
	void hostilePickle(final Path file) throws IOException {
		final byte[] pickle = pickle().stop();
		if (random.nextBoolean()) {
			TorchFiles.write(file, pickle, 1, 2, 3, 4);
			return;
		}
		final byte[] old = Files.readAllBytes(TorchArchiveTest.golden("old_plain.pth"));
		final int start = new String(old, BYTES).indexOf('.', new String(old, BYTES).indexOf("type_sizes")) + 1;
		Files.write(file, joined(joined(Arrays.copyOf(old, start), pickle), Arrays.copyOfRange(old, start,
			old.length)));
	}

	private PickleBytes pickle() {
		final PickleBytes p = new PickleBytes();
		final int n = 1 + random.nextInt(600_000), any = NUMBERS[random.nextInt(NUMBERS.length)];
		final int other = NUMBERS[random.nextInt(NUMBERS.length)];
		return switch (random.nextInt(17)) {
			case 0 -> p.repeat(Opcodes.EMPTY_LIST, n).repeat(Opcodes.APPEND, n - 1);
			case 1 -> p.op(Opcodes.EMPTY_TUPLE).repeat(Opcodes.TUPLE1, n);
			case 2 -> p.repeat(Opcodes.MARK, n).repeat(Opcodes.LIST, n);
			case 3 -> p.repeat(Opcodes.EMPTY_DICT, n);
			case 4 -> doubling(p.op(Opcodes.EMPTY_DICT), 1 + random.nextInt(200));
			case 5 -> p.op(Opcodes.LONG4).int4(any).raw(1, 2, 3);
			case 6 -> p.op(Opcodes.LONG1).raw(255).raw(new int[random.nextInt(300)]);
			case 7 -> p.op(Opcodes.BINUNICODE).int4(any);
			case 8 -> p.op(Opcodes.EMPTY_DICT, Opcodes.LONG_BINPUT).int4(any).op(Opcodes.LONG_BINGET).int4(other);
			case 9 -> p.global("os", "system").text("exit").op(Opcodes.TUPLE1, Opcodes.REDUCE);
			case 10 -> p.op(Opcodes.EMPTY_DICT, Opcodes.BINPUT, 0).text("self").op(Opcodes.BINGET, 0, Opcodes.SETITEM);
			case 11 -> p.op(Opcodes.EMPTY_LIST, Opcodes.BINPUT, 0, Opcodes.BINGET, 0, Opcodes.APPEND).op(
				Opcodes.EMPTY_DICT).op(Opcodes.BINGET, 0).number(1).op(Opcodes.SETITEM);
			case 12 -> p.op(Opcodes.EMPTY_DICT).text("t").tensor(any, other, new int[] { any, any }, new int[] { other,
				0 }).op(Opcodes.SETITEM);
			case 13 -> p.op(Opcodes.EMPTY_DICT).text("t").tensor(4, 0, new int[] { any }, new int[] { other }).op(
				Opcodes.SETITEM);
			case 14 -> p.op(Opcodes.EMPTY_DICT).text("t").storage("FloatStorage", "no such", any).op(Opcodes.SETITEM);
			case 15 -> p.text("µ".repeat(5 * n));
			default -> manyViews(p.op(Opcodes.EMPTY_DICT), 1 + random.nextInt(5000));
		};
	}

	private static PickleBytes doubling(final PickleBytes p, final int levels) {
		for (int i = 0; i < levels; i++)
			p.op(Opcodes.BINPUT, i, Opcodes.EMPTY_DICT, Opcodes.MARK).text("a").op(Opcodes.BINGET, i).text("b").op(
				Opcodes.BINGET, i, Opcodes.SETITEMS);
		return p;
	}

	private static PickleBytes manyViews(final PickleBytes p, final int views) {
		for (int i = 0; i < views; i++)
			p.text("t" + i).tensor(4, 0, new int[] { 4 }, new int[] { 1 }).op(Opcodes.SETITEM);
		return p;
	}

	/** An entry that inflates to many times the file, or claims to. */
	void bomb(final Path file) throws IOException {
		final Map<String, byte[]> entries = entries();
		final String name = List.of("data.pkl", "data/0", "extra/superres.json").get(random.nextInt(3));
		entries.remove(name);
		TorchFiles.withZeros(file, entries, name, 1L << (random.nextInt(16) == 0 ? 27 : 20 + random.nextInt(4)));
		if (random.nextBoolean()) {
			final byte[] liar = Files.readAllBytes(file);
			final ByteBuffer end = ByteBuffer.wrap(liar).order(ByteOrder.LITTLE_ENDIAN);
			final int directory = end.getInt(liar.length - 6); // of the last entry: its size, 24 bytes in
			final int last = new String(liar, BYTES).lastIndexOf("PK\1\2", liar.length);
			if (last >= directory) end.putInt(last + 24, NUMBERS[random.nextInt(NUMBERS.length)]);
			Files.write(file, liar);
		}
	}

	/** Tensors that are missing, too many, renamed or of another shape, in a sound container. */
	void misfit(final Path file) throws IOException {
		final StateDict misfit = new StateDict();
		final List<String> names = List.copyOf(Golden.weights().names());
		final String chosen = names.get(random.nextInt(names.size()));
		final int what = random.nextInt(5);
		Golden.weights().forEach((name, tensor) -> {
			if (!name.equals(chosen)) misfit.put(name, tensor);
			else if (what == 1) misfit.put(name + "x", tensor);
			else if (what == 2) misfit.put(name, new FloatTensor(tensor.values(), tensor.values().length, 1, 1, 1, 1));
			else if (what == 3) misfit.put(name, FloatTensor.filled(1, random.nextInt(3), random.nextInt(70_000)));
			else if (what == 4) misfit.put(name, FloatTensor.filled(1));
		});
		if (file.toString().endsWith(".safetensors")) SafeTensors.write(file, misfit, Map.of());
		else TorchArchive.writeStateDict(file, misfit);
	}

	/** A safetensors header that lies. */
	void header(final Path file) throws IOException {
		final int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
		final byte[] text = Arrays.copyOfRange(bytes, 8, 8 + length), rest = Arrays.copyOfRange(bytes, 8 + length,
			bytes.length);
		final byte[] forged = random.nextBoolean() ? otherNumber(text) : flipped(text);
		final long[] lengths = { forged.length, forged.length, forged.length, 0, -1, Long.MAX_VALUE, 1L << 40,
			100_000_000 };
		final byte[] count = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(lengths[random.nextInt(
			lengths.length)]).array();
		Files.write(file, joined(joined(count, forged), rest));
	}

	/** The old container with one eight-byte number, of a storage or not, replaced. */
	void oldCount(final Path file) throws IOException {
		final byte[] b = bytes.clone();
		final long[] counts = { -1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 1L << 61, b.length };
		final int at = random.nextBoolean() ? random.nextInt(b.length - 8) : new String(b, BYTES).lastIndexOf("e.") + 2;
		ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN).putLong(at, counts[random.nextInt(counts.length)]);
		Files.write(file, b);
	}

	@Override
	public String toString() {
		return whole.getFileName().toString();
	}
}
