package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.ModelCard.Training;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.recipe.Plan;
import sc.fiji.superres.torch.StateDict;

/**
 * What a training begins with.
 *
 * @param model whose weights are fine-tuned; null where they are drawn from the seed
 */
record Beginning(ModelFiles.Loaded model) {

	/**
	 * Reads the model that was named, if any.
	 *
	 * @throws IOException where it cannot be read; the message names it
	 */
	static Beginning of(final File start) throws IOException {
		final String named = Keys.text(start);
		if (named.isBlank()) return new Beginning(null);
		return new Beginning(ModelRef.of("start", named).read());
	}

	/** The weights to go on from; null where they are drawn from the seed. */
	StateDict weights() {
		if (model == null) return null;
		return model.weights();
	}

	/**
	 * Whether it makes the targets, if the images that are kept back agree: a model for these pairs' factor that learnt
	 * from independent pairs itself, so that it does not copy noise.
	 *
	 * @param pairs that are made of images
	 * @param trained the network that learns
	 */
	boolean teaches(final MultiScaleConfig pairs, final NetworkConfig trained) {
		if (model == null || model.card() == null || pairs.pairs() != PairKind.INDEPENDENT) return false;
		return model.config().equals(trained) && Training.INDEPENDENT.equals(model.card().training().pairs());
	}

	/**
	 * The network that was chosen; else that of the model, unless it is for another factor; else the recipe's.
	 *
	 * @param isChosen whether the plan's network was chosen by name
	 */
	NetworkConfig network(final boolean isChosen, final Plan plan, final int factor) {
		final boolean ofModel = model != null && !isChosen && model.config().factor() == factor;
		if (ofModel) return model.config();
		return Architectures.preset(plan.network(), factor);
	}
}
