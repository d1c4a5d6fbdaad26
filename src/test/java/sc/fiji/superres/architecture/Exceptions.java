package sc.fiji.superres.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import sc.fiji.superres.bridge.Bridge;
import sc.fiji.superres.enlarge.FolderUpscale;
import sc.fiji.superres.user.ImageJProgress;

/** Everything that a rule lets pass, each with its reason. What no longer needs its entry fails a test. */
final class Exceptions {

	/** Files that a room holds at most, beside its description. */
	static final int FILES_PER_ROOM = 15;

	/** Room → why it is larger. docs/architecture.md explains it at length. */
	static final Map<String, String> LARGE_ROOMS = Map.of("resample",
		"one algorithm, whose insides would become public in two rooms");

	/** Classes that form a cycle. Cycles between rooms are never allowed. */
	static final List<Knot> KNOTS = List.of(knot("", "an error names the file that a part file was meant to become",
		"FileFailure", "PartFile"), knot("", "a progress makes a part of itself, which forwards to it", "Progress",
			"ForwardingProgress"), knot("align", "a match and its pose are held against the limits of the search",
				"AlignmentConfig", "Match", "Pose", "Surface"), knot("batches",
					"a validation collects findings, and these quote its scores", "Findings", "Validation"), knot(
						"dataset", "presets are configurations, found by their names", "MultiScaleConfig", "Presets"),
		knot("enlarge", "the history describes the work that adds it to its result", "History", "ImageUpscale"), knot(
			"fidelity", "a displacement is fitted to the cross spectrum that it is taken out of", "CrossSpectrum",
			"Displacement", "PhaseFit"), knot("files",
				"both look at a file before it is opened, each at its own formats", "Pictures", "WholeImages"), knot(
					"folder", "a run, its table, and the files that are not results of a run", "FolderRun", "RunTable",
					"SourceFiles"), knot("image", "hot pixels are those that do not set the range", "HotPixels",
						"IntensityRange"), knot("noise", "the estimate makes the model, from figures of the same kind",
							"NoiseEstimate", "NoiseModel"), knot("pairfolder",
								"a folder of pairs, its plan and what writes it", "Manifest", "PairFolder",
								"PairWriter"), knot("simulate", "a sealed interface and its two kinds, made by name",
									"Scan", "StemScan", "StmScan"), knot("survey", "the numbers and the words for them",
										"Sampling", "SamplingText"), knot("swinir",
											"shapes follow from a configuration, and it from shapes", "ConfigReader",
											"ParameterShapes", "SwinIrConfig"), knot("swinir",
												"the end of the network is a part of its script", "NetworkScript",
												"Reconstruction"));

	/** What scripts of users call (a whole class, or a method), and figures of a result that only tests look up. */
	static final Set<String> CALLED_BY_OTHERS = Set.of("Candidate.of", "ImageFiles.read", "ImagePlanes.all",
		"IntensityRange.minMax", "InventedLattice.isThere", "MultiScaleConfig.withFilters", "NetworkUpscaler.network",
		"NoiseModel.constant", "NoiseModel.contrast", "NoiseModel.slope", "Raster.width", "Regions.of",
		"RingCorrelation.curve", "RingCorrelation.frequency", "Sampling.leftOut", "StateDict.elements",
		"Structure.finest", "Structure.noisePower", "SuperResolutionService", "SwinIr.config",
		"TorchArchive.writeStateDict", "TrainingRun.network");

	private Exceptions() {}

	/**
	 * The bridge and the run of a folder leave the trace of an unexpected error on the console, for a report to us;
	 * progress goes to the terminal where ImageJ has no window.
	 */
	static DescribedPredicate<JavaClass> writesToTheTerminal() {
		return belongToAnyOf(Bridge.class, FolderUpscale.class, ImageJProgress.class);
	}

	private static Knot knot(final String room, final String reason, final String... classes) {
		return new Knot(room.isEmpty() ? "sc.fiji.superres" : "sc.fiji.superres." + room, Set.of(classes), reason);
	}
}
