package sc.fiji.superres.residual;

import java.util.List;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Citation;
import sc.fiji.superres.torch.StateDict;

/**
 * A second architecture, for tests alone: what somebody writes who adds one, in as few lines as it takes. It is found
 * by the file {@code META-INF/services/sc.fiji.superres.network.Architecture} of the test resources.
 */
public final class ResidualArchitecture implements Architecture {

	@Override
	public String name() {
		return "residual";
	}

	@Override
	public String title() {
		return "Residual";
	}

	@Override
	public Citation citation() {
		return new Citation("Of the tests of Super-Resolution for Fiji", "10.0000/none");
	}

	@Override
	public List<String> presets() {
		return List.of("residual");
	}

	@Override
	public ResidualConfig preset(final String preset, final int factor) {
		return new ResidualConfig(factor, 8);
	}

	@Override
	public Class<ResidualConfig> configuration() {
		return ResidualConfig.class;
	}

	@Override
	public ResidualConfig of(final StateDict weights) {
		if (!weights.contains(firstTensor())) throw new IllegalArgumentException("These weights are not Residual's: '" +
			firstTensor() + "' is missing.");
		final int features = weights.get(firstTensor()).shape()[0];
		final int outputs = weights.get("last.weight").shape()[0];
		return new ResidualConfig((int) Math.sqrt(outputs), features);
	}

	@Override
	public String firstTensor() {
		return "shallow.weight";
	}

	@Override
	public boolean dependsOnFactor(final String tensor) {
		return tensor.startsWith("last.");
	}
}
