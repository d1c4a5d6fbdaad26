package sc.fiji.superres.evaluate;

import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import sc.fiji.superres.Software;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;

/**
 * Everything but the models that decides what an evaluation measures. In two evaluations of one plan a model has the
 * same scores, so that one can go on where the other was stopped.
 *
 * @param program name, version and commit
 * @param kind the mode and the protocol
 * @param factor of the models
 * @param recorded zoom level of the inputs
 * @param levels zoom levels that are judged
 * @param crops of each image at each level
 * @param crop side of one in pixels of the reference
 * @param seed of their places
 * @param references name and SHA-256 of the grey values of each
 * @param inputs the same; empty where inputs are made from the references
 */
public record Plan(String program, String kind, int factor, String recorded, List<String> levels, int crops, int crop,
	long seed, List<String> references, List<String> inputs)
{

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	/** The plan of an evaluation that is about to begin. */
	public static Plan of(final String kind, final Protocol protocol, final List<SourceImage> references,
		final List<SourceImage> inputs)
	{
		final List<String> levels = protocol.pyramid().levels().stream().map(ZoomLevel::toString).toList();
		return new Plan(Software.description(), kind, protocol.pyramid().factor(), protocol.pyramid().recorded()
			.toString(), levels, protocol.draw().count(), protocol.draw().side(), protocol.draw().seed(), hashes(
				references), hashes(inputs));
	}

	private static List<String> hashes(final List<SourceImage> images) {
		return images.stream().map(image -> image.name() + ", SHA-256 of its pixels " + PixelHash.sha256(image.plane()))
			.toList();
	}

	/** The plan as JSON, each thing in a line of its own, so that two plans can be compared line by line. */
	public String text() {
		return GSON.toJson(this) + "\n";
	}
}
