package sc.fiji.superres.pairfolder;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.pairs.PairSpec;

/**
 * Names in a pair folder. {@code NAME_R<zoom>_crop<i>_<filter>.png} is a target, and the same name with {@code X<s>}
 * before the extension is its input, where KAIR and BasicSR have {@code x4}. So targets and inputs have the same order.
 */
final class PairNames {

	/** Folders of the parts. */
	static final String TRAIN = "train";
	static final String VALIDATION = "val";
	static final String TEST = "test";

	/** Folders of targets and inputs in each part. */
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
		final String zoom = config.zoom().targetAt(spec.level().ratio()).label();
		return source.stem() + "_" + zoom + "_crop" + spec.crop() + "_" + spec.filterLabel();
	}
}
