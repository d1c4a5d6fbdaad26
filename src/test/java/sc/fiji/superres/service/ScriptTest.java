package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.train.TrainConfig;

/** What scripts call. SciJava injects the service into a script's parameters as it does into those of a command. */
@Timeout(60)
class ScriptTest {

	@TempDir
	Path folder;

	private Context context;
	private SuperResolutionService service;

	/** What the script of the guide does. */
	public static final class Script implements Command {

		@Parameter
		private SuperResolutionService superres;

		@Parameter
		private RandomAccessibleInterval<UnsignedByteType> image;

		@Parameter
		private String model;

		@Parameter(type = ItemIO.OUTPUT)
		private RandomAccessibleInterval<UnsignedByteType> result;

		@Override
		public void run() {
			try {
				result = superres.upscale(image, model);
			}
			catch (final IOException exc) {
				throw new java.io.UncheckedIOException(exc);
			}
		}
	}

	@BeforeEach
	void discover() {
		context = new Context(SuperResolutionService.class, CommandService.class);
		service = context.service(SuperResolutionService.class);
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	private static RandomAccessibleInterval<UnsignedByteType> scan(final int width, final int height, final long seed) {
		return StemScan.galliumNitride(width, height, 2, seed).simulate(Progress.NONE);
	}

	private String model() throws IOException {
		final Path file = folder.resolve("tiny.pth");
		if (!Files.exists(file)) TorchArchive.writeStateDict(file, WeightInit.draw(SwinIrConfig.tiny(2), 1));
		return file.toString();
	}

	private static double[] values(final RandomAccessibleInterval<? extends RealType<?>> image) {
		final double[] values = new double[(int) Views.iterable(image).size()];
		int i = 0;
		for (final RealType<?> pixel : Views.flatIterable(image))
			values[i++] = pixel.getRealDouble();
		return values;
	}

	@Test
	void aScriptGetsTheServiceAndItsImageEnlarged() throws IOException, InterruptedException, ExecutionException {
		final Object result = context.service(CommandService.class).run(Script.class, false, Map.of("image", scan(24,
			16, 1), "model", model())).get().getOutput("result");
		assertArrayEquals(new long[] { 48, 32 }, ((RandomAccessibleInterval<?>) result).dimensionsAsLongArray());
	}

	@Test
	void everyTypeComesBackAsItWent() throws IOException {
		assertInstanceOf(UnsignedByteType.class, service.upscale(scan(16, 16, 1), model()).getType());
		final RandomAccessibleInterval<UnsignedShortType> shorts = ArrayImgs.unsignedShorts(new short[] { 100, 900, 300,
			200 }, 2, 2);
		assertInstanceOf(UnsignedShortType.class, service.upscale(shorts, "bicubic x2").getType());
		final RandomAccessibleInterval<FloatType> floats = ArrayImgs.floats(new float[] { -1, 7, 3, 2 }, 2, 2);
		assertInstanceOf(FloatType.class, service.upscale(floats, "bicubic").getType());
		assertArrayEquals(new long[] { 8, 8 }, service.upscale(floats, "bicubic").dimensionsAsLongArray());
	}

	@Test
	void theThirdDimensionIsEnlargedSliceBySliceWithOneRange() throws IOException {
		final RandomAccessibleInterval<FloatType> stack = ArrayImgs.floats(new float[] { 0, 1, 2, 3, 40, 50, 60, 80 },
			2, 2, 2);
		final RandomAccessibleInterval<FloatType> result = service.upscale(stack, "bicubic x3");
		assertArrayEquals(new long[] { 6, 6, 2 }, result.dimensionsAsLongArray());
		final double[] second = values(service.upscale(Views.hyperSlice(stack, 2, 1), "bicubic x3"));
		assertArrayEquals(second, values(Views.hyperSlice(result, 2, 1)), 1e-4);
		assertArrayEquals(new long[] { 48, 32, 1 }, service.upscale(Views.addDimension(scan(24, 16, 1), 0, 0), model())
			.dimensionsAsLongArray(), "one slice stays a stack");
	}

	@Test
	void aViewThatIsNotAtTheOriginGivesWhatItsPixelsGive() throws IOException {
		final RandomAccessibleInterval<UnsignedByteType> image = scan(24, 16, 1);
		final double[] expected = values(service.upscale(image, model()));
		assertArrayEquals(expected, values(service.upscale(Views.translate(image, -7, 30), model())));
	}

	@Test
	void otherShapesAndTypesAreNamed() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> service.upscale(ArrayImgs.floats(2, 2, 2, 2),
			"bicubic")).getMessage().contains("2 or 3 dimensions, not 4: [2, 2, 2, 2]"));
		final RandomAccessibleInterval<DoubleType> doubles = ArrayImgs.doubles(4, 4);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> service.upscale(doubles, "bicubic")).getMessage()
			.contains("not DoubleType"));
	}

	@Test
	void anInterruptStopsTheWork() throws IOException {
		final String model = model();
		Thread.currentThread().interrupt();
		assertThrows(CancellationException.class, () -> service.upscale(scan(24, 16, 1), model));
		assertTrue(Thread.interrupted(), "the interrupt is passed on");
	}

	@Test
	void aScriptTrainsOnItsImagesAndGoesOnWhereItStood() throws IOException {
		final MultiScaleConfig pairs = MultiScaleConfig.preset("2x single-scale").withCrop(16, 2);
		final SwinIrConfig network = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);
		final TrainConfig config = TrainConfig.of(pairs, network, 3, 1, 1e-3, List.of(), 0.3, 1);
		final List<RandomAccessibleInterval<UnsignedByteType>> images = List.of(scan(64, 64, 1), scan(64, 64, 2), scan(
			64, 64, 3));
		final String run = folder.resolve("run").toString();
		final TrainingResult result = service.train(config, images, run);
		assertEquals(3, result.iterations());
		assertTrue(result.psnr() > 0, "one image of three watches");
		assertEquals(3, service.train(config, images, run).iterations(), "nothing is left to do");
		assertArrayEquals(new long[] { 128, 128 }, service.upscale(images.get(0), run).dimensionsAsLongArray());
	}
}
