package sc.fiji.superres.train;

import java.io.IOException;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.batches.MicroBatches;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.optimize.AdamW;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The state of a training on its device: network, average, optimizer. One thread may use it.
 */
final class TrainingRun implements AutoCloseable {

	/** Ten times the whole range of grey values: nothing that still learns is so far off. */
	private static final double EXPLODED = 10;

	private final TrainConfig config;
	private final TrainableNetwork network;
	private final TrainableNetwork average;
	private final StateDict first;
	/** What counts of the average; the rest is the first weights. */
	private float tuned;
	private final AdamW optimizer;
	private final NDManager memory;
	private final MicroBatches parts;

	/** @param pairsAtOnce largest number of pairs that go through the network together */
	TrainingRun(final TrainConfig config, final Device device, final StateDict weights, final int pairsAtOnce)
		throws IOException
	{
		this.config = config;
		first = weights;
		tuned = config.tuned();
		memory = TorchEngine.newManager(device);
		JniUtils.setGradMode(false); // the collector switches it on for the forward pass alone
		try {
			network = load("network", weights, device, config.precision());
			average = load("average", weights, device, Precision.FULL);
			optimizer = new AdamW(network.parameters(), average.parameters(), config.optimizer(), config.average(),
				device, memory);
		}
		catch (final IOException | RuntimeException exc) {
			memory.close();
			throw exc;
		}
		parts = new MicroBatches(pairsAtOnce, this::pass, this::forgetGradients);
	}

	/** A network that is closed with the memory. */
	private TrainableNetwork load(final String name, final StateDict weights, final Device device,
		final Precision precision) throws IOException
	{
		final TrainableNetwork loaded = TrainableNetwork.load(config.network(), weights, device, precision);
		memory.attachInternal(name, loaded);
		return loaded;
	}

	/**
	 * Forward, backward, update, average.
	 *
	 * @param side rows and columns of an input
	 * @return the loss of the batch before the update; where it {@link #exploded} there was no update
	 */
	double step(final Batches.Batch batch, final int side) {
		final double loss = gradients(batch, side);
		if (exploded(loss)) forgetGradients();
		else optimizer.step(config.rate(optimizer.steps()));
		return loss;
	}

	/** Whether nothing can be learnt any more after this loss: it is no number, or beyond all grey values. */
	static boolean exploded(final double loss) {
		return !(loss < EXPLODED);
	}

	/** Forward and backward: leaves the gradients in the parameters; returns the loss. */
	double gradients(final Batches.Batch batch, final int side) {
		return parts.run(batch, side);
	}

	/** Adds the gradients of some pairs; share is what their mean counts in the whole batch. */
	private double pass(final Batches.Batch batch, final int n, final int side, final double share) {
		try (NDManager scope = memory.newSubManager();
				GradientCollector collector = TorchEngine.start().newGradientCollector())
		{
			final NDArray loss = loss(batch, n, side, scope);
			collector.backward(share == 1 ? loss : loss.mul(share));
			return loss.getFloat();
		}
	}

	private NDArray loss(final Batches.Batch batch, final int n, final int side, final NDManager scope) {
		final long large = (long) config.network().factor() * side;
		final NDArray input = scope.create(batch.inputs(), new Shape(n, 1, side, side));
		final NDArray target = scope.create(batch.targets(), new Shape(n, 1, large, large));
		return config.loss().of(network.forward(input, true), target);
	}

	/** Makes gradients 0; a pass that failed left them on some tensors only. */
	private void forgetGradients() {
		network.parameters().values().forEach(TrainingRun::forgetGradient);
	}

	private static void forgetGradient(final NDArray parameter) {
		final PtNDArray array = (PtNDArray) parameter;
		try (PtNDArray gradient = JniUtils.getGradient(array)) {
			if (gradient != null) JniUtils.zeroGrad(array);
		}
	}

	/** What it computes on. */
	Device device() {
		return memory.getDevice();
	}

	/** Steps done. */
	long iteration() {
		return optimizer.steps();
	}

	/** Largest number of pairs that go through the network together; falls when memory runs out. */
	int pairsAtOnce() {
		return parts.pairsAtOnce();
	}

	/**
	 * The weights that are validated and kept: the average, or a mixture with the model that the training began with.
	 */
	StateDict kept() {
		final StateDict weights = average.weights();
		if (tuned == 1) return weights;
		final StateDict mixed = new StateDict();
		weights.forEach((name, tensor) -> mixed.put(name, mixed(tensor, first.get(name))));
		return mixed;
	}

	private FloatTensor mixed(final FloatTensor after, final FloatTensor before) {
		final float[] mixed = after.values().clone();
		for (int i = 0; i < mixed.length; i++)
			mixed[i] = tuned * mixed[i] + (1 - tuned) * before.values()[i];
		return new FloatTensor(mixed, after.shape());
	}

	/** Keeps another share of the model that the training began with from now on. */
	void keepFirst(final double share) {
		tuned = (float) (1 - share);
	}

	/** The share of the model that the training began with in what is kept. */
	double first() {
		return 1 - tuned;
	}

	/**
	 * What is {@link #kept}, in the form that enlarges images: less time and memory than the trained form, the same
	 * numbers within rounding. Whoever asks closes it.
	 */
	Network enlarging() throws IOException {
		return config.network().load(kept(), device(), Precision.FULL);
	}

	/** The network that learns. */
	TrainableNetwork network() {
		return network;
	}

	/** Everything that is needed to go on from here. */
	Checkpoint checkpoint(final Ledger ledger) {
		return new Checkpoint(iteration(), pairsAtOnce(), ledger, network.weights(), average.weights(), optimizer
			.moments());
	}

	void restore(final Checkpoint checkpoint) {
		set(network, checkpoint.weights());
		set(average, checkpoint.average());
		optimizer.restore(checkpoint.moments(), checkpoint.iteration());
	}

	private void set(final TrainableNetwork net, final StateDict weights) {
		weights.requireExactly(config.network().shapes());
		net.parameters().forEach((name, parameter) -> AdamW.set(parameter, weights.get(name)));
	}

	@Override
	public void close() {
		optimizer.close();
		memory.close();
	}
}
