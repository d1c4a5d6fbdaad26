package sc.fiji.superres.service;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.scijava.log.LogService;

import ai.djl.Device;
import ai.djl.util.Utils;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.LoadedNetwork;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;

/**
 * What {@link Precision#AUTO} is for a model on a device: what its network names, and on a CPU only where a trial of
 * about a second, once for each machine and network, says that it gains enough: a processor may have instructions that
 * it does not do fast, or an engine that does not use them. One thread at a time may ask.
 */
final class AutomaticPrecision {

	/** How many times as fast it must be. */
	private static final double LEAST = 1.2;
	private static final int SIDE = 128;
	/** Nanoseconds that a trial takes on a quiet machine, and passes of each network that it makes at least. */
	private static final long TRIAL = 800_000_000;
	private static final int PASSES = 5;

	private final LogService log;
	private final Map<ModelCache.Key, Precision> known = new ConcurrentHashMap<>();

	/** @param log null where nobody keeps one */
	AutomaticPrecision(final LogService log) {
		this.log = log;
	}

	/** What was measured on this machine; starts PyTorch. */
	static MeasuredGains gains() {
		return new MeasuredGains(Utils.getCacheDir().resolve("super-resolution").resolve("precision.properties"),
			TorchEngine.machine());
	}

	/**
	 * @param precision another one than {@link Precision#AUTO} is the answer
	 * @throws IOException when the file is no model
	 */
	Precision of(final ModelRef model, final Device device, final Precision precision, final Progress progress)
		throws IOException
	{
		if (precision != Precision.AUTO) return precision;
		final ModelCache.Key key = new ModelCache.Key(model.sha256(), device, precision);
		if (!known.containsKey(key)) known.put(key, found(model, device, progress));
		return known.get(key);
	}

	private Precision found(final ModelRef model, final Device device, final Progress progress) throws IOException {
		model.requireUnchanged();
		final Optional<ModelFiles.Loaded> ours = model.readUnlessForeign();
		if (ours.isEmpty()) return Precision.FULL;
		final Precision named = ours.get().config().automatic(device);
		if (named == Precision.FULL || device.isGpu()) return named;
		return measured(ours.get(), device, named, progress);
	}

	private Precision measured(final ModelFiles.Loaded model, final Device device, final Precision named,
		final Progress progress) throws IOException
	{
		final String what = model.config().summary() + ", " + named.label();
		final double[] gain = new double[1];
		String told;
		try {
			final MeasuredGains.Gain kept = gains().of(what, () -> gain[0] = trial(model, device, named, progress));
			gain[0] = kept.times();
			told = kept.toString();
		}
		catch (final IOException exc) {
			if (gain[0] == 0) throw exc;
			told = String.format(Locale.ROOT, "%.2f times as fast as full, which could not be kept: %s", gain[0], exc
				.getMessage());
		}
		final Precision chosen = gain[0] < LEAST ? Precision.FULL : named;
		if (log != null) log.info("precision=auto is " + chosen.label() + " for " + what + ": " + told);
		return chosen;
	}

	/** Both in turns, on one thread, by processor time: what other work does to the clock would be kept for ever. */
	private static double trial(final ModelFiles.Loaded model, final Device device, final Precision named,
		final Progress progress) throws IOException
	{
		progress.report(0, 1, "Trying full precision and " + named.label());
		try (LoadedNetwork full = (LoadedNetwork) model.config().load(model.weights(), device, Precision.FULL);
				LoadedNetwork low = (LoadedNetwork) model.config().load(model.weights(), device, named))
		{
			long fullTime = Long.MAX_VALUE;
			long lowTime = Long.MAX_VALUE;
			final long begin = System.nanoTime();
			for (int pass = 0; pass < PASSES || System.nanoTime() - begin < TRIAL; pass++) {
				progress.checkCancelled();
				fullTime = Math.min(fullTime, full.passTime(SIDE));
				lowTime = Math.min(lowTime, low.passTime(SIDE));
			}
			return (double) fullTime / lowTime;
		}
	}
}
