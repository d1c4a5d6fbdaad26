package sc.fiji.superres.rrdb;

import java.util.List;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Citation;
import sc.fiji.superres.torch.StateDict;

/** RRDBNet among the architectures. */
public final class RrdbArchitecture implements Architecture {

	@Override
	public String name() {
		return "rrdb";
	}

	@Override
	public String title() {
		return "RRDB";
	}

	@Override
	public Citation citation() {
		return new Citation("Wang et al., ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks, ECCV " +
			"Workshops 2018", "10.1007/978-3-030-11021-5_5");
	}

	@Override
	public List<String> presets() {
		return List.of("rrdb");
	}

	/** The network of ESRGAN and Real-ESRGAN, for grey images. */
	@Override
	public RrdbConfig preset(final String preset, final int factor) {
		return RrdbConfig.grey(factor);
	}

	@Override
	public Class<RrdbConfig> configuration() {
		return RrdbConfig.class;
	}

	@Override
	public RrdbConfig of(final StateDict tensors) {
		return new RrdbReader(tensors).read();
	}

	@Override
	public String firstTensor() {
		return RrdbNames.FIRST;
	}

	@Override
	public List<Naming> namings() {
		return RrdbNames.ALL;
	}

	/** The first convolution, which reads as many pixels at once as the factor takes, and the doublings. */
	@Override
	public boolean dependsOnFactor(final String tensor) {
		return tensor.startsWith("conv_first.") || tensor.startsWith("conv_up");
	}
}
