package sc.fiji.superres.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

	private static final Comparator<DeviceFacts.Gpu> MOST_FREE = Comparator.<DeviceFacts.Gpu> comparingLong(g -> g
		.memory().free().orElse(0)).thenComparing(DeviceFacts.Gpu::number, Comparator.reverseOrder());

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
		if (name.equals(CPU)) return cpu(asked(facts));
		final Optional<DeviceFacts.Gpu> gpu = gpu(name, facts);
		if (gpu.isPresent()) return new DeviceChoice(Device.gpu(gpu.get().number()), why(name, gpu.get(), facts));
		if (name.equals(AUTO)) return cpu(withoutGpu(facts));
		throw new IllegalArgumentException("device=" + key + " is not there: " + instead(facts) +
			". Use device=auto or device=cpu.");
	}

	/** Whether a key stands for the CPU whatever PyTorch's libraries can do. */
	static boolean isCertainlyCpu(final String key, final List<DeviceFacts.Gpu> gpus) {
		final String name = check(key);
		return name.equals(CPU) || name.equals(AUTO) && gpus.isEmpty();
	}

	/** Whether there is a GPU that PyTorch can use. */
	private static boolean usable(final DeviceFacts facts) {
		return facts.cuda() && !facts.gpus().isEmpty();
	}

	private static String asked(final DeviceFacts facts) {
		final String asked = "the CPU was asked for";
		return usable(facts) ? asked + ", although " + there(facts) : asked;
	}

	private static String instead(final DeviceFacts facts) {
		return usable(facts) ? there(facts) : withoutGpu(facts);
	}

	private static Optional<DeviceFacts.Gpu> gpu(final String name, final DeviceFacts facts) {
		if (!facts.cuda()) return Optional.empty();
		if (!name.contains(":")) return facts.gpus().stream().max(MOST_FREE);
		final int number = Integer.parseInt(name.substring(name.indexOf(':') + 1));
		return facts.gpus().stream().filter(g -> g.number() == number).findFirst();
	}

	private static String why(final String name, final DeviceFacts.Gpu gpu, final DeviceFacts facts) {
		if (name.contains(":")) return gpu.name() + " was asked for";
		final int gpus = facts.gpus().size();
		if (gpus == 1) return gpu.name() + " is the only GPU";
		return gpu.name() + " has the most free memory of " + gpus + " GPUs";
	}

	/** Why no GPU can be used, and what it would take. */
	private static String withoutGpu(final DeviceFacts facts) {
		if (facts.cuda()) return hidden(facts.driver());
		if (facts.driver() != null || !facts.gpus().isEmpty()) return forCpuOnly(facts);
		return "there is no NVIDIA driver, so no GPU that PyTorch could use";
	}

	/** Why libraries for CUDA see no GPU. */
	private static String hidden(final String driver) {
		if (driver == null) return "PyTorch's libraries are for CUDA, but there is no NVIDIA driver on this machine";
		return "PyTorch's libraries are for CUDA and a driver is there (" + driver +
			"), but CUDA shows no GPU: the driver must know CUDA 12 (525 or newer), libcudart (cudart64_12.dll) must " +
			"be found as a library of the system, and CUDA_VISIBLE_DEVICES must not hide the GPU (docs/gpu.md)";
	}

	private static String forCpuOnly(final DeviceFacts facts) {
		final String gpu = Objects.requireNonNullElse(facts.driver(), facts.gpus().size() + " shown by CUDA");
		return "an NVIDIA GPU is there (" + gpu + "), but PyTorch's libraries are for the CPU only. " + passedOver(
			facts) + NEEDS;
	}

	private static String passedOver(final DeviceFacts facts) {
		if (!facts.wantedWasPassedOver()) return "";
		return "PYTORCH_LIBRARY_PATH=" + facts.wanted() + " was passed over, since it holds no libtorch. ";
	}

	private static String there(final DeviceFacts facts) {
		final List<String> keys = facts.gpus().stream().map(gpu -> "cuda:" + gpu.number()).toList();
		final String first = keys.get(0);
		if (keys.size() == 1) return "the only GPU is " + first;
		return "the GPUs are " + first + " to " + keys.get(keys.size() - 1);
	}

	private static DeviceChoice cpu(final String why) {
		return new DeviceChoice(Device.cpu(), why);
	}

	/** The device as macros name it. */
	public String key() {
		return device.isGpu() ? "cuda:" + device.getDeviceId() : CPU;
	}
}
