package sc.fiji.superres.course;

import java.util.Optional;

/**
 * What is to be enlarged.
 *
 * @param isFolder whether a folder counts, and not an open image
 * @param image the open image; null where none is chosen
 * @param folder of images, as typed
 * @param output where the results of a folder go, as typed
 */
public record Target(boolean isFolder, OpenImage image, String folder, String output) {

	/** Nothing is chosen yet. */
	static final Target NONE = new Target(false, null, "", "");

	public Target withImage(final OpenImage chosen) {
		return new Target(false, chosen, folder, output);
	}

	public Target withFolders(final String from, final String to) {
		return new Target(true, image, from, to);
	}

	/** What has to be put right before this can be enlarged. */
	Optional<String> problem() {
		if (isFolder) return Source.folderProblem(folder).or(this::outputProblem);
		if (image != null) return Optional.empty();
		return Optional.of("Choose an image, or a folder.");
	}

	private Optional<String> outputProblem() {
		if (output.isBlank()) return Optional.of("Choose a folder for the results.");
		if (!OptionText.canHold(output)) return Optional.of(Source.unfit(output));
		return Optional.empty();
	}
}
