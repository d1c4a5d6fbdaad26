package sc.fiji.superres.course;

import java.util.List;
import java.util.Optional;

/**
 * Open images that are learnt from together.
 *
 * @param images all that are open
 * @param complaint why they cannot be; empty where they can
 */
public record Together(List<OpenImage> images, String complaint) {

	/** None is asked for. */
	static final Together NONE = new Together(List.of(), "");

	Optional<String> problem() {
		if (complaint.isEmpty()) return Optional.empty();
		return Optional.of(complaint);
	}
}
