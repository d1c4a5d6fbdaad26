package sc.fiji.superres.architecture;

import java.util.List;

/**
 * A library.
 *
 * @param title its name in documents
 * @param root the package that all of its packages lie in
 */
record Library(String title, String root) {

	private static final List<Library> ALL = """
		AWT          java.awt
		commons-math3  org.apache.commons.math3
		DJL          ai.djl
		Gson         com.google.gson
		ij1-patcher  net.imagej.patcher
		ImageIO      javax.imageio
		ImageJ       ij
		ImgLib2      net.imglib2
		jHDF         io.jhdf
		JMX          javax.management
		JNA          com.sun.jna
		JTransforms  org.jtransforms
		Pickle       net.razorvine.pickle
		SciJava      org.scijava
		StAX         javax.xml.stream
		Swing        javax.swing
		XChart       org.knowm.xchart
		""".lines().map(Library::of).toList();

	private static Library of(final String line) {
		final String[] parts = line.split(" +");
		return new Library(parts[0], parts[1]);
	}

	static Library named(final String title) {
		for (final Library library : ALL)
			if (library.title.equals(title)) return library;
		throw new IllegalArgumentException("No library is called " + title + " in " + Library.class);
	}

	/** The library's packages as ArchUnit writes them. */
	String packages() {
		return root + "..";
	}

	boolean holds(final String className) {
		return className.startsWith(root + ".");
	}

	@Override
	public String toString() {
		return title;
	}
}
