package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.DeviceChoice;
import sc.fiji.superres.engine.DeviceFacts;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingListener;
import sc.fiji.superres.upscale.NetworkUpscaler;

/**
 * What is to be looked at when a GPU is at hand ({@code docs/gpu.md}): prints a Markdown table. Runs on a CPU as well,
 * and says so. Arguments: the device, {@code auto} where there is none.
 */
public final class GpuChecklist {

	private static final int TILE = 64, LARGE_TILE = 192, GROWTH = 100, OVERLAP = 16;
	private static final int[] IMAGES = { 512, 2048 };
	private static final double NANOS = 1e9, MILLIS = 1e3, GREY = 255, MEBIBYTE = 1 << 20;

	private final Device device;
	private final SwinIrConfig config = SwinIrConfig.preset("light", 4);
	private final StateDict weights = WeightInit.draw(config, 1);
	private final float[] scan = Planes.floatArray(StemScan.galliumNitride(LARGE_TILE, LARGE_TILE, 3, 1).simulate(
		Progress.NONE)).clone();

	private GpuChecklist(final Device device) {
		this.device = device;
		for (int i = 0; i < scan.length; i++)
			scan[i] /= (float) GREY;
	}

	public static void main(final String[] arguments) throws IOException {
		final DeviceFacts facts = TorchEngine.facts();
		final DeviceChoice choice = DeviceChoice.of(arguments.length > 0 ? arguments[0] : "auto", facts);
		System.out.println("| what | result | to hold |\n|---|---|---|");
		row("device", choice.key() + ": " + choice.why(), "the GPU with the most free memory");
		row("driver", facts.driver() == null ? "none" : facts.driver(), "525 or newer");
		row("libraries", "PyTorch " + facts.version() + (facts.cuda() ? " for CUDA" : " for the CPU") + ", " + facts
			.libraries(), "2.7.1 for CUDA");
		facts.gpus().forEach(gpu -> row("GPU " + gpu.number(), gpu.name() + ", free " + gpu.memory().free().orElse(-1) /
			(1 << 20) + " MiB", "as nvidia-smi says"));
		for (final String name : List.of("NVIDIA_TF32_OVERRIDE", "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", "OMP_NUM_THREADS"))
			row(name, System.getenv(name) == null ? "not set" : System.getenv(name), "–");
		final GpuChecklist checklist = new GpuChecklist(choice.device());
		for (final Precision precision : List.of(Precision.FULL, Precision.FP16, Precision.BF16))
			checklist.enlarge(precision);
		checklist.losses();
		checklist.speed();
	}

	private static void row(final String what, final String result, final String hold) {
		System.out.println("| " + what + " | " + result + " | " + hold + " |");
	}

	/** Rows for a precision: difference to the CPU, times, growth of memory. */
	private void enlarge(final Precision precision) throws IOException {
		if (precision != Precision.FULL && !device.isGpu()) {
			row("enlarging in " + precision.label(), "not on a CPU", "–");
			return;
		}
		final String name = "`light` ×4 in " + precision.label() + ", ";
		final float[] tile = Arrays.copyOf(scan, TILE * TILE);
		try (Network reference = TrainableNetwork.load(config, weights, Device.cpu());
				Network network = config.load(weights, device, precision))
		{
			row(name + "first call", time(network, tile, TILE), "some seconds at most");
			row(name + "largest difference to the trained form on the CPU", difference(reference.run(tile, 1, TILE,
				TILE), network.run(tile, 1, TILE, TILE)), precision == Precision.FULL ? "0.03 grey levels"
					: "1 grey level");
			row(name + "64×64", time(network, tile, TILE), "below a CPU's (docs/benchmarks.md)");
			row(name + "192×192", time(network, scan, LARGE_TILE) + ", again " + time(network, scan, LARGE_TILE),
				"likewise");
			final double before = used();
			final int calls = device.isGpu() ? GROWTH : 2;
			for (int i = 0; i < calls; i++)
				network.run(tile, 1, TILE, TILE);
			row(name + "GPU memory, growth over " + calls + " calls", String.format(Locale.ROOT, "%.0f MiB, %.0f MiB",
				before, used() - before), "no growth");
			for (final int side : IMAGES)
				if (device.isGpu()) row(name + side + "×" + side + " in tiles", whole(network, side),
					"linear in pixels");
		}
	}

	private static String time(final Network network, final float[] pixels, final int side) {
		final long begin = System.nanoTime();
		network.run(pixels, 1, side, side);
		return String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - begin) / NANOS * MILLIS);
	}

	/** A whole image, the second time: the first one finds the tile. */
	private static String whole(final Network network, final int side) {
		final NetworkUpscaler upscaler = new NetworkUpscaler(network, 0, OVERLAP);
		final List<RandomAccessibleInterval<FloatType>> image = List.of(Planes.floats(new float[side * side], side,
			side));
		upscaler.upscale(image, Progress.NONE);
		final long begin = System.nanoTime();
		upscaler.upscale(image, Progress.NONE);
		return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - begin) / NANOS);
	}

	private static String difference(final float[] expected, final float[] actual) {
		double most = 0;
		for (int i = 0; i < expected.length; i++)
			most = Math.max(most, Math.abs(expected[i] - actual[i]));
		return String.format(Locale.ROOT, "%.5f grey levels of 255", GREY * most);
	}

	/** MiB of the GPU's memory that are taken, by anybody; 0 on a CPU. */
	private double used() {
		return device.isGpu() ? CudaUtils.getGpuMemory(device).getUsed() / MEBIBYTE : 0;
	}

	/** The first losses of the same small training on the CPU and on the device. */
	private void losses() throws IOException {
		final List<Double> cpu = new ArrayList<>(), here = new ArrayList<>();
		train(Device.cpu(), "tiny", 2, 64, 4, Precision.FULL, cpu);
		train(device, "tiny", 2, 64, 4, Precision.FULL, here);
		row("losses of four steps on the CPU", cpu.toString(), "–");
		row("on the device", here.toString(), "equal to 4 digits");
	}

	private void speed() throws IOException {
		final String network = device.isGpu() ? "light" : "tiny";
		final int batch = device.isGpu() ? 16 : 1, patch = device.isGpu() ? 256 : 64, steps = device.isGpu() ? 60 : 6;
		for (final Precision precision : device.isGpu() ? List.of(Precision.FULL, Precision.BF16) : List.of(
			Precision.FULL))
		{
			final double rate = train(device, network, batch, patch, steps, precision, new ArrayList<>());
			row("training `" + network + "` ×4 in " + precision.label() + ", batch " + batch + ", patch " + patch,
				String.format(Locale.ROOT, "%.2f steps/s, GPU memory %.0f MiB", rate, used()),
				"150 000 steps in hours");
		}
	}

	/** @return steps a second over the second half */
	private static double train(final Device device, final String network, final int batch, final int patch,
		final int steps, final Precision precision, final List<Double> losses) throws IOException
	{
		final MultiScaleConfig pairs = MultiScaleConfig.preset("4x single-scale").withCrop(patch, 4);
		final TrainConfig config = TrainConfig.of(pairs, SwinIrConfig.preset(network, 4), steps, batch, 1e-3, List.of(),
			0, 1).withPrecision(precision);
		final PairSource source = PairSource.of(List.of(new SourceImage("gan.png", StemScan.galliumNitride(512, 512, 3,
			1).simulate(Progress.NONE), IntensityRange.EIGHT_BIT)), pairs, 1 << 28);
		final List<Long> times = new ArrayList<>();
		final Path folder = Files.createTempDirectory("superres-checklist-");
		new Trainer(config, new RunFolder(folder), device).train(source, null, null, false, new TrainingListener() {

			@Override
			public void stepped(final long iteration, final double loss) {
				losses.add(loss);
				times.add(System.nanoTime());
			}
		}, Progress.NONE);
		final int half = steps / 2;
		return (steps - 1 - half) * NANOS / (times.get(steps - 1) - times.get(half));
	}
}
