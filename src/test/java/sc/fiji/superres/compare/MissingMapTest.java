package sc.fiji.superres.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.superres.imagej.MacroRunner;

/** What the button of the comparison does: the command that made a result makes the map that its sentence names. */
class MissingMapTest {

	@AfterEach
	void closeAll() {
		MacroRunner.run("close('*');");
	}

	private static ImagePlus image(final String title) {
		return WindowManager.getImage(title);
	}

	/** Of a scan that is coarser than all that the model was trained for. */
	private static MissingMap missing() {
		MacroRunner.run("run('Simulate Lattice...', 'sample=gan-stem width=64 height=64 field=4 dose=15 jitter=0 " +
			"drift=0 seed=7'); rename('scan'); run('Super-Resolve Image...', 'model=stem-lattice-x4 tile=48');");
		final Compared.Belief belief = Compared.of(List.of(image("scan"), image("scan-SRx4"))).beliefs().get(0);
		assertTrue(belief.sentence().startsWith("look at the map of consistency: "), belief.sentence());
		return belief.missing().orElseThrow();
	}

	@Test
	void theMapIsMadeByTheCommandThatMadeTheResult() {
		final MissingMap missing = missing();
		assertTrue(missing.options().matches("model=\\[stem-lattice-x4] .*tile=48 .*map=consistency"), missing
			.options());
		final ImagePlus map = missing.make();
		assertEquals("scan-SRx4-consistency", map.getTitle());
		assertEquals("difference (grey values)", map.getStack().getSliceLabel(1));
		assertEquals(3, WindowManager.getIDList().length, "scan, result and map: the result once more is closed");
		assertEquals(3 + 1, Compared.of(List.of(image("scan"), image("scan-SRx4"), map)).sheet(1,
			new sc.fiji.superres.sheet.Look(1)).exhibits().size());
	}

	@Test
	void aScanThatWasClosedIsNamed() {
		final MissingMap missing = missing();
		image("scan").close();
		final String message = assertThrows(IllegalStateException.class, missing::make).getMessage();
		assertTrue(message.startsWith("\"scan\" is not open any more"), message);
	}
}
