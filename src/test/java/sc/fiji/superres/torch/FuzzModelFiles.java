package sc.fiji.superres.torch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import sc.fiji.superres.foreign.ForeignScript;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.swinir.Golden;
import sc.fiji.superres.swinir.SwinIrConfig;

/**
 * Reads damaged and hostile model files: {@code FuzzModelFiles FOLDER FROM TO}. Case k is the same in every run, so
 * that {@code FuzzModelFiles /tmp/x k k+1} shows the one that failed. Ends with 1 after the first that is neither read
 * as a valid model nor refused by a message that names the file, or takes too long; what a small heap cannot hold fails
 * too.
 */
public final class FuzzModelFiles {

	private static final long MOST_CPU = 2_000_000_000L; // ns for one file

	/** What is done to which file. */
	private enum Kind {
			DAMAGED_OURS, DAMAGED_PTH, DAMAGED_OLD, DAMAGED_SAFE, DAMAGED_SCRIPT, FORGED_OURS, FORGED_PTH,
			FORGED_SCRIPT, PICKLE, BOMB, MISFIT_PTH, MISFIT_SAFE, HEADER, COUNT
	}

	private final Path folder;
	private final Map<Kind, int[]> results = new TreeMap<>(); // read, refused
	private final StateDict golden = Golden.weights();

	private FuzzModelFiles(final Path folder) throws IOException {
		this.folder = folder;
	}

	public static void main(final String[] arguments) throws IOException {
		final FuzzModelFiles fuzz = new FuzzModelFiles(Path.of(arguments[0]));
		fuzz.writeWholeFiles();
		for (int i = Integer.parseInt(arguments[1]); i < Integer.parseInt(arguments[2]); i++) {
			final String failure = fuzz.failure(i);
			if (failure == null) continue;
			System.out.println("case " + i + ": " + failure);
			System.exit(1);
		}
		fuzz.results.forEach((kind, count) -> System.out.println(kind + ": " + count[0] + " read, " + count[1] +
			" refused"));
	}

	private void writeWholeFiles() throws IOException {
		final SwinIrConfig config = SwinIrConfig.of(golden);
		ModelFiles.write(folder.resolve("ours.pt"), golden, new ModelCard(config, "test", "MX", 5, 1, 10, 7, null,
			"test"));
		SafeTensors.write(folder.resolve("safe.safetensors"), golden, Map.of("format", "pt"));
		Files.copy(Golden.file("weights.pth"), folder.resolve("pth.pth"));
		Files.copy(Golden.file("foreign_rgb.pt"), folder.resolve("script.pt"));
		Files.copy(TorchArchiveTest.golden("old_swinir.pth"), folder.resolve("old.pth"));
	}

	/** What is wrong with how case k was met, or null. */
	private String failure(final int k) throws IOException {
		final Kind kind = Kind.values()[k % Kind.values().length];
		final Path whole = folder.resolve(switch (kind) {
			case DAMAGED_OURS, FORGED_OURS, BOMB -> "ours.pt";
			case DAMAGED_OLD, COUNT -> "old.pth";
			case DAMAGED_SAFE, MISFIT_SAFE, HEADER -> "safe.safetensors";
			case DAMAGED_SCRIPT, FORGED_SCRIPT -> "script.pt";
			default -> "pth.pth";
		});
		final Path file = folder.resolve("mutant-" + whole.getFileName());
		write(kind, new Mutant(k, whole), file);
		final long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		final String failure = read(kind, file);
		final long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
		if (failure != null || took > MOST_CPU) return kind + " " + failure + " after " + took / 1_000_000 + " ms";
		return null;
	}

	private static void write(final Kind kind, final Mutant mutant, final Path file) throws IOException {
		switch (kind) {
			case FORGED_OURS, FORGED_PTH, FORGED_SCRIPT -> mutant.forge(file);
			case PICKLE -> mutant.hostilePickle(file);
			case BOMB -> mutant.bomb(file);
			case MISFIT_PTH, MISFIT_SAFE -> mutant.misfit(file);
			case HEADER -> mutant.header(file);
			case COUNT -> mutant.oldCount(file);
			default -> mutant.damage(file);
		}
	}

	private String read(final Kind kind, final Path file) {
		final int[] count = results.computeIfAbsent(kind, key -> new int[2]);
		try {
			final Optional<ModelFiles.Loaded> read = ModelFiles.readUnlessForeign(file);
			if (read.isEmpty()) ForeignScript.archive(file);
			else {
				final ModelFiles.Loaded model = read.get();
				model.weights().requireExactly(model.config().shapes());
				if (List.of(Kind.DAMAGED_OURS, Kind.DAMAGED_PTH).contains(kind)) requireGolden(model.weights());
			}
			count[0]++;
			return null;
		}
		catch (final IOException exc) {
			count[1]++;
			return exc.getMessage() != null && exc.getMessage().contains(file.toString()) ? null : exc.toString();
		}
		catch (final RuntimeException | Error exc) {
			return exc + " " + List.of(exc.getStackTrace()).stream().limit(5).toList();
		}
	}

	/** Checksums find every damage of what is in a zip container. */
	private void requireGolden(final StateDict weights) {
		golden.forEach((name, tensor) -> {
			if (!Arrays.equals(tensor.values(), weights.get(name).values())) {
				throw new IllegalStateException("'" + name + "' was read with other values");
			}
		});
	}
}
