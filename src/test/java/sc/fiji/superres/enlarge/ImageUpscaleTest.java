package sc.fiji.superres.enlarge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.swinir.FakeNetwork;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.Upscaler;

class ImageUpscaleTest {

	@TempDir
	private Path folder;

	/** Keeps notes and what is reported; wants to stop at a count of reports. */
	private static final class Listener implements Progress {

		private final List<String> notes = new ArrayList<>();
		private final List<Double> shares = new ArrayList<>();
		private final int most;

		Listener(final int most) {
			this.most = most;
		}

		@Override
		public void report(final long done, final long total, final String message) {
			shares.add((double) done / total);
		}

		@Override
		public void note(final String line) {
			notes.add(line);
		}

		@Override
		public boolean isCancelled() {
			return shares.size() >= most;
		}
	}

	/** A GPU whose memory is always full. */
	private static final class FullGpu extends FakeNetwork {

		@Override
		public Device device() {
			return Device.gpu(0);
		}

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			throw new IllegalStateException("CUDA out of memory. Tried to allocate 2.00 GiB");
		}
	}

	/** A service that has an upscaler for each device key, and nobody who waits. */
	private static SuperResolutionService service(final Function<String, Upscaler> devices) {
		return (SuperResolutionService) Proxy.newProxyInstance(ImageUpscaleTest.class.getClassLoader(), new Class<?>[] {
			SuperResolutionService.class }, (proxy, method, arguments) -> {
				if (method.getName().equals("sharing")) return arguments[0];
				assertEquals("withModel", method.getName());
				return ((SuperResolutionService.ModelTask<?>) arguments[6]).run(devices.apply((String) arguments[1]));
			});
	}

	private ImageUpscale settings(final boolean ensemble) throws IOException {
		final Path file = folder.resolve("model.pt");
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		ModelFiles.write(file, WeightInit.draw(config, 1), new ModelCard(config, "test", "MX", 5, 1.25, 10, 7, null,
			"test"));
		final ModelRef model = ModelRef.of("model", file.toString());
		return new ImageUpscale(model, "auto", Precision.FP16, 64, 16, "auto", ensemble, ReliabilityMap.NONE);
	}

	@Test
	void whereAGpuIsFullTheCpuTakesOverAndTheLogSaysSoOnce() throws IOException {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		final ImagePlus scan = IJ.createImage("scan", "8-bit ramp", 100, 90, 3);
		final ImagePlus result = settings(false).upscale(scan, service(device -> device.equals("cpu")
			? new BicubicUpscaler(2) : new NetworkUpscaler(new FullGpu(), 64, 16)), listener).image();
		assertEquals("200 3", result.getWidth() + " " + result.getStackSize());
		assertEquals(1, listener.notes.stream().filter(line -> line.contains("The CPU takes over")).count(),
			listener.notes::toString);
		assertEquals(1, listener.notes.stream().filter(line -> line.contains("at most 40 pixels")).count(),
			listener.notes::toString);
	}

	@Test
	void theTitleSaysTheModelWhereThatIsWantedAndTheMapFollows() throws IOException {
		final Path run = Files.createDirectories(folder.resolve("GaN run"));
		final ImageUpscale one = settings(false);
		final ModelRef model = ModelRef.of("model", Files.copy(one.model().file(), run.resolve("best.pt")).getParent()
			.toString());
		final ImageUpscale settings = new ImageUpscale(model, "auto", Precision.FULL, 64, 16, "auto", false,
			ReliabilityMap.CONSISTENCY);
		final ImagePlus scan = IJ.createImage("5MX scan.tif", "8-bit ramp", 20, 10, 1);
		final SuperResolutionService service = service(device -> new BicubicUpscaler(2));
		assertEquals("5MX scan-SRx2, 5MX scan-SRx2-consistency", titles(settings.upscale(scan, service,
			Progress.NONE)));
		final ImageUpscale.Result named = settings.upscaleNamingModel(scan, service, Progress.NONE);
		assertEquals("5MX scan-SRx2-GaN run, 5MX scan-SRx2-GaN run-consistency", titles(named));
		named.rename("5MX scan-SRx2-GaN run-2");
		assertEquals("5MX scan-SRx2-GaN run-2, 5MX scan-SRx2-GaN run-2-consistency", titles(named));
	}

	private static String titles(final ImageUpscale.Result result) {
		return result.image().getTitle() + ", " + result.map().orElseThrow().getTitle();
	}

	private ImageUpscale known(final boolean ensemble, final ModelCard.Training training) throws IOException {
		final ImageUpscale settings = settings(ensemble);
		final Path file = settings.model().file();
		final ModelCard card = ModelFiles.readCard(file).orElseThrow().with(training);
		ModelFiles.write(file, card.network().firstWeights(1), card);
		return settings;
	}

	@Test
	void whereResultsLieOffTheirPlaceTheOriginOfCoordinatesMovesAlong() throws IOException {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		final ImagePlus scan = IJ.createImage("5 MX", "8-bit ramp", 20, 10, 1);
		scan.getCalibration().xOrigin = 3;
		scan.getCalibration().pixelWidth = scan.getCalibration().pixelHeight = 2;
		final ModelCard.Training off = ModelCard.Training.UNKNOWN.withOffset(0.41);
		final var one = known(false, off).upscale(scan, service(device -> fake()), listener).image().getCalibration();
		assertEquals(6.41, one.xOrigin, 1e-9);
		assertEquals(0.41, one.yOrigin, 1e-9);
		assertEquals(scan.getCalibration().getX(7), one.getX(14.41), 1e-9, "a feature keeps its coordinate");
		assertEquals(List.of(1L), List.of(listener.notes.stream().filter(n -> n.contains(
			"0.41 pixels to the right and down")).count()));
		final var eight = known(true, off).upscale(scan, service(device -> fake()), listener).image().getCalibration();
		assertEquals(6, eight.xOrigin, 1e-9, "the eight are moved back themselves");
		final var right = known(false, off.withOffset(0.04)).upscale(scan, service(device -> fake()), listener).image()
			.getCalibration();
		assertEquals(6, right.xOrigin, 1e-9);
	}

	@Test
	void hotPixelsAreSaidOnceAndTheModelsWarningAlsoInTheSentence() throws IOException {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		final ImagePlus scan = IJ.createImage("2.5MX scan", "16-bit ramp", 64, 64, 2);
		scan.getStack().getProcessor(1).multiply(0.005);
		scan.getStack().getProcessor(2).multiply(0.005);
		scan.getStack().getProcessor(2).set(30, 30, 65535);
		final ImageUpscale settings = known(false, ModelCard.Training.UNKNOWN.withWarning("worse than bicubic"));
		settings.upscale(scan, service(device -> fake()), listener);
		assertEquals(3, listener.notes.size(), listener.notes::toString);
		assertTrue(listener.notes.get(0).startsWith("2.5MX scan: 1 hot pixel (65535) left out"),
			listener.notes::toString);
		assertTrue(listener.notes.get(1).contains("worse than bicubic"), listener.notes::toString);
		assertTrue(listener.notes.get(2).startsWith("2.5MX scan ×2: 2 of 2 slices: do not believe"),
			listener.notes::toString);
		assertTrue(listener.notes.get(2).contains("; the training of the model warns: worse than bicubic"),
			listener.notes::toString);
	}

	/** The fake repeats every pixel, which is no lie, and keeps the noise of its input. */
	@Test
	void aSentenceSaysWhatToBelieve() throws IOException {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		final ImagePlus scan = IJ.createImage("noise", "8-bit noise", 64, 64, 1);
		final ImageUpscale.Result result = known(false, ModelCard.Training.UNKNOWN).upscale(scan, service(
			device -> fake()), listener);
		final String sentence = result.belief().orElseThrow();
		assertTrue(listener.notes.contains("noise ×2: " + sentence + "."), listener.notes::toString);
		assertEquals(Optional.of(sentence), Beliefs.inInfo(result.image().getInfoProperty()));
	}

	private static Upscaler fake() {
		return new NetworkUpscaler(new FakeNetwork() {

			@Override
			public float[] run(final float[] pixels, final int n, final int height, final int width) {
				return new float[4 * pixels.length];
			}
		}, 64, 16);
	}

	@Test
	void progressRisesOverSlicesAndOrientations() throws IOException {
		final Listener listener = new Listener(Integer.MAX_VALUE);
		settings(true).upscale(IJ.createImage("scan", "8-bit ramp", 20, 10, 3), service(device -> new Reporting()),
			listener);
		assertEquals(3 * 8 * 2, listener.shares.size());
		assertEquals(listener.shares.stream().sorted().toList(), listener.shares);
		assertEquals(1, listener.shares.get(listener.shares.size() - 1));
	}

	@Test
	void aRequestToStopLeavesTheInputAsItWas() {
		final ImagePlus scan = IJ.createImage("scan", "16-bit ramp", 20, 10, 4);
		scan.setRoi(3, 2, 8, 8);
		final Object before = scan.getStack().getProcessor(2).getPixelsCopy();
		assertThrows(CancellationException.class, () -> settings(true).upscale(scan, service(device -> new Reporting()),
			new Listener(21)));
		assertTrue(java.util.Arrays.equals((short[]) before, (short[]) scan.getStack().getPixels(2)));
		assertEquals(new java.awt.Rectangle(3, 2, 8, 8), scan.getRoi().getBounds());
	}

	/** Bicubic that reports its beginning and its end. */
	private record Reporting() implements Upscaler {

		@Override
		public int factor() {
			return 2;
		}

		@Override
		public String description() {
			return "reporting";
		}

		@Override
		public List<net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType>> upscale(
			final List<net.imglib2.RandomAccessibleInterval<net.imglib2.type.numeric.real.FloatType>> planes,
			final Progress progress)
		{
			progress.report(0, 1, "begin");
			final var results = new BicubicUpscaler(2).upscale(planes, progress);
			progress.report(1, 1, "end");
			return results;
		}
	}
}
