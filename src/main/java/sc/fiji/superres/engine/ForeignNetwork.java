package sc.fiji.superres.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import sc.fiji.superres.Progress;
import sc.fiji.superres.Waiting;
import sc.fiji.superres.foreign.ForeignScript;

/**
 * Other people's super-resolution network as TorchScript, run by the code in its file: N×C×H×W in [0,1] in, N×C×sH×sW
 * out. Its factor, channels and sizes are measured when it is loaded. This is the one place that runs code of a model
 * file; the user chose so by naming it, and PyTorch gets what {@link ForeignScript} read, checked and wrote anew.
 */
public final class ForeignNetwork implements Network {

	/**
	 * Bytes of the stack it runs on, reserved and not used where not needed: libtorch calls itself once for each of the
	 * operations that follow each other, and 1500 of them overflow the usual 1 MB, which ends the JVM.
	 */
	private static final long STACK = 256 << 20;

	/** ms that an image waits for one before it that was left alone. */
	private static final int PATIENCE = 5000;

	private final Path file;
	private final Device device;
	private final Model model;
	private final ExecutorService thread = Executors.newSingleThreadExecutor(ForeignNetwork::thread);
	private final Probe probe;

	private ForeignNetwork(final Path file, final Device device, final byte[] archive, final Progress progress) {
		this.file = file;
		this.device = device;
		this.model = onLargeStack(() -> model(archive), progress);
		try {
			this.probe = onLargeStack(() -> Probe.of(this::forward), progress);
		}
		catch (final CancellationException exc) {
			noteGoesOn(progress);
			close();
			throw exc;
		}
		catch (final RuntimeException exc) {
			close();
			throw exc;
		}
	}

	private void noteGoesOn(final Progress progress) {
		progress.note(file +
			" was stopped while it ran on small images, and goes on in the background. If its code never ends, " +
			"restart Fiji or ImageJ.");
	}

	/**
	 * Loads a file and finds out what it does.
	 *
	 * @param progress asked whether to stop; code that does not end is then left alone
	 * @throws IOException when it is damaged, or no network that enlarges images of 1 or 3 channels by a whole factor;
	 *             the message names the file and what was tried
	 */
	public static ForeignNetwork load(final Path file, final Device device, final Progress progress)
		throws IOException
	{
		final byte[] archive = ForeignScript.archive(file);
		TorchEngine.start();
		try {
			return new ForeignNetwork(file, device, archive, progress);
		}
		catch (final CancellationException exc) {
			throw exc;
		}
		catch (final RuntimeException exc) {
			throw new IOException(file + " cannot be used: " + Probe.reason(exc), exc);
		}
	}

	private Model model(final byte[] archive) {
		try {
			return ScriptLoader.load(archive, device, false);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** {@inheritDoc} Roughly: the size of its file. */
	@Override
	public long bytes() {
		return file.toFile().length();
	}

	@Override
	public int factor() {
		return probe.factor();
	}

	@Override
	public int channels() {
		return probe.channels();
	}

	@Override
	public int multiple() {
		return probe.multiple();
	}

	@Override
	public int side() {
		return probe.side();
	}

	@Override
	public Device device() {
		return device;
	}

	@Override
	public String description() {
		return "TorchScript ×" + factor() + ", channels: " + channels() + (side() > 0 ? ", only for tiles of " + side()
			: ", sides in multiples of " + multiple());
	}

	/** {@inheritDoc} One image after the other: a traced network may have learnt that a batch is one. */
	@Override
	public float[] run(final float[] pixels, final int n, final int height, final int width) {
		if (n == 1) return run(pixels, height, width);
		final int from = pixels.length / n, to = factor() * factor() * from;
		final float[] results = new float[n * to];
		for (int i = 0; i < n; i++)
			System.arraycopy(run(Arrays.copyOfRange(pixels, i * from, (i + 1) * from), height, width), 0, results, i *
				to, to);
		return results;
	}

	private float[] run(final float[] pixels, final int height, final int width) {
		try {
			final Probe.Output output = onLargeStack(() -> forward(pixels, channels(), height, width), Progress.NONE);
			requireShape(new Shape(output.shape()), height, width);
			return output.values();
		}
		catch (final RuntimeException exc) {
			throw new IllegalStateException(file + " failed on a tile of " + width + "×" + height + " pixels: " + Probe
				.reason(exc), exc);
		}
	}

	private void requireShape(final Shape given, final int height, final int width) {
		final Shape expected = new Shape(1, channels(), (long) factor() * height, (long) factor() * width);
		if (!expected.equals(given)) throw new IllegalArgumentException("it gives " + given + ", expected " + expected);
	}

	private <T> T onLargeStack(final Supplier<T> work, final Progress progress) {
		final CountDownLatch begun = new CountDownLatch(1);
		final CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> {
			begun.countDown();
			return work.get();
		}, thread);
		requireBegun(begun);
		try {
			return Waiting.until(result, progress, "Interrupted while " + file + " ran.");
		}
		catch (final ExecutionException exc) {
			throw exc.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(exc.getCause());
		}
	}

	/** Its thread may be at work on what was left alone. */
	private void requireBegun(final CountDownLatch begun) {
		try {
			if (begun.await(PATIENCE, TimeUnit.MILLISECONDS)) return;
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		throw new IllegalStateException(
			"it is still at work on an image that was stopped. Wait, or, if its code never ends, " +
				"restart Fiji or ImageJ");
	}

	private static Thread thread(final Runnable work) {
		final Thread thread = new Thread(null, work, "Super-Resolution foreign network", STACK);
		thread.setDaemon(true);
		return thread;
	}

	private Probe.Output forward(final float[] pixels, final int channels, final int height, final int width) {
		JniUtils.setGradMode(false); // a new thread records gradients unless told not to
		try (NDManager scope = TorchEngine.newManager(device)) {
			final NDArray input = scope.create(pixels, new Shape(1, channels, height, width));
			final NDList outputs = model.getBlock().forward(new ParameterStore(), new NDList(input), false);
			outputs.attach(scope);
			return output(outputs);
		}
	}

	private static Probe.Output output(final NDList outputs) {
		if (outputs.size() != 1) throw new IllegalArgumentException("it gives " + outputs.size() + " tensors, not one");
		final NDArray output = outputs.get(0).toType(DataType.FLOAT32, false);
		return new Probe.Output(output.getShape().getShape(), output.toFloatArray());
	}

	/** Frees it when what runs has ended, which may be never. */
	@Override
	public void close() {
		if (!thread.isShutdown()) thread.execute(model::close);
		thread.shutdown();
	}
}
