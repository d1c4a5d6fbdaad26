package sc.fiji.superres.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.swinir.OfficialBuffers;
import sc.fiji.superres.swinir.SwinIr;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * Model files: our {@code .pt}, official SwinIR {@code .pth} and {@code .safetensors} state dicts, read and written,
 * and run folders.
 * <p>
 * Of a {@code .pt} only the weights and {@code extra/superres.json} are read; the network's code is written anew from
 * the configuration, so that no code of a file is ever run.
 * </p>
 */
public final class ModelFiles {

	private static final String DESCRIPTION = "superres.json";

	/**
	 * A model as read from disk.
	 *
	 * @param file where from
	 * @param config which network
	 * @param weights its tensors
	 * @param card what is known of its making; null for an official state dict
	 */
	public record Loaded(Path file, SwinIrConfig config, StateDict weights, ModelCard card) {}

	private ModelFiles() {}

	/**
	 * Reads any kind of model file, or the best model of a run folder.
	 *
	 * @throws IOException when there is none, or it is damaged; the message names the path and what was expected
	 */
	public static Loaded read(final Path model) throws IOException {
		final Path path = locate(model);
		final boolean safe = isSafeTensors(path);
		final SafeTensors.Content content = safe ? SafeTensors.read(path) : new SafeTensors.Content(TorchArchive
			.readStateDict(path), Map.of());
		final ModelCard card = card(path, safe ? Optional.ofNullable(content.metadata().get(DESCRIPTION)) : TorchArchive
			.readExtra(path, DESCRIPTION));
		final boolean script = !safe && TorchArchive.isScript(path);
		try {
			final StateDict all = content.tensors(), weights = script ? OfficialNames.withoutBuffers(all)
				: OfficialNames.of(all);
			final SwinIrConfig config = config(weights, card);
			weights.requireNumbers();
			return new Loaded(path, config, weights, card);
		}
		catch (final IllegalArgumentException exc) {
			final String hint = script && card == null
				? " It is TorchScript of another network: Super-Resolve Image runs it, but nothing else can be done with it."
				: "";
			throw new IOException(path + " cannot be used: " + exc.getMessage() + hint, exc);
		}
	}

	/**
	 * What a model file says of itself, without its weights.
	 *
	 * @return nothing of a state dict or of another network
	 * @throws IOException when it is damaged; the message names it
	 */
	public static Optional<ModelCard> readCard(final Path file) throws IOException {
		return Optional.ofNullable(card(file, isSafeTensors(file) ? Optional.ofNullable(SafeTensors.read(file)
			.metadata().get(DESCRIPTION)) : TorchArchive.readExtra(file, DESCRIPTION)));
	}

	/**
	 * Whether a file is TorchScript of another network than those {@link #read} reads, which only the code in it can
	 * run.
	 *
	 * @throws IOException when it is damaged; the message names it
	 */
	public static boolean isForeign(final Path file) throws IOException {
		if (isSafeTensors(file) || !TorchArchive.isScript(file) || TorchArchive.readExtra(file, DESCRIPTION)
			.isPresent()) return false;
		try {
			config(OfficialNames.withoutBuffers(TorchArchive.readStateDict(file)), null);
			return false;
		}
		catch (final IllegalArgumentException exc) {
			return true;
		}
	}

	/** Writes our {@code .pt}: the network with its card inside; whole or not at all. */
	public static void write(final Path file, final StateDict weights, final ModelCard card) throws IOException {
		SwinIr.write(file, card.network(), weights, Map.of(DESCRIPTION, json(card)));
	}

	/**
	 * Writes a {@code .pth} that the official module loads with {@code strict=True}: {@code {'params': …}}, as KAIR and
	 * BasicSR keep it, with the buffers of a module made for images of {@link OfficialBuffers#imageSize}.
	 */
	public static void writeOfficial(final Path file, final StateDict weights, final SwinIrConfig config)
		throws IOException
	{
		weights.requireExactly(config.shapes());
		TorchArchive.writeDict(file, Map.of("params", OfficialBuffers.among(weights, config)));
	}

	/** Writes the parameters as {@code .safetensors}, with the card in the metadata. */
	public static void writeSafeTensors(final Path file, final StateDict weights, final ModelCard card)
		throws IOException
	{
		weights.requireExactly(card.network().shapes());
		SafeTensors.write(file, weights, Map.of("format", "pt", DESCRIPTION, json(card)));
	}

	private static String json(final ModelCard card) {
		return new GsonBuilder().setPrettyPrinting().create().toJson(card);
	}

	/** The model file itself: a run folder's best, else its last, else the path as it is. */
	public static Path locate(final Path path) throws IOException {
		if (Files.isRegularFile(path)) return path;
		if (!Files.isDirectory(path)) throw new IOException("There is no model " + path +
			". Name a .pt, .pth or .safetensors file, a run folder, or bicubic.");
		for (final String name : List.of("best.pt", "model.pt"))
			if (Files.isRegularFile(path.resolve(name))) return path.resolve(name);
		throw new IOException("The folder " + path +
			" holds no best.pt and no model.pt, so it is no run folder of a finished training.");
	}

	private static boolean isSafeTensors(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
	}

	/** The network the card names, or else the shapes tell; every tensor must fit it. */
	private static SwinIrConfig config(final StateDict weights, final ModelCard card) {
		final SwinIrConfig config = card == null ? SwinIrConfig.of(weights) : card.network();
		weights.requireExactly(config.shapes());
		return config;
	}

	private static ModelCard card(final Path file, final Optional<String> json) throws IOException {
		if (json.isEmpty()) return null;
		try {
			final ModelCard card = new Gson().fromJson(json.get(), ModelCard.class);
			if (card == null) throw new IllegalArgumentException("it is empty");
			return card;
		}
		catch (final RuntimeException exc) { // what a constructor refuses, Gson wraps
			Throwable root = exc;
			while (root.getCause() != null)
				root = root.getCause();
			throw new IOException(file + ": its description extra/" + DESCRIPTION + " is damaged: " + Quoted.of(root
				.getMessage()), exc);
		}
	}
}
