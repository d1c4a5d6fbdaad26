package sc.fiji.superres.swinir;

import com.google.gson.annotations.JsonAdapter;

import sc.fiji.superres.network.NetworkJson;

/** What stands before each residual sum over a group or the whole body. */
@JsonAdapter(NetworkJson.NamedEnum.class)
public enum Residual {

		/** One 3×3 convolution. */
		ONE_CONV("1conv", 1),

		/** 3×3, 1×1, 3×3 with a quarter of the features between them, and leaky rectifiers of slope 0.2. */
		THREE_CONV("3conv", 4);

	private final String officialName;
	private final int leastFeatures;

	Residual(final String officialName, final int leastFeatures) {
		this.officialName = officialName;
		this.leastFeatures = leastFeatures;
	}

	/** Features of a token that leave at least one inside. */
	int leastFeatures() {
		return leastFeatures;
	}

	/** The official name, as in files. */
	@Override
	public String toString() {
		return officialName;
	}
}
