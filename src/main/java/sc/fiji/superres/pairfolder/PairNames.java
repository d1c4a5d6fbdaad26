package sc.fiji.superres.pairfolder;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.pairs.PairSpec;

/**
 * File names in a pair folder: {@code NAME_R<zoom>_crop<i>_<filter>.png} is a target and the same with {@code X<s>}
 * before the extension its input, where KAIR and BasicSR have their {@code x4}. Both folders sort alike.
 */
final class PairNames {

	static final String TARGETS = "HR";
	static final String INPUTS = "LR";

	private PairNames() {}

	/** @param extension without the dot */
	static String target(final PairSpec spec, final SourceImage source, final MultiScaleConfig config,
		final String extension)
	{
		return common(spec, source, config) + "." + extension;
	}

	/** @param extension without the dot */
	static String input(final PairSpec spec, final SourceImage source, final MultiScaleConfig config,
		final String extension)
	{
		return common(spec, source, config) + "X" + config.factor() + "." + extension;
	}

	private static String common(final PairSpec spec, final SourceImage source, final MultiScaleConfig config) {
		return source.stem() + "_" + config.zoom().targetAt(spec.level().ratio()).label() + "_crop" + spec.crop() +
			"_" + spec.filterLabel();
	}
}
