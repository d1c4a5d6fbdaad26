package sc.fiji.superres.dialog;

import java.util.List;

import sc.fiji.superres.imageplus.OpenImages;

/**
 * What a dialog asks for one parameter of a command.
 *
 * @param key the parameter's name, which is its macro key
 * @param kind what is asked for
 * @param label in the words of microscopists, with the unit
 * @param description a sentence
 * @param choices for {@link Kind#CHOICE}, in their order; else none
 * @param initial the answer that macros get when they give none, as text
 */
public record Question(String key, Kind kind, String label, String description, List<String> choices, String initial) {

	/** What is asked for. */
	public enum Kind {

			/** Any text or number. */
			TEXT,
			/** Yes or no: {@code true} or {@code false}. */
			FLAG,
			/** One of the choices. */
			CHOICE,
			/** An open image; the answer is the name that {@link OpenImages#find} takes. */
			IMAGE,
			/** The same; one that is no result of super-resolving is the first answer, where there is one. */
			SCAN,
			/** Names of open images, with ; between them. */
			IMAGES,
			/** The path of a folder. */
			FOLDER,
			/** The path of a folder, or the active image. */
			FOLDER_OR_IMAGE,
			/** The path of a folder, the active image, or all open images. */
			FOLDER_OR_IMAGES,
			/** The path of a file. */
			FILE,
			/** A model by name or path. */
			MODEL,
			/** Models by name or path, with ; between them. */
			MODELS,
			/** A model, or nothing. */
			MODEL_OR_NONE,
			/** A device by name. */
			DEVICE,
			/** Which grey values map to 0 and 1. */
			RANGE,
			/** The unit of a zoom level, or nothing. */
			UNIT,
			/** A name, such as one of those that the other answers tell. */
			NAME
	}

	/** Whether it is about images that are open now, so that the last answer means nothing. */
	boolean isOfOpenImages() {
		return isImage() || kind == Kind.IMAGES;
	}

	/** Whether the answer is one open image. */
	boolean isImage() {
		return kind == Kind.IMAGE || kind == Kind.SCAN;
	}

	boolean isPath() {
		return switch (kind) {
			case FOLDER, FOLDER_OR_IMAGE, FOLDER_OR_IMAGES, FILE -> true;
			default -> false;
		};
	}

	boolean isModel() {
		return kind == Kind.MODEL || kind == Kind.MODEL_OR_NONE;
	}
}
