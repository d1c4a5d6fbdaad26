package sc.fiji.superres.architecture;

import java.util.Arrays;

/** A library, by the name that documents give it, and the package that all of its packages lie in. */
enum Library {

		AWT("AWT", "java.awt"), DJL("DJL", "ai.djl"), GSON("Gson", "com.google.gson"), IJ1_PATCHER("ij1-patcher",
			"net.imagej.patcher"), IMAGE_IO("ImageIO", "javax.imageio"), IMAGEJ("ImageJ", "ij"), IMGLIB2("ImgLib2",
				"net.imglib2"), JMX("JMX", "javax.management"), JNA("JNA", "com.sun.jna"), JTRANSFORMS("JTransforms",
					"org.jtransforms"), PICKLE("Pickle", "net.razorvine.pickle"), SCIJAVA("SciJava", "org.scijava"),
		SWING("Swing", "javax.swing"), XCHART("XChart", "org.knowm.xchart");

	private final String title;
	private final String root;

	Library(final String title, final String root) {
		this.title = title;
		this.root = root;
	}

	static Library named(final String title) {
		return Arrays.stream(values()).filter(library -> library.title.equals(title)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("No library is called " + title + " in " + Library.class));
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
