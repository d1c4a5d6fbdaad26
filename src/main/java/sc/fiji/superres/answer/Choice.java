package sc.fiji.superres.answer;

/**
 * An entry of a list.
 *
 * @param value what is answered by it
 * @param label what the list shows
 */
public record Choice(String value, String label) {

	/** An entry that is shown as it is answered. */
	public static Choice of(final String value) {
		return new Choice(value, value);
	}

	/** An editable list puts this into its text field. */
	@Override
	public String toString() {
		return value;
	}
}
