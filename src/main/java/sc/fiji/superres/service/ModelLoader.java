package sc.fiji.superres.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.scijava.log.LogService;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.ForeignNetwork;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;

/**
 * Puts the network of a model file on a device, and logs what it is.
 *
 * @param log null where nobody keeps one
 */
record ModelLoader(LogService log) {

	/** Bytes of the program of a network that has run, whatever its weights: measured 2.3 (light) to 2.8 MB (tiny). */
	private static final long PROGRAM = 3 << 20;

	/**
	 * @param precision not {@link Precision#AUTO}
	 * @throws IOException when the file is no model; the message names it
	 * @throws IllegalArgumentException when the precision is not for this model or device
	 */
	ModelCache.Loaded load(final ModelRef model, final Device device, final Precision precision,
		final Progress progress) throws IOException
	{
		final Path file = model.file();
		final Network network = network(model, device, precision, progress);
		if (network.channels() > 1) logColours(file);
		return new ModelCache.Loaded(file + suffix(network.precision()), network, network.bytes() + PROGRAM);
	}

	private void logColours(final Path file) {
		log(file.getFileName() + " works on red, green and blue: a grey image goes in as three " +
			"equal channels, and the mean of the three comes out.");
	}

	private Network network(final ModelRef model, final Device device, final Precision precision,
		final Progress progress) throws IOException
	{
		final Optional<ModelFiles.Loaded> ours = model.readUnlessForeign();
		if (ours.isEmpty()) return foreign(model.file(), device, precision, progress);
		return ours(ours.get(), device, precision);
	}

	private Network foreign(final Path file, final Device device, final Precision precision, final Progress progress)
		throws IOException
	{
		if (precision != Precision.FULL) throw unfit(precision);
		log(file + " is TorchScript of another network: the code in the file is run. Do so only with files you trust.");
		final ForeignNetwork network = ForeignNetwork.load(file, device, progress);
		log(file, network.description(), device);
		return network;
	}

	private static IllegalArgumentException unfit(final Precision precision) {
		return new IllegalArgumentException("precision=" + precision.label() +
			" is for SwinIR, SPAN and RRDB; other TorchScript computes as its file says. Use precision=full.");
	}

	private Network ours(final ModelFiles.Loaded model, final Device device, final Precision precision)
		throws IOException
	{
		log(model.file(), summary(model) + suffix(precision), device);
		return model.config().load(model.weights(), device, precision);
	}

	private static String suffix(final Precision precision) {
		return precision == Precision.FULL ? "" : " in " + precision.label();
	}

	private static String summary(final ModelFiles.Loaded model) {
		if (model.card() != null) return model.card().summary();
		return model.config().summary() + ", of an official state dict" + assumed(model.config().assumption());
	}

	private static String assumed(final String assumption) {
		if (assumption.isEmpty()) return "";
		return "; " + assumption;
	}

	private void log(final Path file, final String what, final Device device) {
		log(file + " (" + what + ") on " + TorchEngine.describe(device));
	}

	private void log(final String line) {
		if (log != null) log.info(line);
	}
}
