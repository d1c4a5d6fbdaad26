package sc.fiji.superres.models;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;

/** What is known of a model, for people. */
public final class ModelSheet {

	private ModelSheet() {}

	/** {@code trained}, {@code imported}, or {@code state dict} where the file says nothing of its making. */
	public static String kind(final ModelFiles.Loaded model) {
		if (model.card() == null) return "state dict";
		return model.card().trained() ? "trained" : "imported";
	}

	/** One line each: file, network, parameters, training or origin, SHA-256 of the file. */
	public static List<String> lines(final ModelFiles.Loaded model) throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add("Model: " + model.file());
		lines.add("Kind: " + kind(model));
		lines.add("Factor: " + model.config().factor());
		lines.add(String.format(Locale.ROOT, "Parameters: %,d", model.config().parameters()));
		lines.add("Network: " + model.config().toString().replaceAll("^\\w+\\[|]$", ""));
		if (model.card() != null) addCard(model.card(), lines);
		lines.add(String.format(Locale.ROOT, "File: %,d bytes, SHA-256 %s", Files.size(model.file()), Sha256.of(model
			.file())));
		return lines;
	}

	private static void addCard(final ModelCard card, final List<String> lines) {
		if (card.trained()) {
			lines.add("Trained zoom range: " + card.zoomRange());
			lines.add("Training: " + card.summary());
			addTraining(card, lines);
			lines.add("Validation: " + validation(card));
		}
		else {
			lines.add("Imported from: " + card.origin());
		}
		lines.add("Written by: " + card.software());
	}

	private static String validation(final ModelCard card) {
		if (card.validationPsnr() == null) return "none";
		return String.format(Locale.ROOT, "PSNR %.2f dB", card.validationPsnr());
	}

	/** What only newer files say. */
	private static void addTraining(final ModelCard card, final List<String> lines) {
		final ModelCard.Training known = card.training();
		if (known.pixelSize() != null) lines.add("Pixel size of the targets: " + card.pixelRange());
		if (known.offset() != null) lines.add(String.format(Locale.ROOT,
			"Centre: results lie %.2f of their pixels to the right and down", known.offset()));
		if (known.warning() != null) lines.add("Warning: " + known.warning());
	}
}
