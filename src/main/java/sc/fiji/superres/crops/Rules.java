package sc.fiji.superres.crops;

/** By which rules results are compared with references. */
public enum Rules {

		/**
		 * At the right place, without pixels that input and reference share, and without figures that mean nothing
		 * there: {@link CentredReference}, {@code Measurement}, {@link PhysicalCrops}.
		 */
		FAIR,

		/** As [M23] did, for figures that can be set beside its own. */
		PUBLISHED
}
