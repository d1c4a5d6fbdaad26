package sc.fiji.superres.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * A scan with all that {@code macros/study/defects.ijm} made of it: a folder SAMPLE xFACTOR PIXEL pm dose DOSE SEED.
 *
 * @param folder where it lies
 * @param sample name of the sample
 * @param factor of the enlargement
 * @param pixel of the scan, pm
 * @param dose of the scan
 * @param seed of the scan
 */
record Measured(Path folder, String sample, int factor, double pixel, int dose, int seed) {

	/** From this seed on scans are large, for what is invented; their boundaries are not counted. */
	private static final int LARGE = 310;

	static Measured of(final Path folder) {
		final String[] words = folder.getFileName().toString().split(" ");
		return new Measured(folder, words[0], Integer.parseInt(words[1].substring(1)), Double.parseDouble(words[2]),
			Integer.parseInt(words[5]), Integer.parseInt(words[6]));
	}

	boolean isLarge() {
		return seed >= LARGE;
	}

	Microscope microscope() {
		return Microscope.of(sample);
	}

	/** The models whose results are there. */
	List<String> models() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("result ")).map(
				name -> name.substring("result ".length(), name.length() - ".tif".length())).sorted().toList();
		}
	}

	List<Defect> defects() throws IOException {
		return Files.readAllLines(folder.resolve("defects.csv")).stream().skip(1).map(Measured::defect).toList();
	}

	private static Defect defect(final String line) {
		final String[] cells = line.split(",");
		return new Defect(cells[2], Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(
			cells[5]), Double.parseDouble(cells[6]));
	}

	/** One of the finer images. */
	View fine(final String name) {
		return view(name, 1, pixel / 1000 / factor);
	}

	/** The scan itself. */
	View input() {
		return view("input", 1, pixel / 1000);
	}

	Recall recall(final String model) throws IOException {
		return new Recall(microscope(), defects(), fine("truth"), fine("perfect"), fine("result " + model));
	}

	/** By the trust map where there is one, else by the relative difference of the consistency map. */
	Flags flags(final String model, final Recall recall) {
		if (Files.exists(file("trust " + model))) return Flags.ofTrust(view("trust " + model, 1, pixel / 1000));
		return Flags.ofQuantile(view("consistency " + model, 2, pixel / 1000), recall);
	}

	private Path file(final String name) {
		return folder.resolve(name + ".tif");
	}

	private View view(final String name, final int slice, final double size) {
		final ImagePlus image = IJ.openImage(file(name).toString());
		if (image == null) throw new UncheckedIOException(new IOException(file(name) + " cannot be read."));
		final var pixels = image.getStack().getProcessor(slice).convertToFloatProcessor();
		final View view = new View((float[]) pixels.getPixels(), image.getWidth(), image.getHeight(), size);
		return view.moved(-image.getCalibration().xOrigin * size, -image.getCalibration().yOrigin * size);
	}
}
