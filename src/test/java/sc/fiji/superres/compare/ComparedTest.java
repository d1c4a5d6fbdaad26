package sc.fiji.superres.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.sheet.Choice;
import sc.fiji.superres.sheet.Exhibit;
import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.sheet.Sheet;

class ComparedTest {

	private static final Look LOOK = new Look(1);

	private static Sheet sheet(final ImagePlus... images) {
		final Compared compared = Compared.of(List.of(images));
		return compared.sheet(compared.firstSlice(), LOOK);
	}

	private static List<String> captions(final Sheet sheet) {
		return sheet.exhibits().stream().map(Exhibit::caption).toList();
	}

	private static ImagePlus madeBy(final ImagePlus result, final String model) {
		result.setProperty("Info", "Super-Resolution for Fiji: super-resolved ×4\n  by: something\n  keys: model=[" +
			model + "] device=auto precision=full\n");
		return result;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void inputBicubicResultsAndMapsStandInThisOrder(final int bits) {
		final ImagePlus input = Images.image("scan.tif", bits, 24, 18, Images.MIXED);
		final ImagePlus result = madeBy(Images.image("scan-SRx4", bits, 96, 72, Images.MIXED), "stem-lattice-x4");
		final ImagePlus map = Images.image("scan-SRx4-consistency", 32, 24, 18, Images.MIXED);
		final Sheet sheet = sheet(map, result, input);
		assertEquals(List.of("Input", "Bicubic ×4", "stem-lattice-x4", "Consistency map"), captions(sheet));
		assertEquals("scan, 24×18 px", sheet.exhibits().get(0).detail());
		assertEquals("of the input, 96×72 px", sheet.exhibits().get(1).detail());
		assertEquals("scan-SRx4, 96×72 px", sheet.exhibits().get(2).detail());
		assertEquals(24, sheet.exhibits().get(0).picture().width());
		assertEquals(96, sheet.exhibits().get(1).picture().width());
		assertTrue(sheet.exhibits().get(3).legend().isPresent());
		assertTrue(sheet.exhibits().get(2).legend().isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "stm-lattice-x2,stm-lattice-x2", "/data/GaN run/best.pt,GaN run", "C:\\runs\\GaN\\model.pt,GaN",
		"/data/GaN run/,GaN run", "/models/swinir.safetensors,swinir", "bicubic,bicubic" })
	void aResultIsCalledByItsModel(final String model, final String caption) {
		assertEquals(caption, captions(sheet(Images.mixed("a", 20, 20), madeBy(Images.mixed("a-SRx2", 40, 40), model)))
			.get(2));
	}

	@Test
	void aResultOfOtherSoftwareIsCalledByItsTitle() {
		assertEquals(List.of("Input", "Bicubic ×1.5", "mine"), captions(sheet(Images.mixed("a", 20, 20), Images.mixed(
			"mine.png", 30, 30))));
	}

	@Test
	void imagesOfOneSizeHaveNoInput() {
		final Compared same = Compared.of(List.of(Images.mixed("a", 20, 20), Images.mixed("b", 20, 20)));
		assertEquals(List.of("a", "b"), captions(same.sheet(1, LOOK)));
		assertEquals(List.of(0, 1), same.firstChoice().in(Choice.Mode.SLIDER).visible());
		final Compared pair = Compared.of(List.of(Images.mixed("a", 20, 20), Images.mixed("b", 40, 40)));
		assertEquals(List.of(1, 2), pair.firstChoice().in(Choice.Mode.SLIDER).visible());
	}

	@Test
	void ofAnInputWhoseSelectionWasEnlargedTheSelectionIsShown() {
		final ImagePlus input = Images.calibrated(Images.mixed("a", 64, 64), 0.04);
		final Rectangle selection = new Rectangle(10, 20, 16, 16);
		final ImagePlus result = Images.mixed("a-SRx4", 64, 64);
		result.setCalibration(EachPlane.resized(input.getCalibration(), selection, 4, 4));
		final Sheet sheet = sheet(input, result);
		assertEquals(List.of("Input", "Bicubic ×4", "a-SRx4"), captions(sheet));
		assertEquals(16, sheet.exhibits().get(0).picture().width());
		assertEquals("a, 16×16 px", sheet.exhibits().get(0).detail());
	}

	@Test
	void allInGreyShareOneRangeUnlessTheirQuantityIsAnother() {
		final ImagePlus input = Images.mixed("a", 40, 40);
		final ImagePlus unit = Images.image("b", 32, 80, 80, (x, y) -> 0);
		unit.getProcessor().setf(3, 3, 1);
		for (int i = 0; i < 80 * 40; i++)
			unit.getProcessor().setf(i, 1);
		final Sheet sheet = sheet(input, unit, Images.mixed("c", 80, 80));
		assertEquals("b, 80×80 px, own grey range", sheet.exhibits().get(2).detail());
		assertEquals("c, 80×80 px", sheet.exhibits().get(3).detail());
	}

	@Test
	void ofStacksTheCurrentSliceIsShownAndOthersCanBe() {
		final ImagePlus input = Images.stack("a", 20, 3);
		input.setSlice(2);
		final ImagePlus result = Images.stack("a-SRx2", 40, 3);
		final ImagePlus map = Images.stack("a-SRx2-consistency", 20, 6);
		map.setSlice(4);
		final Compared compared = Compared.of(List.of(input, result, map));
		assertEquals(3, compared.slices());
		assertEquals(2, compared.firstSlice());
		final List<Exhibit> second = compared.sheet(2, LOOK).exhibits();
		assertEquals("a, slice 2/3, 20×20 px", second.get(0).detail());
		assertEquals("a-SRx2, slice 2/3, 40×40 px", second.get(2).detail());
		assertEquals("frame 4, 20×20 px", second.get(3).detail());
		assertEquals("frame 6, 20×20 px", compared.sheet(3, LOOK).exhibits().get(3).detail());
	}

	@Test
	void slicesStayWhenTheirImageIsClosed() {
		final ImagePlus input = Images.stack("a", 20, 3);
		final Compared compared = Compared.of(List.of(input, Images.stack("b", 40, 3)));
		input.flush();
		assertEquals("a, slice 3/3, 20×20 px", compared.sheet(3, LOOK).exhibits().get(0).detail());
	}

	@Test
	void itOpensWhereTheResultHasTheHighestContrast() {
		final ImagePlus result = Images.image("b", 8, 512, 512, (x, y) -> 100 + (x + y) % 2);
		for (int y = 320; y < 448; y++)
			for (int x = 64; x < 192; x++)
				result.getProcessor().set(x, y, x % 8 < 4 ? 20 : 220);
		final Compared compared = Compared.of(List.of(Images.mixed("a", 128, 128), result));
		assertEquals(128, compared.firstView(1).x());
		assertEquals(384, compared.firstView(1).y());
		assertEquals(1, compared.firstView(1).zoom());
	}

	private static void assertRefused(final String message, final ImagePlus... images) {
		final String told = assertThrows(IllegalArgumentException.class, () -> Compared.of(List.of(images)))
			.getMessage();
		assertTrue(told.contains(message), told);
	}

	@Test
	void whatCannotBeComparedIsNamed() {
		final ImagePlus one = Images.mixed("one", 20, 20);
		assertRefused("No image is given");
		assertRefused("Only \"one\" is given, and two or more are compared", one);
		assertRefused("\"one\" is named twice", one, one);
		assertRefused("\"one\" has 20×20 px and \"wide\" 80×60 px", one, Images.mixed("wide", 80, 60));
		assertRefused("\"c-spread\" has 20×40 px and \"two\" 40×40 px", one, Images.mixed("two", 40, 40), Images.mixed(
			"c-spread", 20, 40));
		assertRefused("\"short\" has 2 slices, and another image has 3", Images.stack("short", 20, 2), Images.stack(
			"long", 40, 3));
		assertRefused("\"a-SRx2-spread\" has 4 slices, and another image has 3", Images.stack("a", 20, 3), Images.stack(
			"a-SRx2", 40, 3), Images.stack("a-SRx2-spread", 40, 4));
	}

	@Test
	void aSideMayBeOffByWhatRoundingTakes() {
		assertEquals(3, sheet(Images.mixed("a", 33, 21), Images.mixed("b", 49, 31)).exhibits().size());
	}

	@Test
	void whatToBelieveOfAResultIsInItsInfo() {
		final ImagePlus input = Images.mixed("input", 50, 50);
		final ImagePlus result = Images.mixed("result", 200, 200);
		assertEquals(List.of(), Compared.of(List.of(input, result)).beliefs());
		input.setProperty("Info", Beliefs.LINE + "believable: of an input that is a result itself");
		result.setProperty("Info", "2.5MX scan\n" + Beliefs.LINE + "do not believe: nothing is there");
		assertEquals(List.of(new Compared.Belief("result", "do not believe: nothing is there. No place is marked as " +
			"doubtful.", Optional.empty())), Compared.of(List.of(input, result)).beliefs());
	}
}
