package sc.fiji.superres.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.google.gson.annotations.SerializedName;

/** What the input and the target of a training pair have in common. */
public enum PairKind {

		/** As published [M23]: the input is the shrunk target, so both hold the same noise. */
		@SerializedName("published")
		PUBLISHED,

		/** Input and target share no noise and have one centre, so a network learns only what the data can tell. */
		@SerializedName("independent")
		INDEPENDENT;

	/** The name that macros and files use: {@code published} or {@code independent}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The labels of all kinds. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(PairKind::label).toList();
	}

	/**
	 * The kind with this label.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists the labels
	 */
	public static PairKind of(final String label) {
		for (final PairKind kind : values())
			if (kind.label().equals(label)) return kind;
		throw new IllegalArgumentException("pairs=" + label + " is none of: " + String.join(", ", labels()) + ".");
	}

	@Override
	public String toString() {
		return label();
	}
}
