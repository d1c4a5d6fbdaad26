package sc.fiji.superres.recall;

import java.util.Locale;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * One defect in one result.
 *
 * @param scan which it was planted into
 * @param model of the result
 * @param fate what became of it
 * @param doubt what the map says of the place, over what it calls not to be believed; infinite where it guarantees
 *            nothing
 */
record Outcome(Measured scan, String model, Fate fate, double doubt) {

	static final String HEADER = "sample,factor,pixel (pm),dose,model,kind,x (nm),y (nm),strength,displacement (nm)," +
		"amplitude,off (nm),fate,flagged,map over its threshold";

	String kind() {
		return fate.defect().kind();
	}

	/** The model, the microscope and the factor. */
	String group() {
		return model + ", " + scan.microscope() + " ×" + scan.factor();
	}

	boolean isKept() {
		return fate.isKept();
	}

	boolean isHealed() {
		return !isKept() && fate.isHealed();
	}

	boolean flagged() {
		return flagged(1);
	}

	/** With a threshold so many times as high. */
	boolean flagged(final double times) {
		return !(doubt <= times);
	}

	boolean isKeptOrFlagged() {
		return isKeptOrFlagged(1);
	}

	/** With a threshold so many times as high. */
	boolean isKeptOrFlagged(final double times) {
		return isKept() || flagged(times);
	}

	private String word() {
		if (isKept()) return "kept";
		return isHealed() ? "healed" : "lost otherwise";
	}

	String line() {
		final Defect defect = fate.defect();
		return String.format(Locale.ROOT, "%s,%d,%s,%d,%s,%s,%.4f,%.4f,%.3f,%.4f,%.3f,%.4f,%s,%b,%.3f", scan.sample(),
			scan.factor(), scan.pixel(), scan.dose(), model, kind(), defect.x(), defect.y(), defect.strength(), defect
				.displacement(), fate.amplitude(), fate.off(), word(), flagged(), doubt);
	}
}
