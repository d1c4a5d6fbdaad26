package sc.fiji.superres.rrdb;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.network.Architecture.Naming;
import sc.fiji.superres.torch.StateDict;

/**
 * The names of RRDBNet's tensors. The official ones are those of BasicSR, which Real-ESRGAN uses:
 *
 * <pre>
 * BasicSR                    ESRGAN, KAIR                  ESRGAN, 2018
 * conv_first.weight          conv_first.weight             model.0.weight
 * body.5.rdb1.conv2.weight   RRDB_trunk.5.RDB1.conv2.weight model.1.sub.5.RDB1.conv2.0.weight
 * conv_body.weight           trunk_conv.weight             model.1.sub.23.weight (after block 22)
 * conv_up1.weight            upconv1.weight                model.3.weight (conv_up2: model.6, ...)
 * conv_hr.weight             HRconv.weight                 model.8.weight (for two doublings)
 * conv_last.weight           conv_last.weight              model.10.weight (likewise)
 * </pre>
 *
 * In the last column, numbers are places in a sequence that also counts layers without weights: three for each
 * doubling.
 */
final class RrdbNames {

	/** Official name of a tensor that every network has and no other architecture does. */
	static final String FIRST = "body.0.rdb1.conv1.weight";

	/** All namings, the official one first. */
	static final List<Naming> ALL = List.of( //
		new Naming(FIRST, UnaryOperator.identity()), //
		new Naming("RRDB_trunk.0.RDB1.conv1.weight", tensors -> renamed(tensors, RrdbNames::ofTrunk)), //
		new Naming("model.1.sub.0.RDB1.conv1.0.weight", RrdbNames::ofSequence));

	private static final Pattern TRUNK = Pattern.compile("RRDB_trunk\\.(\\d+)\\.RDB(\\d)\\.(conv\\d\\..+)");
	private static final Pattern SUB = Pattern.compile("model\\.1\\.sub\\.(\\d+)\\.RDB(\\d)\\.(conv\\d)\\.0\\.(.+)");
	private static final Pattern SUB_LAST = Pattern.compile("model\\.1\\.sub\\.\\d+\\.(weight|bias)");
	private static final Pattern PLACE = Pattern.compile("model\\.(\\d{1,3})\\.(weight|bias)");

	/** Places of a doubling: it, its convolution, its rectifier. */
	private static final int DOUBLING = 3;

	private RrdbNames() {}

	/** Where two tensors would get one name, the later one keeps its own, which no network has. */
	private static StateDict renamed(final StateDict tensors, final UnaryOperator<String> rule) {
		final StateDict renamed = new StateDict();
		tensors.forEach((name, tensor) -> {
			final String official = rule.apply(name);
			renamed.put(renamed.contains(official) ? name : official, tensor);
		});
		return renamed;
	}

	private static String ofTrunk(final String name) {
		final Matcher dense = TRUNK.matcher(name);
		if (dense.matches()) return ofDense(dense);
		return name.replaceFirst("^trunk_conv\\.", "conv_body.").replaceFirst("^upconv(\\d)", "conv_up$1").replaceFirst(
			"^HRconv\\.", "conv_hr.");
	}

	/** The name from the numbers of the block and of the dense block, and what follows them. */
	private static String ofDense(final Matcher dense) {
		return "body." + dense.group(1) + ".rdb" + dense.group(2) + "." + dense.group(3);
	}

	private static StateDict ofSequence(final StateDict tensors) {
		final int last = tensors.names().stream().mapToInt(RrdbNames::place).max().orElse(0);
		return renamed(tensors, name -> ofSequence(name, last));
	}

	/** The place of a convolution in the sequence; 0 of what lies in the body. */
	private static int place(final String name) {
		final Matcher place = PLACE.matcher(name);
		return place.matches() ? Integer.parseInt(place.group(1)) : 0;
	}

	private static String ofSequence(final String name, final int last) {
		final Matcher dense = SUB.matcher(name);
		if (dense.matches()) return ofDense(dense) + "." + dense.group(4);
		final Matcher body = SUB_LAST.matcher(name);
		if (body.matches()) return "conv_body." + body.group(1);
		final Matcher place = PLACE.matcher(name);
		if (place.matches()) return ofPlace(Integer.parseInt(place.group(1)), last, name) + "." + place.group(2);
		return name;
	}

	private static String ofPlace(final int place, final int last, final String name) {
		if (place == 0) return "conv_first";
		if (place == last) return "conv_last";
		if (place == last - 2) return "conv_hr";
		if (place % DOUBLING == 0) return "conv_up" + place / DOUBLING;
		return name;
	}
}
