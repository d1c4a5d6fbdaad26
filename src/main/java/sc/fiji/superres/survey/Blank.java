package sc.fiji.superres.survey;

import java.util.List;

import sc.fiji.superres.lattice.Reflection;

/**
 * An image that shows only noise, as strong as that of recorded images. A network that draws a lattice into it has
 * invented the lattice.
 *
 * @param input side × side values in [0,1]
 * @param reflections of the recorded images, the strongest first: frequencies in cycles a pixel of the input, powers in
 *            squared units of [0,1]
 */
public record Blank(float[] input, int side, List<Reflection> reflections) {

	public Blank {
		reflections = List.copyOf(reflections);
	}
}
