package sc.fiji.superres.course;

/**
 * A command as macros call it, which is what a step of the assistant stands for.
 *
 * @param image title of the image that must be active; null where it does not matter
 * @param command label of the menu entry
 * @param options of the command, as macros write them; empty for none
 */
public record MacroLine(String image, String command, String options) {

	/** In the macro language; two lines where an image is selected first. */
	public String text() {
		return selected("selectImage") + "run(" + call() + ");";
	}

	/** Makes an image the active one. */
	static String selection(final String image) {
		return "selectImage(" + quoted(image) + ");";
	}

	/** In JavaScript, BeanShell and Groovy, as ImageJ's recorder writes it there. */
	public String script() {
		return selected("IJ.selectWindow") + "IJ.run(" + call() + ");";
	}

	private String selected(final String function) {
		if (image == null) return "";
		return function + "(" + quoted(image) + ");\n";
	}

	private String call() {
		if (options.isEmpty()) return quoted(command);
		return quoted(command) + ", " + quoted(options);
	}

	private static String quoted(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}
}
