package sc.fiji.superres.enlarge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.files.WholeImages;
import sc.fiji.superres.folder.FilePatterns;
import sc.fiji.superres.folder.FolderRun;
import sc.fiji.superres.folder.Shard;
import sc.fiji.superres.folder.SourceFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.Upscaler;

/** Results that are written straight to disk, because an image may not have more than some pixels here. */
class LargeUpscaleTest {

	private static final long FEW = 1000;
	private static final int SIDE = 150;

	@TempDir
	private Path folder;

	private final List<String> log = new ArrayList<>();

	private static SuperResolutionService service(final Upscaler upscaler) {
		return (SuperResolutionService) Proxy.newProxyInstance(LargeUpscaleTest.class.getClassLoader(), new Class<?>[] {
			SuperResolutionService.class }, (proxy, method, arguments) -> {
				if (method.getName().equals("sharing")) return arguments[0];
				return ((SuperResolutionService.ModelTask<?>) arguments[6]).run(upscaler);
			});
	}

	private static ImageUpscale settings(final boolean ensemble, final ReliabilityMap map) {
		return new ImageUpscale(ModelRef.of("model", "bicubic x2"), "auto", Precision.FULL, 0, 16, "auto", ensemble,
			map);
	}

	/** A scan of rings with noise, a pixel size, an overlay and info. */
	private static ImagePlus scan(final int bits) {
		final ImagePlus image = IJ.createImage("scan", bits + "-bit black", SIDE, SIDE - 17, 1);
		final ImageProcessor pixels = image.getProcessor();
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.setf(i, (float) (120 + 80 * Math.sin(i * 0.37) + 30 * Math.sin(i % SIDE) + i % 7));
		if (bits == 32) pixels.setf(SIDE * 20 + 33, Float.NaN);
		image.setDisplayRange(10, 200);
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.25;
		image.getCalibration().setUnit("nm");
		image.getCalibration().xOrigin = 3;
		image.setOverlay(new Overlay(new Roi(10, 20, 30, 40)));
		image.setProperty("Info", "of the microscope: µ");
		image.setProp("Voltage", "300 kV");
		return image;
	}

	private Path source() throws IOException {
		return Files.createDirectories(folder.resolve("in"));
	}

	private List<String> run(final String output, final long most, final Upscaler upscaler, final boolean ensemble,
		final Progress progress) throws IOException
	{
		final Path to = folder.resolve(output);
		final SourceFiles files = SourceFiles.find(source(), to, FilePatterns.parse("*"));
		final FolderUpscale work = new FolderUpscale(settings(ensemble, ReliabilityMap.NONE), service(upscaler), most);
		final FolderRun run = new FolderRun(source(), to, "-SRx2.tif", Shard.parse("1/1"), false);
		return run.on(files, work, new FolderRun.Listeners(progress, log::add, Throwable::getMessage));
	}

	private List<String> run(final String output, final long most, final Upscaler upscaler) throws IOException {
		return run(output, most, upscaler, false, Progress.NONE);
	}

	private ImagePlus result(final String output) throws IOException {
		return WholeImages.open(folder.resolve(output).resolve("scan-SRx2.tif"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void theFileHasThePixelsOfTheResultInMemoryAndWhatItCarries(final int bits) throws IOException {
		WholeImages.save(scan(bits), source().resolve("scan.tif"));
		final SwinIrConfig config = SwinIrConfig.tiny(2);
		try (Network network = config.load(WeightInit.draw(config, 3), Device.cpu(), Precision.FULL)) {
			final Upscaler tiles = new NetworkUpscaler(network, 48, 8);
			assertEquals(List.of(), run("memory", Integer.MAX_VALUE, tiles));
			assertEquals(List.of(), run("disk", FEW, tiles));
		}
		assertTrue(log.stream().anyMatch(line -> line.contains("scan-SRx2 has 300×266 pixels") && line.contains(
			"straight to disk")), log::toString);
		final ImagePlus expected = result("memory");
		final ImagePlus result = result("disk");
		assertEquals(bits, result.getBitDepth());
		assertArrayEquals((float[]) expected.getProcessor().convertToFloat().getPixels(), (float[]) result
			.getProcessor().convertToFloat().getPixels(), 0);
		assertEquals(0.125, result.getCalibration().pixelWidth, 1e-9);
		assertEquals("nm 6.0", result.getCalibration().getUnit() + " " + result.getCalibration().xOrigin);
		assertEquals(expected.getInfoProperty(), result.getInfoProperty());
		assertEquals(bits < 32, Beliefs.inInfo(result.getInfoProperty()).isPresent(),
			"a square with NaN is not judged");
		assertEquals("300 kV", result.getProp("Voltage"));
		assertEquals(expected.getOverlay().get(0).getBounds(), result.getOverlay().get(0).getBounds());
		assertEquals(expected.getDisplayRangeMax(), result.getDisplayRangeMax());
	}

	@Test
	void aSecondRunKnowsTheResultAndAnotherModelsIsKept() throws IOException {
		WholeImages.save(scan(8), source().resolve("scan.tif"));
		assertEquals(List.of(), run("out", FEW, new BicubicUpscaler(2)));
		assertEquals(List.of(), run("out", FEW, new BicubicUpscaler(2)));
		assertTrue(log.stream().anyMatch(line -> line.contains("1 done before, 0 to do")), log::toString);
		final List<String> failures = run("out", FEW, new BicubicUpscaler(2), true, Progress.NONE);
		assertTrue(failures.get(0).contains("was made by model bicubic x2, precision full"), failures.toString());
	}

	@Test
	void whatCannotBeWrittenSoIsRefusedWithTheWayOut() throws IOException {
		final ImagePlus stack = IJ.createImage("stack", "8-bit ramp", 60, 60, 2);
		assertEquals(
			"The result of stack.tif has 120×120 pixels, more than Java's memory holds: only single images can " +
				"be written straight to disk: split the stack first (Image > Stacks > Stack to Images), and save each; or " +
				"give Java more memory (Edit > Options > Memory & Threads...).", refused(stack, false));
		assertTrue(refused(IJ.createImage("rgb", "RGB ramp", 60, 60, 1), false).contains("only grey images"));
		assertTrue(refused(scan(8), true).contains("ensemble=true and maps need all of it in memory"));
	}

	private String refused(final ImagePlus image, final boolean ensemble) throws IOException {
		final Path file = source().resolve(image.getTitle() + ".tif");
		WholeImages.save(image, file);
		final List<String> failures = run("refused", FEW, new BicubicUpscaler(2), ensemble, Progress.NONE);
		Files.delete(file);
		assertEquals(1, failures.size());
		return failures.get(0).substring(failures.get(0).indexOf(": ") + 2);
	}

	@Test
	void onTheScreenTheErrorNamesTheFolderCommand() {
		final ImagePlus image = IJ.createImage("scan", "8-bit ramp", 200, 200, 1);
		final Upscaler huge = new BicubicUpscaler(1000);
		final String message = assertThrows(IllegalArgumentException.class, () -> settings(false, ReliabilityMap.NONE)
			.upscale(image, service(huge), Progress.NONE)).getMessage();
		assertEquals(
			"The result of scan has 200000×200000 pixels, more than an image of ImageJ holds: save the image " +
				"and use Super-Resolve Folder..., which writes it straight to disk; or super-resolve a part (select it).",
			message);
	}

	@Test
	void whereTheDiskIsTooSmallNothingIsBegun() throws IOException {
		WholeImages.save(IJ.createImage("scan", "32-bit ramp", 1000, 1000, 1), source().resolve("scan.tif"));
		final List<String> failures = run("out", FEW, new BicubicUpscaler(100_000));
		assertTrue(failures.get(0).contains("make room, or name another output="), failures.toString());
	}

	@Test
	void whoStopsLeavesNothing() throws IOException {
		WholeImages.save(scan(8), source().resolve("scan.tif"));
		final long[] share = new long[1];
		final Progress stop = ProgressProbe.hearing((done, total, message) -> share[0] = Math.max(share[0], 100 * done /
			total)).andStoppingWhen(() -> share[0] > 90);
		assertThrows(CancellationException.class, () -> run("out", FEW, new BicubicUpscaler(2), false, stop));
		try (Stream<Path> files = Files.list(folder.resolve("out"))) {
			assertEquals(List.of("log-1of1.txt", "summary-1of1.csv"), files.map(file -> file.getFileName().toString())
				.sorted().toList());
		}
	}
}
