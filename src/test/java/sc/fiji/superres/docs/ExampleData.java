package sc.fiji.superres.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.probefile.NanosurfFile;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;

/** The folder {@code /data} of the macros in the documents, with simulated scans and models of two steps. */
final class ExampleData {

	/** Rows and columns of a low-resolution scan. */
	private static final int SIDE = 96;
	private static final int FACTOR = 4;
	/** Width of a scan at 5 MX, in nm. */
	private static final double FIELD = SIDE * 0.00615;
	/** Of a scan of graphite, whose pixels are those of 512 in 24 nm. */
	private static final double GRAPHITE = SIDE * 24.0 / 512;
	/** So many that a share of them can be kept back. */
	private static final int SCANS = 3;
	private static final String NOISY = "dose=15";
	private static final String NOISELESS = "dose=1000000";

	private final Path folder;

	private ExampleData(final Path folder) {
		this.folder = folder;
	}

	/**
	 * @param folder that is new or empty
	 * @param recipe the file of further settings that the guide shows
	 */
	static void write(final Path folder, final String recipe) throws IOException {
		final ExampleData data = new ExampleData(folder);
		data.writeScans();
		data.writeModels();
		data.writeMicroscopeFile();
		Files.writeString(folder.resolve("recipe.json"), recipe);
	}

	private void writeScans() throws IOException {
		for (final String of : List.of("GaN at 5 MX/gan_5MX_", "GaN at 5 MX, test/gan_5MX_", "other sample/other_5MX_",
			"scans/scan_", "simulated/gan_5MX_"))
			gallium(of, 1, NOISY);
		gallium("GaN at 20 MX/gan_20MX_", FACTOR, NOISY);
		gallium("simulated without noise/truth_20MX_", FACTOR, NOISELESS);
		scan("scan_01", "gan-stem", SIDE, FIELD, NOISY, 1);
		scan("scan_02", "gan-stem", SIDE, FIELD, NOISY, 2);
		scan("GaN at 5 MX/scan_01", "gan-stem", SIDE, FIELD, NOISY, SCANS + 1);
		scan("reference", "gan-stem", SIDE * FACTOR, FIELD, NOISELESS, 1);
		for (int seed = 1; seed <= SCANS; seed++)
			scan("graphite at 24 nm/scan_0" + seed, "graphite-stm", SIDE, GRAPHITE, NOISY, seed);
	}

	private void gallium(final String stem, final int finer, final String dose) throws IOException {
		for (int seed = 1; seed <= SCANS; seed++)
			scan(stem + seed, "gan-stem", SIDE * finer, FIELD, dose, seed);
	}

	private void scan(final String name, final String sample, final int side, final double field, final String dose,
		final int seed) throws IOException
	{
		final Path file = folder.resolve(name + ".tif");
		Files.createDirectories(file.getParent());
		MacroRunner.run("run('Simulate Lattice...', 'sample=" + sample + " width=" + side + " height=" + side +
			" field=" + field + " jitter=0 drift=0 " + dose + " seed=" + seed + "'); saveAs('Tiff', '" + file +
			"'); close();");
	}

	private void writeMicroscopeFile() throws IOException {
		final byte[] grey = new byte[SIDE * SIDE];
		new NanosurfFile(SIDE, GRAPHITE).write(folder.resolve("graphite.nid"), List.of(grey, grey));
	}

	private void writeModels() throws IOException {
		final String train = "run('Train Super-Resolution...', 'source=[" + folder.resolve("GaN at 5 MX") +
			"] network=tiny iterations=2 batch=1 patch=32 device=cpu run=[" + folder;
		MacroRunner.run(train + "/GaN run]'); " + train + "/GaN run 2]');");
		TorchArchive.writeStateDict(folder.resolve("official_x4.pth"), WeightInit.draw(SwinIrConfig.tiny(FACTOR), 1));
	}

	/** Copies the folder to another place; the copy may be changed. */
	static void copy(final Path from, final Path to) throws IOException {
		final List<Path> files;
		try (Stream<Path> all = Files.walk(from)) {
			files = all.filter(Files::isRegularFile).toList();
		}
		for (final Path file : files) {
			final Path target = to.resolve(from.relativize(file).toString());
			Files.createDirectories(target.getParent());
			Files.copy(file, target);
		}
	}
}
