package sc.fiji.superres.frames;

import sc.fiji.superres.lines.Plane;
import sc.fiji.superres.lines.Structure;

/**
 * How well two drawn scans agree: their correlation over the pixels that both show.
 *
 * @param correlation −1 … 1
 * @param pixels how many both show
 */
record Agreement(double correlation, int pixels) {

	/** Over how many pixels noise is alike that was smoothed along both axes: 4πσ². */
	private static final double ALIKE = 4 * Math.PI * Structure.SMOOTH * Structure.SMOOTH;

	static Agreement of(final Plane a, final Plane b) {
		double squaresA = 0;
		double squaresB = 0;
		double products = 0;
		int n = 0;
		for (int i = 0; i < a.values().length; i++) {
			final double both = a.values()[i] * b.values()[i];
			if (Double.isNaN(both)) continue;
			squaresA += a.values()[i] * a.values()[i];
			squaresB += b.values()[i] * b.values()[i];
			products += both;
			n++;
		}
		return new Agreement(products / Math.sqrt(Math.max(Double.MIN_NORMAL, squaresA * squaresB)), n);
	}

	/**
	 * What a description of the drift costs, the less the better: Schwarz' criterion (Ann. Statist. 6 (1978) 461), by
	 * which parameters have to pay for themselves by more than they fit noise; here by twice as much, since scans
	 * differ by more than noise of single pixels.
	 *
	 * @param parameters how many it has
	 */
	double cost(final int parameters) {
		final double independent = Math.max(2, pixels / ALIKE);
		return independent * Math.log(Math.max(1e-6, 1 - correlation)) + 2 * parameters * Math.log(independent);
	}
}
