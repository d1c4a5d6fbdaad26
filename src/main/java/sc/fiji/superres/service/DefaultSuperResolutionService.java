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

import ai.djl.Device;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.DeviceChoice;
import sc.fiji.superres.engine.DeviceFacts;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.pairfolder.TrainingPairs;
import sc.fiji.superres.train.RunFolder;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.Trainer;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** The one implementation: a queue for the device, and the models that were used last. */
@Plugin(type = Service.class)
public final class DefaultSuperResolutionService extends AbstractService implements SuperResolutionService {

	/** LR pixels that the tiles of a script's image share. */
	private static final int OVERLAP = 16;
	private static final long MEBIBYTE = 1 << 20;
	/** Milliseconds for which work keeps the device before it lends it to others. */
	private static final long SLICE = 1000;
	/** Milliseconds that closing waits for native work to come to its next step. */
	private static final long PATIENCE = 1000;
	/** Milliseconds that the end of the JVM waits for native work. */
	private static final long LAST_PATIENCE = 10_000;
	/** Exit status of a program that SIGTERM ended. */
	private static final int TERMINATED = 128 + 15;

	/** Work with a network that nobody else uses meanwhile. */
	private interface NetworkTask<R> {

		R run(Network network) throws IOException;
	}

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false)
	private StatusService status;

	private final DeviceQueue queue = new DeviceQueue(SLICE);
	private final ModelCache models = new ModelCache(DefaultSuperResolutionService::budget);
	private AutomaticPrecision automatic;
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
		final TrainingPairs pairs = pairs(config, sources(images));
		final StatusProgress watch = new StatusProgress(status, log);
		final Progress progress = sharing(watch);
		pairs.notes().forEach(watch::noted);
		final TrainConfig sampled = config.withPairs(pairs.config());
		final RunFolder folder = new RunFolder(Path.of(run));
		return withDevice("auto", progress, device -> new Trainer(sampled, folder, device).train(pairs.train(), pairs
			.validation(), null, true, watch, progress));
	}

	private static TrainingPairs pairs(final TrainConfig config, final List<SourceImage> sources) throws IOException {
		final long cacheBytes = Runtime.getRuntime().maxMemory() / 4;
		return TrainingPairs.ofImages(sources, config.pairs(), config.validation(), config.seed(), cacheBytes);
	}

	private static List<SourceImage> sources(
		final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images)
	{
		final List<SourceImage> sources = new ArrayList<>();
		for (final RandomAccessibleInterval<? extends RealType<?>> image : images) {
			final String name = String.format(Locale.ROOT, "image_%04d", sources.size() + 1);
			sources.add(new SourceImage(name, image, IntensityRange.parse("auto", image)));
		}
		return sources;
	}

	@Override
	public <R> R withDevice(final String device, final Progress progress, final DeviceTask<R> task) throws IOException {
		return withDevice("work", device, progress, task);
	}

	private <R> R withDevice(final String what, final String device, final Progress progress, final DeviceTask<R> task)
		throws IOException
	{
		final String key = DeviceChoice.check(device);
		final String thread = Thread.currentThread().getName();
		start(progress);
		queue.await(what + " (device=" + key + ", thread " + thread + ")", progress);
		try {
			return run(key, progress, task);
		}
		finally {
			leave();
		}
	}

	@Override
	public void start(final Progress progress) {
		if (TorchEngine.isStarted()) return;
		progress.report(0, 1, "Starting PyTorch");
		TorchEngine.start(progress);
	}

	private void leave() {
		queue.leave();
		if (disposed) releaseIfFree();
	}

	private static <R> R run(final String key, final Progress progress, final DeviceTask<R> task) throws IOException {
		progress.checkCancelled();
		final DeviceChoice choice = DeviceChoice.of(key, TorchEngine.facts());
		progress.report(0, 1, "Using " + describe(choice));
		try (TorchEngine.Threads threads = TorchEngine.useThreads(TorchEngine.threads())) {
			return task.run(choice.device());
		}
	}

	@Override
	public <R> R withModel(final ModelRef model, final String device, final Precision precision, final int tile,
		final int overlap, final Progress progress, final ModelTask<R> task) throws IOException
	{
		NetworkUpscaler.check(tile, overlap);
		DeviceChoice.check(device);
		if (model.isBicubic()) return task.run(new BicubicUpscaler(model.bicubicFactor()));
		if (!TorchEngine.isStarted()) model.readUnlessForeign(); // before PyTorch is unpacked for a wrong name
		final NetworkTask<R> enlarging = network -> task.run(new NetworkUpscaler(network, tile, overlap));
		return withDevice("super-resolution with " + model.text(), device, progress, chosen -> withNetwork(model,
			chosen, precision, progress, enlarging));
	}

	private <R> R withNetwork(final ModelRef model, final Device device, final Precision precision,
		final Progress progress, final NetworkTask<R> task) throws IOException
	{
		if (automatic == null) automatic = new AutomaticPrecision(log);
		final Precision chosen = automatic.of(model, device, precision, progress);
		final ModelCache.Key key = new ModelCache.Key(model.sha256(), device, chosen);
		final Network network = models.take(key, () -> load(model, device, chosen, progress));
		try {
			return task.run(network);
		}
		finally {
			models.give(key);
		}
	}

	private ModelCache.Loaded load(final ModelRef model, final Device device, final Precision precision,
		final Progress progress) throws IOException
	{
		model.requireUnchanged();
		return new ModelLoader(log).load(model, device, precision, progress);
	}

	@Override
	public Progress sharing(final Progress progress) {
		return new LendingProgress(progress, queue);
	}

	@Override
	public boolean isGpu(final String device) {
		return TorchEngine.isGpu(device);
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
		return new DeviceStatus(DeviceStatus.devices(facts), choice.key(), choice.why(), libraries(facts), facts
			.threads(), AutomaticPrecision.gains().lines(), models.held(), budget(), queue.tasks());
	}

	private static String libraries(final DeviceFacts facts) {
		return "PyTorch " + facts.version() + " " + target(facts) + " in " + facts.libraries();
	}

	private static String target(final DeviceFacts facts) {
		if (facts.cuda()) return "for CUDA";
		return "for the CPU";
	}

	@Override
	public long release() {
		return models.free(0);
	}

	/**
	 * Frees the models and admits no more work. SciJava disposes its context when the JVM ends. Native code that is
	 * still running when the libraries are unloaded would crash. So work that lends the device gets a moment to come to
	 * its next step, where it stops, and a tile that nobody waits for any more gets a moment to end. Work that takes
	 * longer frees its model itself. At the end of the JVM it is cut off instead, and nothing is unloaded.
	 */
	@Override
	public void dispose() {
		disposed = true;
		queue.close();
		try {
			awaitNativeWork();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		releaseIfFree();
	}

	private void awaitNativeWork() throws InterruptedException {
		if (jvmEnds()) awaitIdleOrHalt();
		else queue.awaitEmpty(PATIENCE);
	}

	private void awaitIdleOrHalt() throws InterruptedException {
		queue.awaitEmpty(LAST_PATIENCE);
		final boolean idle = NetworkUpscaler.awaitIdle(LAST_PATIENCE) && queue.tasks().isEmpty();
		if (!idle) Runtime.getRuntime().halt(TERMINATED);
	}

	/** Shutdown hooks can be added until the JVM begins to end. */
	private static boolean jvmEnds() {
		final Thread hook = new Thread();
		try {
			Runtime.getRuntime().addShutdownHook(hook);
			return !Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException exc) {
			return true;
		}
	}

	private void releaseIfFree() {
		if (!queue.takeIfFree()) return;
		try {
			release();
		}
		finally {
			queue.leave();
		}
	}

	/** Bytes that kept models may take. */
	private static long budget() {
		return MEBIBYTE * Math.max(0, Long.getLong(MODEL_MEMORY, DEFAULT_MODEL_MEMORY));
	}
}
