package sc.fiji.superres.dataset;

import java.util.List;

import sc.fiji.superres.resample.Filter;

/** A configuration with fewer degradations than its preset has, so that a test makes fewer pairs. */
public final class Filtered {

	private Filtered() {}

	public static MultiScaleConfig by(final List<Filter> filters, final MultiScaleConfig config) {
		return new MultiScaleConfig(config.name(), config.factor(), config.alphas(), config.betas(), config.gammas(),
			filters, config.crop(), config.cropsPerRow(), config.zoom(), config.pairs(), config.withoutRecorded());
	}
}
