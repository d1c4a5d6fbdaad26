package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.upscale.Upscaler;

/** Several users of one device at once: all finish, and each gets what it would have got alone. */
@Timeout(120)
class SharedDeviceTest {

	private static final SwinIrConfig NETWORK = new SwinIrConfig(2, 1, 8, List.of(2), 12, List.of(2), 2);
	private static final int ITERATIONS = 30, IMAGES = 2;
	/** Makes each step of the training so long that it has its turn for more than a second in all. */
	private static final int PAUSE = 50;

	@TempDir
	static Path folder;

	private static Context context;
	private static SuperResolutionService service;

	@BeforeAll
	static void discover() {
		context = new Context(SuperResolutionService.class);
		service = context.service(SuperResolutionService.class);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	private static RandomAccessibleInterval<UnsignedByteType> scan(final long seed) {
		return StemScan.galliumNitride(96, 96, 2, seed).simulate(Progress.NONE);
	}

	/** Trains and returns the weights. */
	private static StateDict train(final String run, final Progress progress) throws IOException {
		final MultiScaleConfig pairs = MultiScaleConfig.preset("2x single-scale").withCrop(32, 4);
		final TrainConfig config = TrainConfig.of(pairs, NETWORK, ITERATIONS, 2, 2e-3, List.of(), 0, 1);
		final List<SourceImage> images = List.of(new SourceImage("a.png", scan(1), IntensityRange.EIGHT_BIT),
			new SourceImage("b.png", scan(2), IntensityRange.EIGHT_BIT));
		final RunFolder to = new RunFolder(folder.resolve(run));
		service.withDevice("cpu", progress, device -> new Trainer(config, to, device).train(TrainingPairs.ofImages(
			images, config.pairs(), 0, 1, 1 << 24).train(), null, null, false, TrainingListener.NONE, progress));
		return ModelFiles.read(to.model()).weights();
	}

	private static Path model(final long seed) throws IOException {
		final Path file = folder.resolve("model" + seed + ".pth");
		TorchArchive.writeStateDict(file, WeightInit.draw(NETWORK, seed));
		return file;
	}

	private static float[] upscale(final Path model, final long image, final Progress progress) throws IOException {
		return service.withModel(model.toString(), "cpu", Precision.FULL, 32, 8, progress, upscaler -> enlarge(upscaler,
			image, progress));
	}

	private static float[] enlarge(final Upscaler upscaler, final long image, final Progress progress) {
		final RandomAccessibleInterval<FloatType> plane = Planes.floats(Planes.floatArray(scan(image)), 96, 96);
		return Planes.floatArray(upscaler.upscale(List.of(plane), progress).get(0));
	}

	/** Each step is written down, and lasts a while. */
	private static Progress noting(final List<String> events, final String name, final CountDownLatch begun) {
		return service.sharing(new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				if (message.startsWith("Waiting")) return;
				events.add(name);
				if (message.contains("loss")) begun.countDown();
				try {
					Thread.sleep(PAUSE);
				}
				catch (final InterruptedException exc) {
					throw new AssertionError(exc);
				}
			}

			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void note(final String line) {
				// not looked at
			}
		});
	}

	private static <T> FutureTask<T> start(final Callable<T> work) {
		final FutureTask<T> task = new FutureTask<>(work);
		new Thread(task).start();
		return task;
	}

	@Test
	void twoMacrosAndATrainingAtOnceGetWhatTheyGetAlone() throws Exception {
		final StateDict alone = train("alone", Progress.NONE);
		final List<List<float[]>> images = List.of(new ArrayList<>(), new ArrayList<>());
		for (int macro = 0; macro < 2; macro++)
			for (int i = 0; i < IMAGES; i++)
				images.get(macro).add(upscale(model(macro), i, Progress.NONE));
		service.release();

		final List<String> events = Collections.synchronizedList(new ArrayList<>());
		final CountDownLatch begun = new CountDownLatch(3);
		final FutureTask<StateDict> training = start(() -> train("beside", noting(events, "training", begun)));
		begun.await();
		final List<FutureTask<Void>> macros = new ArrayList<>();
		for (int m = 0; m < 2; m++) {
			final int macro = m;
			macros.add(start(() -> {
				for (int i = 0; i < IMAGES; i++)
					assertArrayEquals(images.get(macro).get(i), upscale(model(macro), i, noting(events, "macro " +
						macro, begun)));
				events.add("end of macro " + macro);
				return null;
			}));
		}
		for (final FutureTask<Void> macro : macros)
			macro.get();
		final StateDict beside = training.get();

		alone.forEach((name, tensor) -> assertArrayEquals(tensor.values(), beside.get(name).values(), name));
		assertTrue(events.lastIndexOf("training") > events.indexOf("macro 0") && events.indexOf("training") < events
			.indexOf("macro 0"), "the training lent the device: " + events);
		assertTrue(events.indexOf("macro 1") < events.indexOf("end of macro 0") || events.indexOf("macro 0") < events
			.indexOf("end of macro 1"), "the macros took turns");
		assertEquals(List.of(), service.status("cpu").tasks());
	}

	@Test
	void whoComesDuringALongTaskWaitsForASliceOfItNotForItsEnd() throws Exception {
		final List<String> events = Collections.synchronizedList(new ArrayList<>());
		final CountDownLatch begun = new CountDownLatch(1), end = new CountDownLatch(1);
		final Progress progress = service.sharing(Progress.NONE);
		final FutureTask<Void> endless = start(() -> service.withDevice("cpu", progress, device -> {
			begun.countDown();
			while (end.getCount() > 0)
				progress.report(0, 1, "step");
			events.add("long");
			return null;
		}));
		begun.await();
		upscale(model(1), 1, Progress.NONE);
		events.add("short");
		end.countDown();
		endless.get();
		assertEquals(List.of("short", "long"), events);
	}
}
