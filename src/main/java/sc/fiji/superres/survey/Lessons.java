package sc.fiji.superres.survey;

import java.util.List;
import java.util.Map;

import sc.fiji.superres.dataset.SourceImage;

/**
 * What a teacher, a network that is good at such images already, takes images for instead of their noise. Targets of
 * independent pairs become a mean of their own and of this.
 *
 * @param seen by the index of an image, one of the same size without noise; other images have no lesson
 * @param share of the targets that is the teacher's, in [0,1]
 * @param altered by the index of an image, what is shown in its place now and then, so that a network does not forget
 *            what the image lacks; of its size
 */
public record Lessons(Map<Integer, SourceImage> seen, double share, Map<Integer, List<Altered>> altered) {

	/**
	 * A scan that nobody recorded.
	 *
	 * @param scan with noise
	 * @param clean the same without
	 */
	public record Altered(SourceImage scan, SourceImage clean) {}

	/** No image has one. */
	public static final Lessons NONE = new Lessons(Map.of(), 0, Map.of());

	public Lessons {
		seen = Map.copyOf(seen);
		altered = Map.copyOf(altered);
		if (!(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException("A teacher's share of the targets lies in [0,1], not " + share + ".");
		}
	}
}
