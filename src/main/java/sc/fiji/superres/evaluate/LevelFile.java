package sc.fiji.superres.evaluate;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.Figure;

/**
 * The outcomes of one model at one zoom level as a file. Doubles keep every bit, so that a table made of them is the
 * one that would have been made at once; planes become 32-bit. It is a gzip stream, whose checksum finds damage.
 *
 * @param identity tells models of one name apart
 * @param outcomes of all crops of the level
 */
record LevelFile(String identity, List<Outcome> outcomes) {

	void write(final OutputStream to) throws IOException {
		final GZIPOutputStream packed = new GZIPOutputStream(to);
		final DataOutputStream out = new DataOutputStream(packed);
		out.writeUTF(identity);
		out.writeInt(outcomes.size());
		for (final Outcome outcome : outcomes)
			write(outcome, out);
		out.flush();
		packed.finish(); // the caller closes the stream
	}

	/** @throws IOException where the file is not whole, or holds anything else */
	static LevelFile read(final Path file) throws IOException {
		final DataInput in = new DataInputStream(new ByteArrayInputStream(checked(file)));
		final String identity = in.readUTF();
		final int count = in.readInt();
		final List<Outcome> outcomes = new ArrayList<>();
		for (int i = 0; i < count; i++)
			outcomes.add(outcome(in));
		return new LevelFile(identity, outcomes);
	}

	/** The whole content, so that the checksum is compared before any of it is believed. */
	private static byte[] checked(final Path file) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return in.readAllBytes();
		}
	}

	private static void write(final Outcome outcome, final DataOutput out) throws IOException {
		write(outcome.score(), out);
		out.writeInt(outcome.notes().size());
		for (final String note : outcome.notes())
			out.writeUTF(note);
		out.writeUTF(outcome.match().name());
		out.writeUTF(outcome.reason());
		out.writeBoolean(outcome.example().isPresent());
		if (outcome.example().isPresent()) write(outcome.example().get(), out);
	}

	private static Outcome outcome(final DataInput in) throws IOException {
		final Score score = score(in);
		final int count = in.readInt();
		final List<String> notes = new ArrayList<>();
		for (int i = 0; i < count; i++)
			notes.add(in.readUTF());
		final Outcome.Match match = Outcome.Match.valueOf(in.readUTF());
		final String reason = in.readUTF();
		if (!in.readBoolean()) return new Outcome(score, notes, match, reason, Optional.empty());
		final Example example = new Example(score, in.readBoolean(), plane(in), plane(in), plane(in));
		return new Outcome(score, notes, match, reason, Optional.of(example));
	}

	private static void write(final Score score, final DataOutput out) throws IOException {
		out.writeUTF(score.model());
		out.writeDouble(score.level().value());
		out.writeUTF(score.level().unit());
		out.writeUTF(score.image());
		out.writeInt(score.crop());
		write(score.origin(), out);
		out.writeInt(score.values().size());
		for (final Map.Entry<Figure, Double> value : score.values().entrySet()) {
			out.writeUTF(value.getKey().column());
			out.writeDouble(value.getValue());
		}
	}

	private static Score score(final DataInput in) throws IOException {
		final String model = in.readUTF();
		final ZoomLevel level = new ZoomLevel(in.readDouble(), in.readUTF());
		final String image = in.readUTF();
		final int crop = in.readInt();
		return new Score(model, level, image, crop, origin(in), values(in));
	}

	private static Map<Figure, Double> values(final DataInput in) throws IOException {
		final int count = in.readInt();
		final Map<Figure, Double> values = new LinkedHashMap<>();
		for (int i = 0; i < count; i++)
			values.put(Judge.figure(in.readUTF()), in.readDouble());
		return values;
	}

	private static void write(final Score.Origin origin, final DataOutput out) throws IOException {
		out.writeUTF(origin.reference());
		out.writeDouble(origin.x());
		out.writeDouble(origin.y());
		out.writeDouble(origin.scale());
		out.writeDouble(origin.rotation());
		out.writeDouble(origin.ssim());
	}

	private static Score.Origin origin(final DataInput in) throws IOException {
		final String reference = in.readUTF();
		final double x = in.readDouble();
		final double y = in.readDouble();
		return new Score.Origin(reference, x, y, in.readDouble(), in.readDouble(), in.readDouble());
	}

	private static void write(final Example example, final DataOutput out) throws IOException {
		out.writeBoolean(example.first());
		write(example.input(), out);
		write(example.result(), out);
		write(example.reference(), out);
	}

	private static void write(final RandomAccessibleInterval<? extends RealType<?>> plane, final DataOutput out)
		throws IOException
	{
		final float[] grey = Planes.floatArray(plane);
		final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * grey.length);
		bytes.asFloatBuffer().put(grey);
		out.writeInt(Planes.width(plane));
		out.writeInt(Planes.height(plane));
		out.write(bytes.array());
	}

	private static RandomAccessibleInterval<? extends RealType<?>> plane(final DataInput in) throws IOException {
		final int width = in.readInt();
		final int height = in.readInt();
		final byte[] bytes = new byte[Float.BYTES * Math.multiplyExact(width, height)];
		in.readFully(bytes);
		final float[] grey = new float[width * height];
		ByteBuffer.wrap(bytes).asFloatBuffer().get(grey);
		return Planes.floats(grey, width, height);
	}
}
