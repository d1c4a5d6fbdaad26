package sc.fiji.superres.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.evaluate.Evaluation;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.upscale.Upscaler;

/** The models of an evaluation as a macro names them, each with the short name that tables and plots call it. */
final class EvaluatedModels {

	/** The baseline, always first. */
	static final String BICUBIC = ModelRef.BICUBIC;

	/** LR pixels that tiles share. */
	private static final int OVERLAP = 16;

	private final Map<String, ModelRef> byName = new LinkedHashMap<>();
	private final Map<String, String> descriptions = new LinkedHashMap<>();

	private EvaluatedModels() {}

	/**
	 * Reads the list of models.
	 *
	 * @param models files, run folders, bicubic, with {@code ;} between them
	 * @param factor of the bicubic enlargement
	 * @throws IOException where one of them is not there
	 */
	static EvaluatedModels parse(final String models, final int factor) throws IOException {
		final EvaluatedModels parsed = new EvaluatedModels();
		parsed.byName.put(BICUBIC, ModelRef.of("model", BICUBIC + " x" + factor));
		for (final String item : models.split(";"))
			if (!item.isBlank()) parsed.add(ModelRef.of("models", item), factor);
		return parsed;
	}

	private void add(final ModelRef model, final int factor) throws IOException {
		if (model.isBicubicOf(factor)) return;
		requireNetwork(model, factor);
		model.file(); // a model that is missing is reported before the evaluation begins
		byName.put(unused(model.shortName()), model);
	}

	private static void requireNetwork(final ModelRef model, final int factor) {
		if (!model.isBicubic()) return;
		throw new IllegalArgumentException("models: " + model.text() + " does not go with factor=" + factor +
			"; write bicubic.");
	}

	/** Two models of one name are NAME and NAME (2). */
	private String unused(final String name) {
		String unused = name;
		for (int i = 2; byName.containsKey(unused); i++)
			unused = name + " (" + i + ")";
		return unused;
	}

	/**
	 * The models in the order given, lent by the service when their turn comes.
	 *
	 * @throws IOException where a file cannot be read
	 */
	List<Evaluation.Candidate> candidates(final SuperResolutionService service, final String device,
		final Progress progress) throws IOException
	{
		final List<Evaluation.Candidate> candidates = new ArrayList<>();
		for (final String name : byName.keySet()) {
			final Evaluation.Opener opener = task -> lend(name, service, device, progress, task);
			candidates.add(new Evaluation.Candidate(name, checksum(byName.get(name)), opener));
		}
		return candidates;
	}

	private static String checksum(final ModelRef model) throws IOException {
		if (model.isBicubic()) return "";
		return "SHA-256 " + model.sha256();
	}

	private void lend(final String name, final SuperResolutionService service, final String device,
		final Progress progress, final Consumer<Upscaler> task) throws IOException
	{
		final ModelRef model = byName.get(name);
		service.withModel(model, device, Precision.FULL, 0, OVERLAP, progress, upscaler -> {
			descriptions.put(name, description(model, upscaler));
			task.accept(upscaler);
			return null;
		});
	}

	private static String description(final ModelRef model, final Upscaler upscaler) {
		if (model.isBicubic()) return upscaler.description();
		final String network = upscaler.description().replace("()", ""); // DJL writes cpu()
		return model.text() + " (" + network + ")";
	}

	/** What each short name stands for; of the models that have been lent. */
	Map<String, String> descriptions() {
		return descriptions;
	}
}
