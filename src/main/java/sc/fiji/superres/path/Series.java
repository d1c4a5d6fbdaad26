package sc.fiji.superres.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.superres.path.Pass.Way;

/**
 * How often and in which directions a place is scanned.
 *
 * @param frames how often, 1 … {@value #MOST}
 * @param rotation by how much the scan is turned
 * @param backward whether each line is scanned backward too, after it was scanned forward; a frame takes as long as
 *            without, so that a pixel takes half the time
 * @param wander s.d. of a slow, smooth movement of the sample along either axis, beside its steady drift, nm
 */
public record Series(int frames, Rotation rotation, boolean backward, double wander) {

	private static final int MOST = 1024;
	/** Greatest wander, nm. */
	private static final double FARTHEST = 10;

	/** How scans are turned. */
	public enum Rotation {

			/** Lines run along x. */
			NONE,
			/** Lines run along y. */
			QUARTER,
			/** Each frame is scanned along x and then along y. */
			BOTH;

		/** Reads what users write: 0, 90 or both. */
		public static Rotation of(final String text) {
			return switch (text.trim()) {
				case "0" -> NONE;
				case "90" -> QUARTER;
				case "both" -> BOTH;
				default -> throw new IllegalArgumentException("rotation=" + text + " is none of: 0, 90, both.");
			};
		}

		/** In how many directions each frame is scanned. */
		int turns() {
			return this == BOTH ? 2 : 1;
		}

		/** Whether the passage of this number is turned. */
		private boolean isTurned(final int number) {
			return this == QUARTER || this == BOTH && number % 2 == 1;
		}
	}

	public Series {
		Raster.require(frames >= 1 && frames <= MOST, "frames", frames, "1 to " + MOST);
		Raster.require(wander >= 0 && wander <= FARTHEST, "wander", wander, "0 to " + FARTHEST + " nm");
	}

	/** The passages, in the order in which they are recorded. */
	public List<Pass> passes() {
		final List<Pass> passes = new ArrayList<>();
		for (int frame = 0; frame < frames * rotation.turns(); frame++)
			for (final Way way : ways())
				passes.add(new Pass(frame, rotation.isTurned(frame), way, wander, label(frame, way)));
		return passes;
	}

	private String label(final int frame, final Way way) {
		final List<String> parts = new ArrayList<>();
		if (frames > 1) parts.add("frame " + (frame / rotation.turns() + 1));
		if (rotation != Rotation.NONE) parts.add(rotation.isTurned(frame) ? "90°" : "0°");
		if (backward) parts.add(way.name().toLowerCase(Locale.ROOT));
		return String.join(", ", parts);
	}

	private List<Way> ways() {
		if (backward) return List.of(Way.FORWARD, Way.BACKWARD);
		return List.of(Way.ONLY);
	}
}
