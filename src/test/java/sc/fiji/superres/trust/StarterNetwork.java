package sc.fiji.superres.trust;

import java.io.IOException;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.starter.StarterModel;

/**
 * A model that comes along, ready to enlarge.
 *
 * @param calibration that comes along with it
 */
record StarterNetwork(Network network, Calibration calibration) implements AutoCloseable {

	static StarterNetwork load(final String name) throws IOException {
		final StarterModel model = StarterModel.named(name).orElseThrow();
		final ModelFiles.Loaded loaded = ModelFiles.read(model.file());
		return new StarterNetwork(loaded.config().load(loaded.weights(), TorchEngine.device("cpu"), Precision.FULL),
			model.calibration());
	}

	Enlarger enlarger() {
		return (input, width, height) -> network.run(input, 1, height, width);
	}

	@Override
	public void close() {
		network.close();
	}
}
