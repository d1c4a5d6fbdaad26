package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
		for (final double scale : symmetric(config.scale(), scales))
			for (final double rotation : symmetric(config.rotation(), turns))
				poses.add(new Pose(0, 0, 1 + scale, rotation));
		return poses;
	}

	/** Numbers from −most to most, with {@code steps} of them to either side of 0. */
	private static double[] symmetric(final double most, final int steps) {
		return IntStream.rangeClosed(-steps, steps).mapToDouble(i -> most * i / Math.max(1, steps)).toArray();
	}
}
