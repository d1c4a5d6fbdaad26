package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.superres.engine.DeviceFacts;

/**
 * The state of devices, loaded models and the queue for the device.
 *
 * @param devices what there is to compute on, the CPU first
 * @param chosen the device that the key asked about names: {@code cpu}, {@code cuda:0} …
 * @param why it is that one, and what another would need
 * @param libraries PyTorch's version and the folder of its native libraries
 * @param threads that PyTorch computes with on the CPU
 * @param gains of precisions that {@code auto} was measured to have on this machine, a line for each network
 * @param models that are kept for the next call, the one used longest ago first
 * @param modelBudget bytes that kept models may take
 * @param tasks the first has the device, the others wait for it in this order
 */
public record DeviceStatus(List<DeviceInfo> devices, String chosen, String why, String libraries, int threads,
	List<String> gains, List<HeldModel> models, long modelBudget, List<Task> tasks)
{

	private static final double MEBIBYTE = 1 << 20;

	/**
	 * A device.
	 *
	 * @param name for people
	 * @param totalBytes its memory, −1 where unknown
	 * @param freeBytes the part of its memory that is not in use, −1 where unknown
	 */
	public record DeviceInfo(String name, long totalBytes, long freeBytes) {

		private static DeviceInfo of(final String name, final DeviceFacts.Memory memory) {
			return new DeviceInfo(name, memory.total().orElse(-1), memory.free().orElse(-1));
		}

		private String line() {
			return "  " + name + ", " + memory();
		}

		private String memory() {
			if (totalBytes < 0) return "memory unknown";
			if (freeBytes < 0) return mebibytes(totalBytes);
			return mebibytes(totalBytes) + ", " + mebibytes(freeBytes) + " free";
		}
	}

	/**
	 * A loaded model.
	 *
	 * @param name of the file it was read from; with the precision it computes in where that is not full
	 * @param device where its weights are
	 * @param bytes of memory that it takes
	 * @param inUse whether work is being done with it
	 */
	public record HeldModel(String name, String device, long bytes, boolean inUse) {

		private String line() {
			final String use = inUse ? ", in use" : "";
			return "  " + name + " on " + device + ", " + mebibytes(bytes) + use;
		}
	}

	/**
	 * Work that has the device or waits for it.
	 *
	 * @param what it is
	 * @param seconds since its turn began, or since it began to wait
	 */
	public record Task(String what, long seconds) {

		private String line(final String state) {
			return state + ": " + what + ", for " + seconds + " s";
		}
	}

	public DeviceStatus {
		devices = List.copyOf(devices);
		gains = List.copyOf(gains);
		models = List.copyOf(models);
		tasks = List.copyOf(tasks);
	}

	/** Bytes of all kept models. */
	public long modelBytes() {
		return models.stream().mapToLong(HeldModel::bytes).sum();
	}

	/** The devices of a machine, the CPU first. */
	static List<DeviceInfo> devices(final DeviceFacts facts) {
		final List<DeviceInfo> devices = new ArrayList<>();
		devices.add(DeviceInfo.of("CPU with " + facts.processors() + " processors", facts.memory()));
		facts.gpus().forEach(gpu -> devices.add(DeviceInfo.of(gpu.name(), gpu.memory())));
		return devices;
	}

	/** The status for people, one text for each line. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add("Device: " + chosen + "; " + why + ".");
		devices.forEach(device -> lines.add(device.line()));
		lines.add("Libraries: " + libraries);
		lines.add("Threads on the CPU: " + threads + " (OMP_NUM_THREADS changes it)");
		gains.forEach(gain -> lines.add("precision=auto, " + gain));
		lines.add("Models kept: " + models.size() + ", " + mebibytes(modelBytes()) + " of " + mebibytes(modelBudget));
		models.forEach(model -> lines.add(model.line()));
		lines.addAll(queueLines());
		return lines;
	}

	private List<String> queueLines() {
		if (tasks.isEmpty()) return List.of("Nobody has the device.");
		final List<String> lines = new ArrayList<>();
		lines.add(tasks.get(0).line("At work"));
		for (final Task waiting : tasks.subList(1, tasks.size()))
			lines.add(waiting.line("Waiting"));
		return lines;
	}

	private static String mebibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
	}
}
