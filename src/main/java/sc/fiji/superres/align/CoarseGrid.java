package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.List;

/** Scales and rotations from end to end of what is allowed, with a step that moves no corner by more than so much. */
final class CoarseGrid {

	private CoarseGrid() {}

	/**
	 * @param radius from the image's centre to a corner, in pixels
	 * @param step how far apart a corner may lie at two neighbours of the grid, in pixels
	 * @return poses at (0, 0); always with scale 1 and rotation 0 among them
	 */
	static List<Pose> poses(final AlignmentConfig config, final double radius, final double step) {
		final int scales = (int) Math.ceil(config.scale() * radius / step);
		final int turns = (int) Math.ceil(Math.toRadians(config.rotation()) * radius / step);
		final List<Pose> poses = new ArrayList<>();
		for (int i = -scales; i <= scales; i++) {
			final double scale = 1 + config.scale() * i / Math.max(1, scales);
			for (int j = -turns; j <= turns; j++) {
				final double rotation = config.rotation() * j / Math.max(1, turns);
				poses.add(new Pose(0, 0, scale, rotation));
			}
		}
		return poses;
	}
}
