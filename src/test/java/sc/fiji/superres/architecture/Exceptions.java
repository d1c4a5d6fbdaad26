package sc.fiji.superres.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import sc.fiji.superres.bridge.Bridge;
import sc.fiji.superres.results.ResultFiles;
import sc.fiji.superres.user.ImageJProgress;

/** Everything that a rule lets pass, with its reason. An entry that is no longer needed fails a test. */
final class Exceptions {

	/** Files that a room holds at most, beside its description. */
	static final int FILES_PER_ROOM = 15;

	/** Room → why it is larger. docs/architecture.md explains it at length. */
	static final Map<String, String> LARGE_ROOMS = Map.of("resample",
		"one algorithm, whose insides would become public in two rooms", "align",
		"one search, whose steps nothing else uses", "scene",
		"one sample, whose columns, spots and edges would become public in two rooms", "train",
		"one loop with its start and its records, whose insides would become public in two rooms", "command",
		"one file for each menu entry, and what only commands need; nothing uses it");

	/** Room, classes that form a cycle, reason. Cycles between rooms are never allowed. */
	static final List<Knot> KNOTS = """
		root: FileFailure, PartFile: an error names the file that a part file was meant to become
		root: Progress, ForwardingProgress: a progress makes a part of itself, which forwards to it
		align: AlignmentConfig, Match, Pose, Surface: a match and its pose are held against the search limits
		batches: Findings, Validation: a validation collects findings, and these quote its scores
		dataset: MultiScaleConfig, Presets: presets are configurations, found by their names
		enlarge: History, ImageUpscale, SliceUpscale: the history describes the work
		fidelity: CrossSpectrum, Displacement, PhaseFit: a displacement is fitted to the cross spectrum
		files: ImageFiles, PlaneReader: the reader of trainings opens files as every command does
		folder: FolderRun, RunTable, ShardRun, SourceFiles: a run, its table, and what is no result
		image: HotPixels, IntensityRange: hot pixels are those that do not set the range
		metric: StructuralSimilarity, WindowSums: sums over a window, and the figure that is made of them
		network: Architecture, Architectures, NetworkConfig, NetworkJson, TrainableNetwork: a kind and its networks
		noise: NoiseEstimate, NoiseModel, NoiseSpectrum: the estimate makes the model, from figures of one kind
		pairfolder: Manifest, PairFolder, PairWriter: a folder of pairs, its plan and what writes it
		pairfolder: PlainPairs, TrainingPairs, WrittenPairs: folders of both kinds are opened as training pairs
		rrdb: RrdbArchitecture, RrdbConfig, RrdbReader, RrdbScript: the configuration stands for the network in the seam
		span: SpanArchitecture, SpanConfig, SpanScript: the configuration stands for the network in the seam
		simulate: ColumnScan, Samples, Scan, StemScan, StmScan, SurfaceScan: an interface and its kinds, made by name
		survey: Sampling, SamplingText: the numbers and the words for them
		torch: SafeTensors, SafeTensorsReader: the reader makes the content that the format's class declares
		""".lines().map(Knot::of).toList();

	/**
	 * What only scripts of users call (a whole class, or a method), and figures of a result that only tests look up.
	 */
	static final Set<String> CALLED_BY_OTHERS = """
		Candidate.of
		ImageFiles.read
		ImagePlanes.all
		IntensityRange.minMax
		NetworkUpscaler.network
		NoiseModel.constant
		NoiseModel.contrast
		NoiseModel.slope
		RingCorrelation.curve
		RingCorrelation.frequency
		SuperResolutionService
		TorchArchive.writeStateDict
		TrainingRun.network
		""".lines().collect(Collectors.toSet());

	private Exceptions() {}

	/**
	 * The bridge and the run of a folder leave the trace of an unexpected error on the console, for a report to us;
	 * progress goes to the terminal where ImageJ has no window.
	 */
	static DescribedPredicate<JavaClass> writesToTheTerminal() {
		return belongToAnyOf(Bridge.class, ResultFiles.class, ImageJProgress.class);
	}
}
