package sc.fiji.superres.train;

import java.io.IOException;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.training.GradientCollector;
import sc.fiji.superres.swinir.SwinIr;
import sc.fiji.superres.swinir.TorchEngine;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The state of a training on its device: network, optimizer, average, and how far it is. One thread may use it.
 */
final class TrainingRun implements AutoCloseable {

	private final TrainConfig config;
	private final SwinIr network;
	private final AdamW optimizer;
	private final WeightAverage average;
	private final NDManager memory;
	private double seconds;
	private double bestPsnr = Double.NEGATIVE_INFINITY;

	TrainingRun(final TrainConfig config, final Device device, final StateDict weights) throws IOException {
		this.config = config;
		JniUtils.setGradMode(false); // the collector switches it on for the forward pass alone
		network = SwinIr.load(config.network(), weights, device);
		try {
			average = new WeightAverage(SwinIr.load(config.network(), weights, device), config.average());
		}
		catch (final IOException | RuntimeException exc) {
			network.close();
			throw exc;
		}
		memory = TorchEngine.newManager(device);
		optimizer = new AdamW(network.parameters(), config.weightDecay(), memory);
	}

	/**
	 * Forward, backward, update, average.
	 *
	 * @param side rows and columns of an input
	 * @return the L1 loss of the batch before the update
	 */
	double step(final Batches.Batch batch, final int side) {
		final double loss = gradients(batch, side);
		if (Double.isFinite(loss)) {
			optimizer.step(config.schedule().rate(optimizer.steps()));
			average.update(network.parameters());
		}
		for (final NDArray parameter : network.parameters().values())
			JniUtils.zeroGrad((PtNDArray) parameter);
		return loss;
	}

	/** Forward and backward: leaves the gradients in the parameters; returns the loss. */
	double gradients(final Batches.Batch batch, final int side) {
		final int n = config.batch(), s = config.network().factor();
		try (NDManager scope = memory.newSubManager(); GradientCollector collector = TorchEngine.start()
			.newGradientCollector())
		{
			final NDArray input = scope.create(batch.inputs(), new Shape(n, 1, side, side));
			final NDArray target = scope.create(batch.targets(), new Shape(n, 1, (long) s * side, (long) s * side));
			final NDArray loss = network.forward(input, true).sub(target).abs().mean();
			collector.backward(loss);
			return loss.getFloat();
		}
	}

	/** Steps done. */
	long iteration() {
		return optimizer.steps();
	}

	double seconds() {
		return seconds;
	}

	void seconds(final double trained) {
		seconds = trained;
	}

	double bestPsnr() {
		return bestPsnr;
	}

	void bestPsnr(final double psnr) {
		bestPsnr = psnr;
	}

	/** The network with the averaged weights. */
	SwinIr average() {
		return average.network();
	}

	/** The network that learns. */
	SwinIr network() {
		return network;
	}

	Checkpoint checkpoint() {
		return new Checkpoint(iteration(), seconds, bestPsnr, network.weights(), average().weights(), optimizer.moments());
	}

	void restore(final Checkpoint checkpoint) {
		set(network, checkpoint.weights());
		set(average(), checkpoint.average());
		optimizer.restore(checkpoint.moments(), checkpoint.iteration());
		seconds = checkpoint.seconds();
		bestPsnr = checkpoint.bestPsnr();
	}

	private void set(final SwinIr net, final StateDict weights) {
		weights.requireExactly(config.network().shapes());
		net.parameters().forEach((name, parameter) -> {
			final FloatTensor values = weights.get(name);
			AdamW.set(parameter, values);
		});
	}

	@Override
	public void close() {
		optimizer.close();
		memory.close();
		average.close();
		network.close();
	}
}
