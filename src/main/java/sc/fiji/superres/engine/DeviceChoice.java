package sc.fiji.superres.engine;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import ai.djl.Device;

/**
 * A device and why it is the one.
 * <p>
 * {@code auto} is the GPU with the most free memory where the libraries that were loaded can use one, else the CPU;
 * among equals the one with the lowest number.
 * </p>
 *
 * @param device to compute on
 * @param why a sentence or two for people; where the CPU was chosen, also what a GPU would need
 */
public record DeviceChoice(Device device, String why) {

	private static final String AUTO = "auto", CPU = "cpu";
	private static final String KEY = "(cuda|gpu)(:\\d{1,3})?";

	/** What a GPU needs beside a driver. */
	private static final String NEEDS = "PyTorch for CUDA 12.8 is needed: set PYTORCH_LIBRARY_PATH to its folder and " +
		"PYTORCH_FLAVOR=cu128, then restart (docs/gpu.md)";

	/**
	 * Refuses what names no device, without starting the engine.
	 *
	 * @param key as macros write it; empty and null are {@code auto}
	 * @return the key in lower case
	 */
	public static String check(final String key) {
		final String name = key == null || key.isBlank() ? AUTO : key.trim().toLowerCase(Locale.ROOT);
		if (name.equals(AUTO) || name.equals(CPU) || name.matches(KEY)) return name;
		throw new IllegalArgumentException("device=" + key + " is none of: auto, cpu, cuda, cuda:0, cuda:1 …");
	}

	/**
	 * Chooses.
	 *
	 * @param key {@code auto}, {@code cpu}, {@code cuda} (the GPU that auto takes), {@code cuda:1} …
	 * @throws IllegalArgumentException where the key names no device, or one that cannot be used; says what is there
	 */
	public static DeviceChoice of(final String key, final DeviceFacts facts) {
		final String name = check(key);
		if (name.equals(CPU)) return cpu(facts.cuda() && !facts.gpus().isEmpty() ? "the CPU was asked for, although " +
			there(facts) : "the CPU was asked for");
		final Optional<DeviceFacts.Gpu> gpu = facts.cuda() ? gpu(name, facts) : Optional.empty();
		if (gpu.isPresent()) return new DeviceChoice(Device.gpu(gpu.get().number()), why(name, gpu.get(), facts));
		if (name.equals(AUTO)) return cpu(withoutGpu(facts));
		throw new IllegalArgumentException("device=" + key + " is not there: " + (facts.cuda() && !facts.gpus()
			.isEmpty() ? there(facts) : withoutGpu(facts)) + ". Use device=auto or device=cpu.");
	}

	private static Optional<DeviceFacts.Gpu> gpu(final String name, final DeviceFacts facts) {
		if (!name.contains(":")) return facts.gpus().stream().max(Comparator.<DeviceFacts.Gpu> comparingLong(g -> g
			.memory().free().orElse(0)).thenComparing(DeviceFacts.Gpu::number, Comparator.reverseOrder()));
		final int number = Integer.parseInt(name.substring(name.indexOf(':') + 1));
		return facts.gpus().stream().filter(g -> g.number() == number).findFirst();
	}

	private static String why(final String name, final DeviceFacts.Gpu gpu, final DeviceFacts facts) {
		if (name.contains(":")) return gpu.name() + " was asked for";
		return facts.gpus().size() == 1 ? gpu.name() + " is the only GPU" : gpu.name() +
			" has the most free memory of " + facts.gpus().size() + " GPUs";
	}

	/** Why no GPU can be used, and what it would take. */
	private static String withoutGpu(final DeviceFacts facts) {
		if (facts.cuda()) {
			return facts.driver() == null
				? "PyTorch's libraries are for CUDA, but there is no NVIDIA driver on this machine"
				: "PyTorch's libraries are for CUDA and a driver is there (" + facts.driver() +
					"), but CUDA shows no GPU: the driver must know CUDA 12 (525 or newer), libcudart (cudart64_12.dll) must be " +
					"found as a library of the system, and CUDA_VISIBLE_DEVICES must not hide the GPU (docs/gpu.md)";
		}
		if (facts.driver() != null || !facts.gpus().isEmpty()) return "an NVIDIA GPU is there (" + (facts.driver() !=
			null ? facts.driver() : facts.gpus().size() + " shown by CUDA") +
			"), but PyTorch's libraries are for the CPU only. " + (facts.wantedWasPassedOver()
				? "PYTORCH_LIBRARY_PATH=" + facts.wanted() + " was passed over, since it holds no libtorch. " : "") +
			NEEDS;
		return "there is no NVIDIA driver, so no GPU that PyTorch could use";
	}

	private static String there(final DeviceFacts facts) {
		final int gpus = facts.gpus().size();
		return gpus == 1 ? "the only GPU is cuda:" + facts.gpus().get(0).number() : "the GPUs are cuda:" + facts.gpus()
			.get(0).number() + " to cuda:" + facts.gpus().get(gpus - 1).number();
	}

	private static DeviceChoice cpu(final String why) {
		return new DeviceChoice(Device.cpu(), why);
	}

	/** The device as macros name it. */
	public String key() {
		return device.isGpu() ? "cuda:" + device.getDeviceId() : CPU;
	}
}
