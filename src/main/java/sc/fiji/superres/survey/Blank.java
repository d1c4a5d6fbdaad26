package sc.fiji.superres.survey;

import java.util.List;

import sc.fiji.superres.lattice.Reflection;

/**
 * An image that shows nothing but noise, as noisy as recorded ones: a network that draws a lattice into it has invented
 * it.
 *
 * @param input side × side, in [0,1]
 * @param reflections of the recorded images, the strongest first, in cycles a pixel of the input, powers of [0,1]
 */
public record Blank(float[] input, int side, List<Reflection> reflections) {

	public Blank {
		reflections = List.copyOf(reflections);
	}
}
