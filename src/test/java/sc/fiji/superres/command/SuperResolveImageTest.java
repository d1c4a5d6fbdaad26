package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.Upsampler;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.TorchArchive;

class SuperResolveImageTest {

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeModel() throws IOException {
		final SwinIrConfig config = new SwinIrConfig(4, 1, 8, java.util.List.of(2), 12, java.util.List.of(2), 2);
		ModelFiles.write(model(), WeightInit.draw(config, 1), new ModelCard(config, "test", "MX", 5, 5, 5, 0, null,
			"test"));
	}

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	@ParameterizedTest
	@CsvSource({ "8-bit", "16-bit", "32-bit" })
	void resultKeepsTypeAndDividesThePixelSize(final String type) {
		MacroRunner.run("newImage('scan', '" + type + " ramp', 50, 37, 1); run('Properties...', " +
			"'channels=1 slices=1 frames=1 unit=nm pixel_width=0.02 pixel_height=0.04 voxel_depth=1');" +
			"run('Super-Resolve Image...', 'model=[" + model() + "]');");
		final ImagePlus result = IJ.getImage();
		assertEquals("scan-SRx4", result.getTitle());
		assertEquals(type, result.getBitDepth() + "-bit");
		assertEquals(200, result.getWidth());
		assertEquals(148, result.getHeight());
		assertEquals(0.005, result.getCalibration().pixelWidth, 1e-12);
		assertEquals(0.01, result.getCalibration().pixelHeight, 1e-12);
		assertEquals("nm", result.getCalibration().getUnit());
	}

	@Test
	void macrosFindTheContractsTitleAndAMapFollowsItsResult() {
		final String run = "selectImage('scan'); run('Super-Resolve Image...', 'model=[bicubic x2]";
		assertEquals("scan, scan-SRx2, scan-SRx2-2-consistency, scan-SRx2-2", MacroRunner.run(
			"newImage('scan', '8-bit noise', 20, 16, 1);" + run + "');" + run +
				" map=consistency'); return String.join(getList('image.titles'));"));
	}

	@Test
	void bicubicEqualsResampling() {
		MacroRunner.run("newImage('scan', '8-bit ramp', 30, 20, 1); run('Super-Resolve Image...', 'model=bicubic');" +
			"selectImage('scan'); run('Resample Image...', 'factor=4 filter=bicubic');");
		final byte[] upscaled = pixels("scan-SRx4"), resampled = pixels("scan-resampled");
		for (int i = 0; i < upscaled.length; i++) // the one rounds to 8 bit once, the other after each pass
			assertEquals(resampled[i] & 0xff, upscaled[i] & 0xff, 1);
		MacroRunner.run("selectImage('scan'); run('Super-Resolve Image...', 'model=[bicubic x2]');");
		assertEquals("scan-SRx2", IJ.getImage().getTitle());
	}

	@Test
	void automaticPrecisionIsWithinAGreyLevelOfTheFull() {
		final String run =
			"selectImage('scan'); run('Super-Resolve Image...', 'model=stem-lattice-x2 device=cpu precision=";
		MacroRunner.run("newImage('scan', '8-bit noise', 40, 30, 1); run('Gaussian Blur...', 'sigma=2');" + run +
			"full');" + run + "auto');");
		final byte[] full = pixels("scan-SRx2"), auto = pixels("scan-SRx2-2");
		for (int i = 0; i < full.length; i++)
			assertEquals(full[i] & 0xff, auto[i] & 0xff, 1);
	}

	@Test
	void anOfficialStateDictIsAModel() throws IOException {
		MacroRunner.run("newImage('scan', '8-bit noise', 21, 13, 1); run('Super-Resolve Image...', 'model=[" + Golden
			.file("weights.pth") + "]');");
		assertEquals(42, IJ.getImage().getWidth());
	}

	@Test
	void aNetworkWithoutUpsamplerKeepsTheSize() throws IOException {
		final SwinIrConfig config = new SwinIrConfig(1, 1, 7, java.util.List.of(2), 12, java.util.List.of(2), 2,
			Upsampler.NONE, null, 255.0, null);
		final Path file = folder.resolve("jpeg.pth");
		TorchArchive.writeStateDict(file, WeightInit.draw(config, 1).put("conv_last.weight", FloatTensor.filled(0, 1,
			12, 3, 3)).put("conv_last.bias", FloatTensor.filled(0, 1))); // adds nothing to its input
		MacroRunner.run("newImage('scan', '8-bit ramp', 50, 37, 1); run('Super-Resolve Image...', 'model=[" + file +
			"] tile=21 overlap=4');");
		assertEquals("scan-SRx1", IJ.getImage().getTitle());
		assertEquals(50, IJ.getImage().getWidth());
		assertArrayEquals(pixels("scan"), pixels("scan-SRx1"));
	}

	@Test
	void anotherNetworkAsTorchScriptIsAModelForColoursAndGrey() {
		final String run = "run('Super-Resolve Image...', 'model=[" + Golden.file("foreign_rgb.pt") + "]');";
		MacroRunner.run("newImage('colour', 'RGB ramp', 21, 13, 2);" + run);
		assertEquals("colour-SRx2 24 42 26 2", IJ.getImage().getTitle() + " " + IJ.getImage().getBitDepth() + " " + IJ
			.getImage().getWidth() + " " + IJ.getImage().getHeight() + " " + IJ.getImage().getStackSize());
		MacroRunner.run("newImage('grey', '16-bit ramp', 21, 13, 1);" + run);
		assertEquals("grey-SRx2 16 42", IJ.getImage().getTitle() + " " + IJ.getImage().getBitDepth() + " " + IJ
			.getImage().getWidth());
	}

	@Test
	void aNetworkThatOnlyRestoresKeepsSizeAndPixelSize() throws IOException {
		final Path same = folder.resolve("same.pt");
		TorchArchive.writeScript(same, new ScriptModule("Net", Map.of("training", false)), """
			class Net(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  def forward(self: __torch__.Net, x: Tensor) -> Tensor:
			    return torch.sub(1, x)
			""", Map.of());
		MacroRunner.run("newImage('scan', '8-bit ramp', 30, 20, 1); setVoxelSize(0.5, 0.25, 1, 'nm');" +
			"run('Super-Resolve Image...', 'model=[" + same + "] tile=16 overlap=4');");
		assertEquals(0.5, IJ.getImage().getCalibration().pixelWidth);
		final byte[] before = pixels("scan"), after = pixels("scan-SRx1");
		for (int i = 0; i < before.length; i++)
			assertEquals(255 - (before[i] & 0xff), after[i] & 0xff);
	}

	@Test
	void stacksAndColourImagesGoPlaneByPlane() {
		MacroRunner.run("newImage('stack', '8-bit ramp', 16, 16, 3); run('Super-Resolve Image...', 'model=[" + model() +
			"]');");
		assertEquals(3, IJ.getImage().getStackSize());
		final byte[] first = (byte[]) IJ.getImage().getStack().getPixels(1), last = (byte[]) IJ.getImage().getStack()
			.getPixels(3);
		assertArrayEquals(first, last);
		MacroRunner.run("newImage('colour', 'RGB ramp', 16, 16, 1); run('Super-Resolve Image...', 'model=[" + model() +
			"]');");
		assertEquals(24, IJ.getImage().getBitDepth());
		assertArrayEquals(first, ((ij.process.ColorProcessor) IJ.getImage().getProcessor()).getChannel(1));
	}

	@Test
	void oneRangeServesTheWholeStack() {
		MacroRunner.run(
			"newImage('stack', '16-bit black', 16, 16, 2); setSlice(2); run('Set...', 'value=1000 slice');" +
				"run('Super-Resolve Image...', 'model=bicubic');");
		final ImagePlus result = IJ.getImage();
		assertEquals(0, result.getStack().getProcessor(1).get(30, 30));
		assertEquals(1000, result.getStack().getProcessor(2).get(30, 30));
	}

	@Test
	void theInputStaysAsItIs() {
		MacroRunner.run("newImage('scan', '8-bit noise', 24, 24, 1);");
		final byte[] before = pixels("scan").clone();
		MacroRunner.run("selectImage('scan'); run('Super-Resolve Image...', 'model=[" + model() +
			"] tile=16 overlap=4');");
		assertArrayEquals(before, pixels("scan"));
	}

	@Test
	void badInputIsNamed() {
		final String image = "newImage('scan', '8-bit ramp', 20, 20, 1); run('Super-Resolve Image...', '";
		assertTrue(MacroRunner.failure(image + "model=[/no/such.pt]');").contains("such.pt"));
		assertTrue(MacroRunner.failure(image + "');").contains("model is empty"));
		assertTrue(MacroRunner.failure(image + "model=[" + model() + "] range=wide');").contains("range=wide"));
		assertTrue(MacroRunner.failure(image + "model=[" + model() + "] device=tpu');").contains("device=tpu"));
		assertTrue(MacroRunner.failure(image + "model=[" + model() + "] tile=8 overlap=8');").contains("tile=8"));
		assertTrue(MacroRunner.failure("close('*'); run('Super-Resolve Image...', 'model=bicubic');").contains("open"));
		assertEquals(0, java.util.Arrays.stream(titles()).filter(t -> t.contains("SRx")).count());
	}

	private static Path model() {
		return folder.resolve("four times.pt");
	}

	private static String[] titles() {
		return WindowManager.getImageTitles();
	}

	private static byte[] pixels(final String title) {
		MacroRunner.run("selectImage('" + title + "');");
		return (byte[]) ((ByteProcessor) IJ.getImage().getProcessor()).getPixels();
	}
}
