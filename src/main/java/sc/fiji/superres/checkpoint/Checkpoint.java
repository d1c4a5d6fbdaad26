package sc.fiji.superres.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.SafeTensors;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.Storages;

/**
 * Where a run stands: one safetensors file, whole or not there, with a SHA-256 of all it says.
 *
 * @param iteration steps done; also says which batch comes next
 * @param pairsAtOnce largest part of a batch that fitted the memory; 0 where it is not known
 * @param ledger what the run remembers
 * @param weights of the network
 * @param average of the weights
 * @param moments of the optimizer
 */
public record Checkpoint(long iteration, int pairsAtOnce, Ledger ledger, StateDict weights, StateDict average,
	StateDict moments)
{

	private static final String HASH = "sha256";
	private static final String RUN = "run";
	private static final String WEIGHTS = "weights.";
	private static final String AVERAGE = "average.";
	private static final String MOMENTS = "moments.";

	/** A whole file that is no checkpoint of this run. */
	static final class ForeignException extends IOException {

		private static final long serialVersionUID = 1;

		ForeignException(final Path file, final String why) {
			super(file + " " + why +
				". It may be all that another training has: move it out of this folder, then go on.");
		}
	}

	/**
	 * @param run which run it belongs to; null where that is not known
	 * @throws IllegalStateException where a weight is no number: such a checkpoint must not take the place of a good
	 *             one
	 */
	public void write(final Path file, final String run) throws IOException {
		final StateDict all = tensors();
		all.forEach(Checkpoint::requireNumbers);
		final Map<String, String> facts = facts();
		if (run != null) facts.put(RUN, run);
		facts.put(HASH, hash(facts, all));
		SafeTensors.write(file, all, facts);
	}

	private StateDict tensors() {
		final StateDict all = new StateDict();
		putUnder(WEIGHTS, weights, all);
		putUnder(AVERAGE, average, all);
		putUnder(MOMENTS, moments, all);
		return all;
	}

	private static void putUnder(final String prefix, final StateDict tensors, final StateDict all) {
		tensors.forEach((name, tensor) -> all.put(prefix + name, tensor));
	}

	/** Everything but the tensors, as the file has it. */
	private Map<String, String> facts() {
		final Map<String, String> facts = new TreeMap<>();
		facts.put("iteration", Long.toString(iteration));
		facts.put("pairsAtOnce", Integer.toString(pairsAtOnce));
		putLedger(facts);
		return facts;
	}

	private void putLedger(final Map<String, String> facts) {
		facts.put("seconds", Double.toString(ledger.seconds()));
		facts.put("bestPsnr", Double.toString(ledger.bestPsnr()));
		facts.put("stale", Integer.toString(ledger.stale()));
		facts.put("lossSum", Double.toString(ledger.lossSum()));
		facts.put("lossCount", Long.toString(ledger.lossCount()));
	}

	/**
	 * @param run which run it must belong to; null for any. Files of before runs were told apart belong to any, too
	 * @throws ForeignException where it belongs to another run, or is no checkpoint
	 * @throws IOException where the file is cut off or damaged; files of before there was a hash are taken as they are
	 */
	public static Checkpoint read(final Path file, final String run) throws IOException {
		final SafeTensors.Content content = SafeTensors.read(file);
		final Map<String, String> facts = new TreeMap<>(content.metadata());
		final StateDict all = content.tensors();
		requireWhole(file, facts, all);
		final String of = facts.get(RUN);
		final boolean foreign = run != null && of != null && !of.equals(run);
		if (foreign) throw new ForeignException(file, "is a checkpoint of another training");
		try {
			return read(facts, all);
		}
		catch (NumberFormatException | NullPointerException exc) {
			throw new ForeignException(file,
				"is no checkpoint of a training: it does not say at which iteration it was made");
		}
	}

	/** Takes the hash off the facts. */
	private static void requireWhole(final Path file, final Map<String, String> facts, final StateDict all)
		throws IOException
	{
		final String expected = facts.remove(HASH);
		if (expected == null || expected.equals(hash(facts, all))) return;
		throw new IOException(file + " is damaged: its content is not what was written (SHA-256).");
	}

	private static Checkpoint read(final Map<String, String> facts, final StateDict all) {
		final long iteration = Long.parseLong(facts.get("iteration"));
		final int pairsAtOnce = Integer.parseInt(facts.getOrDefault("pairsAtOnce", "0"));
		return new Checkpoint(iteration, pairsAtOnce, ledger(facts), all.under(WEIGHTS), all.under(AVERAGE), all.under(
			MOMENTS));
	}

	private static Ledger ledger(final Map<String, String> facts) {
		final double seconds = Double.parseDouble(facts.get("seconds"));
		final double bestPsnr = Double.parseDouble(facts.get("bestPsnr"));
		final int stale = Integer.parseInt(facts.getOrDefault("stale", "0"));
		final double lossSum = Double.parseDouble(facts.getOrDefault("lossSum", "0"));
		final long lossCount = Long.parseLong(facts.getOrDefault("lossCount", "0"));
		return new Ledger(seconds, bestPsnr, stale, lossSum, lossCount);
	}

	private static void requireNumbers(final String name, final FloatTensor tensor) {
		for (final float value : tensor.values())
			if (!Float.isFinite(value)) throw new IllegalStateException("The tensor '" + name + "' holds " + value +
				".");
	}

	/** Of the facts, then of every tensor's name, shape and values, in the order of their names. */
	private static String hash(final Map<String, String> facts, final StateDict tensors) {
		final MessageDigest digest = Sha256.begin();
		digest.update(facts.toString().getBytes(StandardCharsets.UTF_8));
		tensors.names().stream().sorted().forEach(name -> update(digest, name, tensors.get(name)));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void update(final MessageDigest digest, final String name, final FloatTensor tensor) {
		digest.update((name + Arrays.toString(tensor.shape())).getBytes(StandardCharsets.UTF_8));
		digest.update(Storages.bytes(tensor.values()));
	}
}
