package sc.fiji.superres.enlarge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.believe.Learnt;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelRef;

/** What the models that come along know of images of either kind of microscope. */
class KnowledgeTest {

	private static final String STM_BY_STEM =
		"it was recorded by a scanning probe, and the model has learnt from images of a beam of electrons";

	private static ImagePlus image(final String info) {
		final ImagePlus image = IJ.createImage("scan", "8-bit ramp", 96, 96, 1);
		ImagePlanes.setPixelSize(image, new PixelSize(0.025, 0.025, "nm"));
		image.setProperty("Info", info);
		return image;
	}

	private static Learnt learnt(final String model, final String info) throws IOException {
		final ModelRef ref = ModelRef.of("model", model);
		return Knowledge.of(ref.card(), image(info), Learnt.Zoom.WITHIN, Guarantee.of(ref, false, image(info)).none() ==
			null);
	}

	private static String objection(final String model, final ImagePlus image) throws IOException {
		return Guarantee.of(ModelRef.of("model", model), false, image).none();
	}

	@Test
	void anImageOfTheOtherKindHasNoGuarantee() throws IOException {
		final ImagePlus heights = image(null);
		heights.getCalibration().setValueUnit("m");
		assertEquals(STM_BY_STEM, objection("stem-lattice-x4", heights));
		assertEquals(List.of(STM_BY_STEM), learnt("stem-lattice-x2", "Value unit: m").objections());
		assertTrue(objection("stm-lattice-x2", image("Simulated: sample=gan-stem")).startsWith(
			"it was recorded by a beam of electrons"));
		assertNull(objection("stm-lattice-x2", heights));
		assertNull(objection("stem-lattice-x4", image("Simulated: sample=gan-stem")));
	}

	@Test
	void ofAPictureTheNoiseTells() throws IOException {
		final Learnt stem = learnt("stem-lattice-x4", null);
		assertEquals(List.of(), stem.objections());
		assertTrue(stem.leastGrowth() > 0.3, "counted electrons: " + stem);
		final Learnt stm = learnt("stm-lattice-x2", null);
		assertTrue(stm.leastGrowth() == 0 && stm.mostGrowth() < 1.3, "a tip: " + stm);
		assertEquals(0, learnt("stem-lattice-x4", "Simulated: sample=gan-stem").leastGrowth(), "the file tells");
	}

	@Test
	void muchNoiseLetsExpectErrors() throws IOException {
		final Learnt stm = learnt("stm-lattice-x2", null);
		assertTrue(stm.expected().error(0.5) < 0.3 && stm.expected().error(3) > 0.5, stm.expected().error(3) + "");
		assertEquals(0, Learnt.NOTHING.expected().error(3));
	}

	@Test
	void theWarningOfItsTrainingSpeaksAgainstAllThatAModelMakes() throws IOException {
		final ModelCard stem = ModelRef.of("model", "stem-lattice-x4").card().orElseThrow();
		final ModelCard warned = stem.with(stem.training().withWarning("it draws waves"));
		final Learnt learnt = Knowledge.of(Optional.of(warned), image("Value unit: m"), Learnt.Zoom.WITHIN, false);
		assertEquals(List.of("the training of the model warns: it draws waves", STM_BY_STEM), learnt.objections());
	}

	@Test
	void ofBicubicNothingIsKnown() throws IOException {
		assertEquals(Learnt.NOTHING, learnt("bicubic", "Value unit: m"));
	}
}
