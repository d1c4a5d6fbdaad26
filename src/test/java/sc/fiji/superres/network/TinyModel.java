package sc.fiji.superres.network;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;

/** A small model for files, and what is said of files that cannot be read. */
final class TinyModel {

	static final SwinIrConfig TINY = SwinIrConfig.tiny(2);

	private TinyModel() {}

	static StateDict weights() {
		return WeightInit.draw(TINY, 1);
	}

	static ModelCard card(final String preset) {
		return new ModelCard(TINY, preset, "MX", 5, 1.25, 10, 1500, 23.5, "Super-Resolution 0.1.0");
	}

	/** Why a file is refused; the message names it. */
	static String refusal(final Path model) {
		final String message = assertThrows(IOException.class, () -> ModelFiles.read(model)).getMessage();
		assertTrue(message.contains(model.toString()), message);
		return message;
	}
}
