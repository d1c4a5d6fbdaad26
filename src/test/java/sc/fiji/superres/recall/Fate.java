package sc.fiji.superres.recall;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * What a result makes of a defect.
 *
 * @param amplitude the difference from the perfect crystal, projected on that of the truth: 1 in the truth, 0 where the
 *            crystal is drawn perfect
 * @param off how far from its true place it lies, nm; infinite where nothing is left of it
 */
record Fate(Defect defect, double amplitude, double off) {

	/** How far an amplitude may be from 1. */
	private static final double TOLERANCE = 0.2;
	/** How far off a place may be, nm. */
	private static final double NEAR = 0.020;
	/** Nearer to the perfect crystal than to the truth. */
	private static final double HEALED = 0.5;

	boolean isKept() {
		return Math.abs(amplitude - 1) <= TOLERANCE && off <= NEAR;
	}

	boolean isHealed() {
		return amplitude < HEALED;
	}
}
