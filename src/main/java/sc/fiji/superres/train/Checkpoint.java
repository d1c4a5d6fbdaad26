package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;

/**
 * Where a run stands: one safetensors file, whole or not there.
 *
 * @param iteration steps done; also says which batch comes next
 * @param seconds of training so far
 * @param bestPsnr of the best model kept so far in dB, negative infinity where there is none
 * @param weights of the network
 * @param average of the weights
 * @param moments of the optimizer
 */
record Checkpoint(long iteration, double seconds, double bestPsnr, StateDict weights, StateDict average,
	StateDict moments)
{

	void write(final Path file) throws IOException {
		final StateDict all = new StateDict();
		weights.forEach((name, tensor) -> all.put("weights." + name, tensor));
		average.forEach((name, tensor) -> all.put("average." + name, tensor));
		moments.forEach((name, tensor) -> all.put("moments." + name, tensor));
		SafeTensors.write(file, all, Map.of("iteration", Long.toString(iteration), "seconds", Double.toString(seconds),
			"bestPsnr", Double.toString(bestPsnr)));
	}

	static Checkpoint read(final Path file) throws IOException {
		final SafeTensors.Content content = SafeTensors.read(file);
		try {
			final Map<String, String> facts = content.metadata();
			final StateDict all = content.tensors();
			return new Checkpoint(Long.parseLong(facts.get("iteration")), Double.parseDouble(facts.get("seconds")), Double
				.parseDouble(facts.get("bestPsnr")), all.under("weights."), all.under("average."), all.under("moments."));
		}
		catch (NumberFormatException | NullPointerException exc) {
			throw new IOException(file + " is no checkpoint of a training: it does not say at which iteration it was made.", exc);
		}
	}
}
