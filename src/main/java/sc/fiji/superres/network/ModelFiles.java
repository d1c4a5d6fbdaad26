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
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/**
 * Model files: our {@code .pt}, official {@code .pth} and {@code .safetensors} state dicts, read and written, and run
 * folders.
 * <p>
 * Of a {@code .pt} only the weights and {@code extra/superres.json} are read; the network's code is written anew from
 * the configuration, so that no code of a file is ever run.
 * </p>
 */
public final class ModelFiles {

	/** What a model can be, for messages: the end of a sentence. */
	static final String WHAT_TO_NAME = "a .pt, .pth or .safetensors file, a run folder, bicubic, or a starter model: " +
		StarterModel.names() + ".";

	private static final String DESCRIPTION = "superres.json";

	/**
	 * A model as read from disk.
	 *
	 * @param file where from
	 * @param config which network
	 * @param weights its tensors
	 * @param card what is known of its making; null for an official state dict
	 */
	public record Loaded(Path file, NetworkConfig config, StateDict weights, ModelCard card) {}

	private ModelFiles() {}

	/**
	 * Reads any kind of model file, or the best model of a run folder.
	 *
	 * @throws IOException when there is none, or it is damaged; the message names the path and what was expected
	 */
	public static Loaded read(final Path model) throws IOException {
		final Path path = locate(model);
		if (isSafeTensors(path)) return readSafeTensors(path);
		final StateDict tensors = TorchArchive.readStateDict(path);
		final ModelCard card = card(path, TorchArchive.readExtra(path, DESCRIPTION));
		return loaded(path, tensors, card, TorchArchive.isScript(path));
	}

	private static Loaded readSafeTensors(final Path path) throws IOException {
		final SafeTensors.Content content = SafeTensors.read(path);
		return loaded(path, content.tensors(), card(path, description(content)), false);
	}

	private static Loaded loaded(final Path path, final StateDict tensors, final ModelCard card, final boolean script)
		throws IOException
	{
		final Recognition recognised = recognise(path, tensors, card, script);
		try {
			recognised.weights().requireNumbers();
		}
		catch (final IllegalArgumentException exc) {
			throw unusable(path, exc);
		}
		return new Loaded(path, recognised.config(), recognised.weights(), card);
	}

	/** The network that the card names, or else the shapes tell; every tensor must fit it. */
	private static Recognition recognise(final Path path, final StateDict tensors, final ModelCard card,
		final boolean script) throws IOException
	{
		try {
			if (card == null) return Recognition.of(tensors, !script);
			return Recognition.as(card.network(), tensors, !script);
		}
		catch (final IllegalArgumentException exc) {
			if (script && card == null) throw new ForeignScriptException(path, exc);
			throw unusable(path, exc);
		}
	}

	private static IOException unusable(final Path path, final IllegalArgumentException why) {
		return new IOException(path + " cannot be used: " + why.getMessage(), why);
	}

	/** A file is TorchScript without a card, and its tensors are of no network that is known here. */
	private static final class ForeignScriptException extends IOException {

		private static final long serialVersionUID = 1;

		ForeignScriptException(final Path path, final IllegalArgumentException why) {
			super(path + " cannot be used: " + why.getMessage() +
				" It is TorchScript of another network: Super-Resolve Image runs it, but " +
				"nothing else can be done with it.", why);
		}
	}

	/**
	 * As {@link #read}, but for a file that is TorchScript of another network, which only the code in it can run.
	 *
	 * @return nothing of another network
	 * @throws IOException when there is no file, or it is damaged; the message names it
	 */
	public static Optional<Loaded> readUnlessForeign(final Path model) throws IOException {
		try {
			return Optional.of(read(model));
		}
		catch (final ForeignScriptException exc) {
			return Optional.empty();
		}
	}

	/**
	 * What a model file says of itself, without its weights.
	 *
	 * @return nothing of a state dict or of another network
	 * @throws IOException when it is damaged; the message names it
	 */
	public static Optional<ModelCard> readCard(final Path file) throws IOException {
		return Optional.ofNullable(card(file, description(file)));
	}

	private static Optional<String> description(final Path file) throws IOException {
		if (isSafeTensors(file)) return description(SafeTensors.read(file));
		return TorchArchive.readExtra(file, DESCRIPTION);
	}

	/** Writes our {@code .pt}: the network with its card inside; whole or not at all. */
	public static void write(final Path file, final StateDict weights, final ModelCard card) throws IOException {
		weights.requireExactly(card.network().shapes());
		card.network().program(weights).write(file, Map.of(DESCRIPTION, json(card)));
	}

	/**
	 * Writes a {@code .pth} that the official module loads with {@code strict=True}: {@code {'params': …}}, as KAIR and
	 * BasicSR keep it.
	 */
	public static void writeOfficial(final Path file, final StateDict weights, final NetworkConfig config)
		throws IOException
	{
		weights.requireExactly(config.shapes());
		TorchArchive.writeDict(file, Map.of("params", config.officialStateDict(weights)));
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
		if (!Files.isDirectory(path)) throw noModel(path);
		for (final String name : List.of("best.pt", "model.pt"))
			if (Files.isRegularFile(path.resolve(name))) return path.resolve(name);
		throw new IOException("The folder " + path +
			" holds no best.pt and no model.pt, so it is no run folder of a finished training.");
	}

	private static IOException noModel(final Path path) {
		return new IOException("There is no model " + path + ". Name " + WHAT_TO_NAME);
	}

	private static boolean isSafeTensors(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
	}

	private static Optional<String> description(final SafeTensors.Content content) {
		return Optional.ofNullable(content.metadata().get(DESCRIPTION));
	}

	private static ModelCard card(final Path file, final Optional<String> json) throws IOException {
		if (json.isEmpty()) return null;
		try {
			final ModelCard card = new Gson().fromJson(json.get(), ModelCard.class);
			if (card == null) throw new IllegalArgumentException("it is empty");
			return card;
		}
		catch (final Architectures.UnknownArchitectureException exc) {
			throw new IOException(file + " cannot be used: " + exc.getMessage(), exc);
		}
		catch (final RuntimeException exc) {
			throw damaged(file, exc);
		}
	}

	private static IOException damaged(final Path file, final RuntimeException exc) {
		return new IOException(file + ": its description extra/" + DESCRIPTION + " is damaged: " + Quoted.of(
			rootMessage(exc)), exc);
	}

	/** What a constructor refused, which Gson wraps. */
	private static String rootMessage(final RuntimeException exc) {
		Throwable root = exc;
		while (root.getCause() != null)
			root = root.getCause();
		return root.getMessage();
	}
}
