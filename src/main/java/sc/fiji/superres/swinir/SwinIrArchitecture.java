package sc.fiji.superres.swinir;

import java.util.List;

import sc.fiji.superres.network.Architecture;
import sc.fiji.superres.network.Citation;
import sc.fiji.superres.torch.StateDict;

/** SwinIR among the architectures. */
public final class SwinIrArchitecture implements Architecture {

	@Override
	public String name() {
		return SwinIrConfig.ARCHITECTURE;
	}

	@Override
	public String title() {
		return "SwinIR";
	}

	@Override
	public Citation citation() {
		return new Citation("Liang et al., SwinIR: Image Restoration Using Swin Transformer, ICCV Workshops 2021",
			"10.48550/arXiv.2108.10257");
	}

	@Override
	public List<String> presets() {
		return SwinIrConfig.PRESETS;
	}

	@Override
	public SwinIrConfig preset(final String preset, final int factor) {
		return SwinIrConfig.preset(preset, factor);
	}

	@Override
	public Class<SwinIrConfig> configuration() {
		return SwinIrConfig.class;
	}

	@Override
	public SwinIrConfig of(final StateDict weights) {
		return SwinIrConfig.of(weights);
	}

	@Override
	public String firstTensor() {
		return ParameterShapes.block(0, 0) + "norm1.weight";
	}

	@Override
	public boolean isBuffer(final String tensor) {
		return OfficialBuffers.NAMES.contains(tensor.substring(tensor.lastIndexOf('.') + 1));
	}

	/** The convolutions of the upsampler. */
	@Override
	public boolean dependsOnFactor(final String tensor) {
		return tensor.startsWith("upsample.");
	}
}
