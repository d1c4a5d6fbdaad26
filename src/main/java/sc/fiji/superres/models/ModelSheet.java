package sc.fiji.superres.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.NetworkConfig;

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
		addMaking(model, lines);
		lines.add(file(model.file()));
		return lines;
	}

	private static void addMaking(final ModelFiles.Loaded model, final List<String> lines) {
		lines.add("Kind: " + kind(model));
		addNetwork(model.config(), lines);
		if (model.card() != null) addCard(model.card(), lines);
	}

	private static void addNetwork(final NetworkConfig network, final List<String> lines) {
		lines.add("Factor: " + network.factor());
		lines.add(String.format(Locale.ROOT, "Parameters: %,d", network.parameters()));
		lines.add("Network: " + network.toString().replaceAll("^\\w+\\[|]$", ""));
	}

	private static String file(final Path file) throws IOException {
		return String.format(Locale.ROOT, "File: %,d bytes, SHA-256 %s", Files.size(file), Sha256.of(file));
	}

	private static void addCard(final ModelCard card, final List<String> lines) {
		if (card.trained()) addTrained(card, lines);
		else lines.add("Imported from: " + card.origin());
		lines.add("Written by: " + card.software());
	}

	private static void addTrained(final ModelCard card, final List<String> lines) {
		lines.add("Trained zoom range: " + card.zoomRange());
		lines.add("Training: " + card.summary());
		addTraining(card, lines);
		lines.add("Validation: " + validation(card));
	}

	private static String validation(final ModelCard card) {
		if (card.validationPsnr() == null) return "none";
		return String.format(Locale.ROOT, "PSNR %.2f dB", card.validationPsnr());
	}

	/** What only newer files say. */
	private static void addTraining(final ModelCard card, final List<String> lines) {
		final ModelCard.Training known = card.training();
		if (known.pixelSize() != null) lines.add("Pixel size of the targets: " + card.pixelRange());
		if (known.offset() != null) lines.add(centre(known.offset()));
		if (known.warning() != null) lines.add("Warning: " + known.warning());
	}

	private static String centre(final double offset) {
		return String.format(Locale.ROOT, "Centre: results lie %.2f of their pixels to the right and down", offset);
	}
}
