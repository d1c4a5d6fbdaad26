package sc.fiji.superres.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.superres.evaluate.Evaluation;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.Upscaler;

/** The models of an evaluation as a macro names them, each with the short name that tables and plots call it. */
final class EvaluatedModels {

	/** The baseline, always first. */
	static final String BICUBIC = "bicubic";

	/** Files of a run folder, which is what the model is called after. */
	private static final Set<String> OF_RUNS = Set.of("model.pt", "best.pt");

	/** Lends a model. */
	interface Lender {

		void lend(String model, Task task) throws IOException;
	}

	/** What is done with a model that was lent. */
	interface Task {

		void run(Upscaler upscaler);
	}

	private final Map<String, String> byName = new LinkedHashMap<>();
	private final Map<String, String> descriptions = new LinkedHashMap<>();

	private EvaluatedModels() {}

	/**
	 * @param models files, run folders, bicubic, with {@code ;} between them
	 * @param factor of the bicubic enlargement
	 * @throws IOException where one of them is not there
	 */
	static EvaluatedModels parse(final String models, final int factor) throws IOException {
		final EvaluatedModels parsed = new EvaluatedModels();
		parsed.byName.put(BICUBIC, BICUBIC + " x" + factor);
		for (final String item : models.split(";")) {
			final String model = item.trim();
			if (model.isEmpty() || isBicubic(model, factor)) continue;
			ModelFiles.locate(Path.of(model));
			parsed.byName.put(parsed.unused(name(Path.of(model).toAbsolutePath().normalize())), model);
		}
		return parsed;
	}

	private static boolean isBicubic(final String model, final int factor) {
		if (!BicubicUpscaler.isNamed(model)) return false;
		final String of = model.substring(BICUBIC.length()).replaceAll("[ xX×_-]", "");
		if (of.isEmpty() || of.equals(Integer.toString(factor))) return true;
		throw new IllegalArgumentException("models: " + model + " does not go with factor=" + factor +
			"; write bicubic.");
	}

	private static String name(final Path model) {
		final String file = model.getFileName().toString();
		return OF_RUNS.contains(file) ? model.getParent().getFileName().toString() : file.replaceFirst(
			"(?<=.)\\.[A-Za-z]{2,11}$", "");
	}

	/** Two models of one name are NAME and NAME (2). */
	private String unused(final String name) {
		String unused = name;
		for (int i = 2; byName.containsKey(unused); i++)
			unused = name + " (" + i + ")";
		return unused;
	}

	/** In the order given. */
	List<Evaluation.Candidate> candidates(final Lender lender) {
		final List<Evaluation.Candidate> candidates = new ArrayList<>();
		byName.forEach((name, model) -> candidates.add(new Evaluation.Candidate(name, task -> lender.lend(model,
			upscaler -> {
				descriptions.put(name, name.equals(BICUBIC) ? upscaler.description() : model + " (" + upscaler
					.description().replace("()", "") + ")"); // DJL writes cpu()
				task.accept(upscaler);
			}))));
		return candidates;
	}

	/** Short name → what it is; of those that were lent. */
	Map<String, String> descriptions() {
		return descriptions;
	}
}
