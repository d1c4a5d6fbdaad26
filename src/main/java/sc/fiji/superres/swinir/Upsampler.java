package sc.fiji.superres.swinir;

import java.util.Collections;
import java.util.List;

import com.google.gson.annotations.JsonAdapter;

import sc.fiji.superres.network.NetworkJson;

/** How the network makes an image of its features: SwinIR's four reconstruction modules, under their official names. */
@JsonAdapter(NetworkJson.NamedEnum.class)
public enum Upsampler {

		/** A convolution and a pixel shuffle for each doubling, or for one tripling; "classical" SR. */
		PIXELSHUFFLE("pixelshuffle", List.of(2, 3, 4, 8)),

		/** One convolution and one pixel shuffle to the image itself; "lightweight" SR. */
		PIXELSHUFFLEDIRECT("pixelshuffledirect", List.of(2, 3, 4, 5, 6, 7, 8)),

		/**
		 * Nearest-neighbour doublings, each with a convolution; "real-world" SR. The official code doubles twice for ×4
		 * and once for anything else: built for ×3 or ×8 it still returns ×2, and for ×1 a quarter of the doubled
		 * image. So only 2 and 4 are factors.
		 */
		NEAREST_CONV("nearest+conv", List.of(2, 4)),

		/** The last convolution is added to the input; ×1 restoration, such as denoising. */
		NONE("none", List.of(1));

	private final String officialName;
	private final List<Integer> factors;

	Upsampler(final String officialName, final List<Integer> factors) {
		this.officialName = officialName;
		this.factors = factors;
	}

	/** Enlargements it can do, rising. */
	public List<Integer> factors() {
		return factors;
	}

	/** Factors of the pixel shuffles one after the other; none where there are none. */
	List<Integer> shuffles(final int factor) {
		return switch (this) {
			case PIXELSHUFFLE -> triplingOrDoublings(factor);
			case PIXELSHUFFLEDIRECT -> List.of(factor);
			case NEAREST_CONV, NONE -> List.of();
		};
	}

	private static List<Integer> triplingOrDoublings(final int factor) {
		if (factor == 3) return List.of(3);
		return Collections.nCopies(Integer.numberOfTrailingZeros(factor), 2);
	}

	/** The official name, as in files. */
	@Override
	public String toString() {
		return officialName;
	}
}
