package sc.fiji.superres.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;

/** Images of known pixels, and writers, for the tests of this room. */
public final class TestImages {

	/** Two images of different size. */
	public static final List<SourceImage> TWO = List.of(bytes("a.png", 96, 80, 1), bytes("b.png", 83, 71, 2));
	/** Every sub-process at ×2, at levels that fit {@link #TWO}. */
	public static final MultiScaleConfig SMALL = config(2, List.of(0.45, 0.75), List.of(1.3), List.of(0.55, 1.0));

	private TestImages() {}

	/** The same as {@code pattern} of scripts/golden/dataset.py. */
	public static SourceImage bytes(final String name, final int width, final int height, final int seed) {
		final byte[] v = new byte[width * height];
		for (int i = 0; i < v.length; i++)
			v[i] = (byte) pattern(i % width, i / width, seed);
		return new SourceImage(name, Planes.bytes(v, width, height), IntensityRange.EIGHT_BIT);
	}

	public static SourceImage shorts(final String name, final int width, final int height, final int seed) {
		final short[] v = new short[width * height];
		for (int i = 0; i < v.length; i++)
			v[i] = (short) (257 * pattern(i % width, i / width, seed));
		return new SourceImage(name, Planes.shorts(v, width, height), new IntensityRange(0, 65535));
	}

	public static SourceImage floats(final String name, final int width, final int height, final int seed) {
		final float[] v = new float[width * height];
		for (int i = 0; i < v.length; i++)
			v[i] = pattern(i % width, i / width, seed) / 255f;
		return new SourceImage(name, Planes.floats(v, width, height), new IntensityRange(0, 1));
	}

	/** A small configuration: crops of 32, two by two. */
	public static MultiScaleConfig config(final int factor, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas)
	{
		return new MultiScaleConfig("test", factor, alphas, betas, gammas, List.of(Filter.values()), 32, 2,
			new ZoomLevel(24, "nm"), PairKind.PUBLISHED, false);
	}

	/** Every file below a folder, sorted, with forward slashes. */
	public static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> inside = Files.walk(folder)) {
			return inside.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString().replace('\\', '/'))
				.sorted().toList();
		}
	}

	private static int pattern(final int x, final int y, final int seed) {
		return (3 * x + 5 * y + ((31 * x * x + 17 * y * y + 7 * x * y + 101 * seed * (x + 1)) >> 3)) & 255;
	}

	/** Every file below a folder with what it holds. */
	public static Map<String, String> contents(final Path folder) throws IOException {
		final Map<String, String> contents = new TreeMap<>();
		for (final String file : files(folder))
			contents.put(file, Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1));
		return contents;
	}

	/** 8-bit planes as PNG by the Java platform, both ways. */
	public static final class Png implements ImageEncoder, ImageReader {

		@Override
		@SuppressWarnings("unchecked")
		public byte[] encode(final RandomAccessibleInterval<?> plane) throws IOException {
			final BufferedImage image = new BufferedImage(Planes.width(plane), Planes.height(plane),
				BufferedImage.TYPE_BYTE_GRAY);
			final byte[] pixels = Planes.byteArray((RandomAccessibleInterval<UnsignedByteType>) plane);
			System.arraycopy(pixels, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0,
				pixels.length);
			final ByteArrayOutputStream file = new ByteArrayOutputStream();
			if (!ImageIO.write(image, "png", file)) throw new IOException("No PNG writer.");
			return file.toByteArray();
		}

		@Override
		public String extension(final RandomAccessibleInterval<?> plane) {
			return "png";
		}

		@Override
		public RandomAccessibleInterval<?> read(final Path path) throws IOException {
			final BufferedImage image = ImageIO.read(path.toFile());
			final byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
			return Planes.bytes(pixels, image.getWidth(), image.getHeight());
		}

		@Override
		public Size size(final Path path) throws IOException {
			return new Size(Planes.width(read(path)), Planes.height(read(path)));
		}

		@Override
		public boolean reads(final Path path) {
			return path.toString().endsWith(".png");
		}
	}

	/** The hash of the pixels as text, for planes of any type. */
	public static final class Hashes implements ImageEncoder {

		@Override
		public byte[] encode(final RandomAccessibleInterval<?> plane) {
			return PixelHash.sha256(plane).getBytes(StandardCharsets.ISO_8859_1);
		}

		@Override
		public String extension(final RandomAccessibleInterval<?> plane) {
			return SourceImage.bytesPerPixel(plane) == 1 ? "png" : "tif";
		}
	}
}
