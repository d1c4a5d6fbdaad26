package sc.fiji.superres.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.google.gson.annotations.SerializedName;

/** What the two halves of a training pair have in common. */
public enum PairKind {

		/** As published [M23]: the input is the target, shrunk; both hold the same noise. */
		@SerializedName("published")
		PUBLISHED,

		/** Input and target share no noise and have one centre, so what is learnt is what the data can tell. */
		@SerializedName("independent")
		INDEPENDENT;

	/** As macros and files write it: {@code published}, {@code independent}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static List<String> labels() {
		return Arrays.stream(values()).map(PairKind::label).toList();
	}

	/**
	 * The kind of that name.
	 *
	 * @throws IllegalArgumentException where there is none; the message lists them
	 */
	public static PairKind of(final String label) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("pairs=" + label + " is none of: " + labels().stream().collect(Collectors
				.joining(", ")) + "."));
	}

	@Override
	public String toString() {
		return label();
	}
}
