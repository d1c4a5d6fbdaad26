package sc.fiji.superres.course;

import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.superres.recipe.Recipe;

/**
 * How the images are to be enlarged.
 *
 * @param factor how many times larger a side becomes, 4 or 2
 * @param stm whether the images were recorded by STM, not by STEM
 * @param training whether a network is trained on the images; else a model that comes along is used
 * @param recipe how long it is trained
 * @param run the run folder of the training, as typed
 */
public record Way(int factor, boolean stm, boolean training, Recipe recipe, String run) {

	/** A ready model, four times; whoever trains tries it first. */
	public static final Way FIRST = new Way(4, false, false, Recipe.TRY, "");

	public Way withFactor(final int chosen) {
		return new Way(chosen, stm, training, recipe, run);
	}

	/** The same for images of another microscope; the factor becomes the usual one for it. */
	Way of(final boolean recordedByStm) {
		if (recordedByStm == stm) return this;
		return new Way(recordedByStm ? 2 : 4, recordedByStm, training, recipe, run);
	}

	/** With a training, or without: the ready model for STM enlarges twice. */
	public Way withTraining(final boolean chosen) {
		return new Way(stm && !chosen ? 2 : factor, stm, chosen, recipe, run);
	}

	public Way withRecipe(final Recipe chosen) {
		return new Way(factor, stm, true, chosen, run);
	}

	public Way withRun(final String chosen) {
		return new Way(factor, stm, training, recipe, chosen);
	}

	/** The preset of the training pairs. */
	public String preset() {
		return factor == 4 ? "4x independent 5-20" : "2x independent 24-12";
	}

	/** What enlarges the images, as the key {@code model} names it. */
	public String model() {
		return training ? run.trim() : readyModel();
	}

	/** What the model is called, for people. */
	String modelName() {
		return training ? "the model trained in " + Source.last(run) : readyModel();
	}

	/** The name of the model that comes along; for STM there is one for twice only. */
	public String readyModel() {
		if (stm && factor == 2) return "stm-lattice-x2";
		return "stem-lattice-x" + factor;
	}

	/** What has to be put right before this way can be gone. */
	Optional<String> problem() {
		if (!training) return Optional.empty();
		if (run.isBlank()) return Optional.of("Choose a folder to keep the training in.");
		if (!OptionText.canHold(run)) return Optional.of(Source.unfit(run));
		if (Source.path(run).filter(Path::isAbsolute).isPresent()) return Optional.empty();
		return Optional.of("Write the whole path of the folder to keep the training in, not only " + run.trim() + ".");
	}
}
