package sc.fiji.superres.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;

import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.swinir.FoldedSwinIr;
import sc.fiji.superres.swinir.ForeignNetwork;
import sc.fiji.superres.swinir.ModelFiles;
import sc.fiji.superres.swinir.Network;
import sc.fiji.superres.swinir.Precision;
import sc.fiji.superres.swinir.TorchEngine;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** The one implementation: turns at the device, and the model used last. */
@Plugin(type = Service.class)
public final class DefaultSuperResolutionService extends AbstractService implements SuperResolutionService {

	/** What makes a loaded model the one that is asked for again. */
	private record Key(Path file, FileTime modified, long size, Device device, Precision precision) {}

	private static final int BICUBIC_FACTOR = 4;

	@Parameter(required = false)
	private LogService log;

	private final Turns turns = new Turns();
	private volatile boolean disposed;
	private Key loadedKey;
	private Network loaded;

	@Override
	public <R> R withDevice(final String device, final Progress progress, final DeviceTask<R> task) throws IOException {
		turns.await(progress);
		try {
			progress.report(0, 1, "Starting PyTorch (its libraries are unpacked at the very first start)");
			final Device chosen = TorchEngine.device(device);
			progress.report(0, 1, "Using " + TorchEngine.describe(chosen));
			return task.run(chosen);
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
		if (name.toLowerCase(Locale.ROOT).startsWith("bicubic")) return task.run(new BicubicUpscaler(bicubicFactor(name)));
		return withDevice(device, progress, chosen -> task.run(new NetworkUpscaler(network(Path.of(name), chosen, precision), tile,
			overlap)));
	}

	@Override
	public String deviceStatus(final String device) {
		return TorchEngine.describe(TorchEngine.device(device));
	}

	/**
	 * Frees the model. Never waits: SciJava disposes its context when the JVM ends, which must not last as long as a
	 * training; a model in use is freed by whoever uses it.
	 */
	@Override
	public void dispose() {
		disposed = true;
		releaseIfFree();
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

	/** The network of a file on a device; the one used last is kept. */
	private Network network(final Path path, final Device device, final Precision precision) throws IOException {
		final Path file = ModelFiles.locate(path);
		final Key key = new Key(file.toRealPath(), Files.getLastModifiedTime(file), Files.size(file), device, precision);
		if (key.equals(loadedKey)) return loaded;
		release();
		loaded = ModelFiles.isForeign(file) ? foreign(file, device, precision) : swinIr(file, device, precision);
		loadedKey = key;
		if (loaded.channels() > 1) log(file.getFileName() + " works on red, green and blue: a grey image goes in as three " +
			"equal channels, and the mean of the three comes out.");
		return loaded;
	}

	private Network foreign(final Path file, final Device device, final Precision precision) throws IOException {
		if (precision != Precision.FULL) throw new IllegalArgumentException("precision=" + precision.label() +
			" is for SwinIR; other TorchScript computes as its file says. Use precision=full.");
		log(file + " is TorchScript of another network: the code in the file is run. Do so only with files you trust.");
		final Network network = ForeignNetwork.load(file, device);
		log(file + " (" + network.description() + ") on " + TorchEngine.describe(device));
		return network;
	}

	private Network swinIr(final Path file, final Device device, final Precision precision) throws IOException {
		final ModelFiles.Loaded model = ModelFiles.read(file);
		log(file + " (" + summary(model) + ") on " + TorchEngine.describe(device));
		return FoldedSwinIr.load(model.config(), model.weights(), device, precision);
	}

	private static String summary(final ModelFiles.Loaded model) {
		return model.card() != null ? model.card().summary() : model.config().summary() + ", of an official state dict; " +
			model.config().assumption();
	}

	private void log(final String line) {
		if (log != null) log.info(line);
	}

	private void release() {
		if (loaded != null) loaded.close();
		loaded = null;
		loadedKey = null;
	}

	private static int bicubicFactor(final String name) {
		final String factor = name.substring("bicubic".length()).replaceAll("[ xX×_-]", "");
		if (factor.isEmpty()) return BICUBIC_FACTOR;
		if (factor.matches("[2-8]")) return Integer.parseInt(factor);
		throw new IllegalArgumentException("model=" + name + ": write bicubic (×4), or bicubic x2 to bicubic x8.");
	}
}
