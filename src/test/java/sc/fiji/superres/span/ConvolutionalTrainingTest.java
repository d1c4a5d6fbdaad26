package sc.fiji.superres.span;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.rrdb.RrdbConfig;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.Drawn;
import sc.fiji.superres.train.ConfigOverrides;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingControl;
import sc.fiji.superres.train.TrainingListener;

/** SPAN and RRDBNet are trained from their first weights, and their files enlarge images. */
class ConvolutionalTrainingTest {

	private static final MultiScaleConfig PAIRS = MultiScaleConfig.preset("2x single-scale").withCrop(32, 4);
	private static final int STEPS = 40;

	@TempDir
	private Path folder;

	static Stream<NetworkConfig> networks() {
		return Stream.of(new SpanConfig(2, 1, 8, false), new RrdbConfig(2, 1, 8, 1, 4, 2), new RrdbConfig(2, 1, 8, 1, 4,
			1));
	}

	private List<Double> train(final NetworkConfig network, final String run, final long stopAfter) throws IOException {
		final TrainConfig config = ConfigOverrides.apply(TrainConfig.of(PAIRS, network, STEPS, 2, 2e-3, List.of(1000L),
			0.1, 1), "{\"average\": 0.9, \"threads\": 1}");
		final TrainingControl control = new TrainingControl();
		final List<Double> losses = new ArrayList<>();
		new Trainer(config, new RunFolder(folder.resolve(run)), Device.cpu()).train(pairs(1), pairs(2), null, true,
			new TrainingListener()
			{

				@Override
				public void stepped(final long iteration, final double loss) {
					losses.add(loss);
					if (iteration == stopAfter) control.finish();
				}
			}, Progress.NONE, control);
		return losses;
	}

	private static PairSource pairs(final long seed) {
		final SourceImage image = new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(96, 96, 2, seed)
			.simulate(Progress.NONE), IntensityRange.EIGHT_BIT);
		return PairSource.of(List.of(image), PAIRS, 1 << 24);
	}

	private static double mean(final List<Double> losses) {
		return losses.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	@ParameterizedTest
	@MethodSource("networks")
	void itLearnsAndGoesOnWhereItStopped(final NetworkConfig network) throws IOException {
		final List<Double> losses = train(network, "whole", STEPS);
		assertTrue(mean(losses.subList(STEPS - 10, STEPS)) < 0.8 * mean(losses.subList(0, 10)), losses.toString());
		assertEquals(network, ModelFiles.read(folder.resolve("whole")).config());
		train(network, "parts", 13);
		train(network, "parts", STEPS);
		assertEquals(-1, Files.mismatch(folder.resolve("whole/model.pt"), folder.resolve("parts/model.pt")));
	}

	/** A whole image by the service, in tiles that overlap by more than the network sees. */
	private List<float[]> enlarged(final Path model, final List<float[]> channels, final int width, final int height)
		throws IOException
	{
		final List<RandomAccessibleInterval<FloatType>> planes = new ArrayList<>();
		for (final float[] plane : channels)
			planes.add(Planes.floats(plane, width, height));
		try (Context context = new Context(SuperResolutionService.class)) {
			return context.service(SuperResolutionService.class).withModel(model.toString(), "cpu", Precision.FULL, 0,
				0, Progress.NONE, upscaler -> upscaler.upscale(planes, Progress.NONE).stream().map(Planes::floatArray)
					.toList());
		}
	}

	@Test
	void colourAndGreyImagesGoThroughANetworkOfThreeChannels() throws IOException {
		final SpanConfig network = new SpanConfig(2, 3, 4, true);
		final Path file = folder.resolve("span.pth");
		ModelFiles.writeOfficial(file, Drawn.weights(network), network);
		final float[] grey = Drawn.input(9 * 7);
		final List<float[]> colours = enlarged(file, List.of(grey, grey, grey), 9, 7);
		assertEquals(3, colours.size());
		final float[] mean = new float[4 * grey.length];
		for (int i = 0; i < mean.length; i++)
			mean[i] = (colours.get(0)[i] + colours.get(1)[i] + colours.get(2)[i]) / 3;
		final List<float[]> single = enlarged(file, List.of(grey), 9, 7);
		assertEquals(1, single.size());
		assertArrayEquals(mean, single.get(0), 1e-3f);
	}

	@Test
	void anImageWhoseSidesAreOddKeepsThemAtFactorOne() throws IOException {
		final RrdbConfig network = new RrdbConfig(1, 1, 4, 1, 2, 4);
		final Path file = folder.resolve("x1.pth");
		ModelFiles.writeOfficial(file, Drawn.weights(network), network);
		final List<float[]> restored = enlarged(file, List.of(Drawn.input(13 * 11)), 13, 11);
		assertEquals(13 * 11, restored.get(0).length);
	}
}
