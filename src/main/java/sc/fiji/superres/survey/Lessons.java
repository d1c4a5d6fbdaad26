package sc.fiji.superres.survey;

import java.util.Map;

import sc.fiji.superres.dataset.SourceImage;

/**
 * What a teacher, a network that is good at such images already, takes images for instead of their noise. Targets of
 * independent pairs become a mean of their own and of this.
 *
 * @param seen by the index of an image, one of the same size without noise; other images have no lesson
 * @param share of the targets that is the teacher's, in [0,1]
 */
public record Lessons(Map<Integer, SourceImage> seen, double share) {

	/** No image has one. */
	public static final Lessons NONE = new Lessons(Map.of(), 0);

	public Lessons {
		seen = Map.copyOf(seen);
		if (!(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException("A teacher's share of the targets lies in [0,1], not " + share + ".");
		}
	}
}
