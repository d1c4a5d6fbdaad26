package sc.fiji.superres.swinir;

import java.util.Map;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.StateDict;

/**
 * The weights of one transformer block, folded for inference.
 * <p>
 * The layer norms' weight and bias, and the scale 1/√d of the queries, go into the matrices that follow: W·(γx̂ + β) +
 * b = (Wγ)·x̂ + (Wβ + b). The bias of the keys is left out: it adds the same to all scores of a query, and softmax
 * ignores that. The bias of the values goes into the projection's: each row of softmax sums to 1. Rows of the joint
 * matrix are ordered head, part (query, key, value), feature, so that the parts of all windows and heads are strided
 * views of its product. The position biases are spread out to a table heads × keys × queries.
 * </p>
 */
final class FoldedBlock {

	/** Parts of the joint matrix; the keys stand between the two. */
	private static final int QUERY = 0;
	private static final int VALUE = 2;

	private final Hyperparameters config;
	private final StateDict weights;
	private final String name;
	private final int embedding;
	private final int heads;
	/** Features of a head. */
	private final int features;

	FoldedBlock(final Hyperparameters config, final int group, final int i, final StateDict weights) {
		this.config = config;
		this.weights = weights;
		name = ParameterShapes.block(group, i);
		embedding = config.embedding();
		heads = config.heads().get(group);
		features = embedding / heads;
	}

	/** Attributes of the script's class {@code Block}, but for the shift. */
	Map<String, Object> attributes() {
		final Map<String, Object> attributes = ScriptModule.attributesOf("heads", heads);
		putAttention(attributes);
		putPerceptron(attributes);
		return attributes;
	}

	private void putAttention(final Map<String, Object> attributes) {
		final FloatTensor qkv = FloatTensor.filled(0, 3 * embedding, embedding);
		final FloatTensor queryBias = FloatTensor.filled(0, heads, features, 1);
		final double[] valueBias = new double[embedding];
		foldAttention(qkv.values(), queryBias.values(), valueBias);
		attributes.put("qkv", qkv);
		attributes.put("query_bias", queryBias);
		attributes.put("position_bias", positionBias());
		attributes.put("proj", transposed(values("attn.proj.weight"), embedding, embedding));
		attributes.put("proj_bias", projectionBias(valueBias));
	}

	private void putPerceptron(final Map<String, Object> attributes) {
		final int hidden = config.hidden();
		final FloatTensor fc1 = FloatTensor.filled(0, hidden, embedding);
		attributes.put("fc1", fc1);
		attributes.put("fc1_bias", foldPerceptron(fc1.values(), hidden));
		attributes.put("fc2", transposed(values("mlp.fc2.weight"), embedding, hidden));
		attributes.put("fc2_bias", weights.get(name + "mlp.fc2.bias"));
	}

	/** Folds the norm into the first matrix of the perceptron; its bias. */
	private FloatTensor foldPerceptron(final float[] fc1, final int hidden) {
		final FloatTensor bias = FloatTensor.filled(0, hidden);
		for (int row = 0; row < hidden; row++)
			bias.values()[row] = (float) fold("norm2", "mlp.fc1", row, fc1, row, 1);
		return bias;
	}

	/**
	 * Folds the norm and the scale of the scores into the joint matrix, and brings its rows into the order head, part,
	 * feature. A bias of the keys changes nothing after softmax, so that it is left out.
	 */
	private void foldAttention(final float[] qkv, final float[] queryBias, final double[] valueBias) {
		for (int from = 0; from < 3 * embedding; from++) {
			final int part = from / embedding;
			final int head = from % embedding / features;
			final int feature = from % features;
			final int to = (head * 3 + part) * features + feature;
			final double scale = part == QUERY ? 1 / Math.sqrt(features) : 1;
			final double bias = fold("norm1", "attn.qkv", from, qkv, to, scale);
			if (part == QUERY) queryBias[head * features + feature] = (float) bias;
			if (part == VALUE) valueBias[from % embedding] = bias;
		}
	}

	/** Writes row {@code from} of a linear layer, with the norm before it folded in, to row {@code to}; its bias. */
	private double fold(final String norm, final String linear, final int from, final float[] folded, final int to,
		final double scale)
	{
		final float[] matrix = values(linear + ".weight");
		final float[] gain = values(norm + ".weight");
		final float[] offset = values(norm + ".bias");
		double bias = values(linear + ".bias")[from];
		for (int c = 0; c < embedding; c++) {
			final double weight = matrix[from * embedding + c];
			bias += weight * offset[c];
			folded[to * embedding + c] = (float) (weight * gain[c] * scale);
		}
		return bias * scale;
	}

	/** heads × keys × queries, as {@code relative_position_index} of the official module spreads the table. */
	private FloatTensor positionBias() {
		final float[] table = values("attn.relative_position_bias_table");
		final int w = config.window();
		final int n = w * w;
		final float[] bias = new float[heads * n * n];
		for (int head = 0; head < heads; head++)
			for (int key = 0; key < n; key++)
				for (int query = 0; query < n; query++)
					bias[(head * n + key) * n + query] = table[OfficialBuffers.row(query, key, w) * heads + head];
		return new FloatTensor(bias, heads, n, n);
	}

	private FloatTensor projectionBias(final double[] valueBias) {
		final float[] matrix = values("attn.proj.weight");
		final float[] bias = values("attn.proj.bias").clone();
		for (int out = 0; out < embedding; out++)
			bias[out] = (float) projected(bias[out], matrix, out, valueBias);
		return new FloatTensor(bias, embedding);
	}

	/** One feature of the projection of a token, beginning with its bias. */
	private double projected(final float bias, final float[] matrix, final int out, final double[] token) {
		double sum = bias;
		for (int in = 0; in < embedding; in++)
			sum += matrix[out * embedding + in] * token[in];
		return sum;
	}

	private static FloatTensor transposed(final float[] matrix, final int rows, final int columns) {
		final float[] turned = new float[matrix.length];
		for (int i = 0; i < matrix.length; i++)
			turned[i % columns * rows + i / columns] = matrix[i];
		return new FloatTensor(turned, columns, rows);
	}

	private float[] values(final String tensor) {
		return weights.get(name + tensor).values();
	}
}
