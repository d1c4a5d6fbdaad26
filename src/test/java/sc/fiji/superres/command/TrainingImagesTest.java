package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;

import sc.fiji.superres.dataset.MultiScaleConfig;

/** What is said of the images that a training takes. */
class TrainingImagesTest {

	private static final String RESULT = "2026-11-27: super-resolved ×4\n  keys: model=[runs/GaN_run] device=cpu\n";

	private final ImagePlus image = new ImagePlus("scan-SRx4", new ByteProcessor(256, 256));

	@AfterEach
	void noImage() {
		WindowManager.setTempCurrentImage(null);
	}

	/** A network that learns from a result learns what another one drew: it was taken without a word. */
	@Test
	void aResultIsTakenWithAWord() throws IOException {
		image.setProperty("Info", RESULT);
		final List<String> log = told();
		assertEquals(1, log.stream().filter(line -> line.startsWith(
			"source=[active image]: Already a result, ×4 by GaN_run: a network would learn")).count(), log::toString);
		assertTrue(AnswerNotes.of("source", "active image").endsWith("Learn from the scan."));
	}

	@Test
	void aScanIsTakenWithoutOne() throws IOException {
		final List<String> log = told();
		assertTrue(log.stream().noneMatch(line -> line.contains("Already a result")), log::toString);
		assertEquals("", AnswerNotes.of("source", "active image"));
	}

	private List<String> told() throws IOException {
		WindowManager.setTempCurrentImage(image);
		final List<String> log = new ArrayList<>();
		new TrainingImages("active image", "auto", 5, "MX", false).pairs(MultiScaleConfig.preset("4x single-scale"), 0,
			1, 1 << 20, log::add);
		return log;
	}
}
