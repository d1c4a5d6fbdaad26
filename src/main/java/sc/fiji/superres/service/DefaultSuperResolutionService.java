package sc.fiji.superres.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.DeviceChoice;
import sc.fiji.superres.engine.DeviceFacts;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.train.TrainingResult;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** The one implementation: turns at the device, and the models used last. */
@Plugin(type = Service.class)
public final class DefaultSuperResolutionService extends AbstractService implements SuperResolutionService {

	private static final int BICUBIC_FACTOR = 4, OVERLAP = 16;
	private static final long MEBIBYTE = 1 << 20;
	/** ms that work keeps the device before it lends it to others. */
	private static final long SLICE = 1000;
	/** ms that closing waits for native work to come to its next step. */
	private static final long PATIENCE = 1000;
	/** ms that the end of the JVM waits for native work. */
	private static final long LAST_PATIENCE = 10_000;
	/** Exit status of a program that SIGTERM ended. */
	private static final int TERMINATED = 128 + 15;

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false)
	private StatusService status;

	private final Turns turns = new Turns(SLICE);
	private final ModelCache models = new ModelCache(DefaultSuperResolutionService::budget);
	private volatile boolean disposed;

	@Override
	public <T extends RealType<T>> RandomAccessibleInterval<T> upscale(final RandomAccessibleInterval<T> image,
		final String model) throws IOException
	{
		final Progress progress = sharing(new StatusProgress(status, log));
		return withModel(model, "auto", Precision.FULL, 0, OVERLAP, progress, upscaler -> StackUpscale.upscale(image,
			upscaler, progress));
	}

	@Override
	public TrainingResult train(final TrainConfig config,
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images, final String run)
		throws IOException
	{
		final List<SourceImage> sources = new ArrayList<>();
		for (final RandomAccessibleInterval<? extends RealType<?>> image : images)
			sources.add(new SourceImage(String.format(Locale.ROOT, "image_%04d", sources.size() + 1), image,
				IntensityRange.parse("auto", image)));
		final TrainingPairs pairs = TrainingPairs.ofImages(sources, config.pairs(), config.validation(), config.seed(),
			Runtime.getRuntime().maxMemory() / 4);
		final StatusProgress watch = new StatusProgress(status, log);
		final Progress progress = sharing(watch);
		pairs.notes().forEach(watch::noted);
		final TrainConfig sampled = config.withPairs(pairs.config());
		return withDevice("auto", progress, device -> new Trainer(sampled, new RunFolder(Path.of(run)), device).train(
			pairs.train(), pairs.validation(), null, true, watch, progress));
	}

	@Override
	public <R> R withDevice(final String device, final Progress progress, final DeviceTask<R> task) throws IOException {
		return withDevice("work", device, progress, task);
	}

	private <R> R withDevice(final String what, final String key, final Progress progress, final DeviceTask<R> task)
		throws IOException
	{
		final String asked = DeviceChoice.check(key);
		turns.await(what + " (device=" + asked + ", thread " + Thread.currentThread().getName() + ")", progress);
		try {
			progress.checkCancelled();
			progress.report(0, 1, "Starting PyTorch (its libraries are unpacked at the very first start)");
			final DeviceChoice choice = DeviceChoice.of(asked, TorchEngine.facts());
			progress.report(0, 1, "Using " + describe(choice));
			try (TorchEngine.Threads threads = TorchEngine.useThreads(TorchEngine.threads())) {
				return task.run(choice.device());
			}
		}
		finally {
			turns.leave();
			if (disposed) releaseIfFree();
		}
	}

	@Override
	public <R> R withModel(final String model, final String device, final Precision precision, final int tile,
		final int overlap, final Progress progress, final ModelTask<R> task) throws IOException
	{
		final String name = model == null ? "" : model.trim();
		if (name.isEmpty()) {
			throw new IllegalArgumentException(
				"model is empty: name a .pt, .pth or .safetensors file, a run folder, or bicubic.");
		}
		NetworkUpscaler.check(tile, overlap);
		DeviceChoice.check(device);
		if (BicubicUpscaler.isNamed(name)) return task.run(new BicubicUpscaler(bicubicFactor(name)));
		return withDevice("super-resolution with " + name, device, progress, chosen -> {
			final Path file = ModelFiles.locate(Path.of(name));
			final ModelCache.Key key = new ModelCache.Key(Sha256.of(file), chosen, precision);
			final Network network = models.take(key, () -> new ModelLoader(log).load(file, chosen, precision,
				progress));
			try {
				return task.run(new NetworkUpscaler(network, tile, overlap));
			}
			finally {
				models.give(key);
			}
		});
	}

	@Override
	public Progress sharing(final Progress progress) {
		return new Lending(progress, turns);
	}

	@Override
	public String deviceStatus(final String device) {
		return describe(DeviceChoice.of(device, TorchEngine.facts()));
	}

	private static String describe(final DeviceChoice choice) {
		return TorchEngine.describe(choice.device()) + "; " + choice.why();
	}

	@Override
	public DeviceStatus status(final String device) {
		final DeviceFacts facts = TorchEngine.facts();
		final DeviceChoice choice = DeviceChoice.of(device, facts);
		final List<DeviceStatus.DeviceInfo> devices = new ArrayList<>();
		devices.add(info("CPU with " + facts.processors() + " processors", facts.memory()));
		facts.gpus().forEach(gpu -> devices.add(info(gpu.name(), gpu.memory())));
		final String libraries = "PyTorch " + facts.version() + (facts.cuda() ? " for CUDA" : " for the CPU") + " in " +
			facts.libraries();
		return new DeviceStatus(devices, choice.key(), choice.why(), libraries, facts.threads(), models.held(),
			budget(), turns.tasks());
	}

	private static DeviceStatus.DeviceInfo info(final String name, final DeviceFacts.Memory memory) {
		return new DeviceStatus.DeviceInfo(name, memory.total().orElse(-1), memory.free().orElse(-1));
	}

	@Override
	public long release() {
		return models.free(0);
	}

	/**
	 * Frees the models and lets nobody in any more. SciJava disposes its context when the JVM ends. Native code that
	 * still runs when the libraries are unloaded would crash, so work that lends gets a moment to come to its next
	 * step, where it stops, and a tile that was left alone to end. What lasts longer frees its model itself, or, at the
	 * end of the JVM, is cut off with it: nothing is unloaded then.
	 */
	@Override
	public void dispose() {
		disposed = true;
		turns.close();
		final boolean last = jvmEnds();
		try {
			turns.awaitEmpty(last ? LAST_PATIENCE : PATIENCE);
			if (last && !(NetworkUpscaler.awaitIdle(LAST_PATIENCE) && turns.tasks().isEmpty())) Runtime.getRuntime()
				.halt(TERMINATED);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		releaseIfFree();
	}

	private static boolean jvmEnds() {
		final Thread none = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(none);
			return !Runtime.getRuntime().removeShutdownHook(none);
		}
		catch (final IllegalStateException exc) {
			return true;
		}
	}

	private void releaseIfFree() {
		if (!turns.takeIfFree()) return;
		try {
			release();
		}
		finally {
			turns.leave();
		}
	}

	private static long budget() {
		return MEBIBYTE * Math.max(0, Long.getLong(MODEL_MEMORY, DEFAULT_MODEL_MEMORY));
	}

	private static int bicubicFactor(final String name) {
		final String factor = name.substring("bicubic".length()).replaceAll("[ xX×_-]", "");
		if (factor.isEmpty()) return BICUBIC_FACTOR;
		if (factor.matches("[2-8]")) return Integer.parseInt(factor);
		throw new IllegalArgumentException("model=" + name + ": write bicubic (×4), or bicubic x2 to bicubic x8.");
	}
}
