package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How it stands with devices, models and turns.
 *
 * @param devices what there is to compute on, the CPU first
 * @param chosen the device that the key asked about names: {@code cpu}, {@code cuda:0} …
 * @param why it is that one, and what another would need
 * @param libraries PyTorch's version and the folder of its native libraries
 * @param threads that PyTorch computes with on the CPU
 * @param models that are kept for the next call, the one used longest ago first
 * @param modelBudget bytes that kept models may take
 * @param tasks the first has the device, the others wait for it in this order
 */
public record DeviceStatus(List<DeviceInfo> devices, String chosen, String why, String libraries, int threads,
	List<HeldModel> models, long modelBudget, List<Task> tasks)
{

	private static final double MEBIBYTE = 1 << 20;

	/**
	 * A device.
	 *
	 * @param name for people
	 * @param totalBytes its memory, −1 where unknown
	 * @param freeBytes what of it nobody uses, −1 where unknown
	 */
	public record DeviceInfo(String name, long totalBytes, long freeBytes) {}

	/**
	 * A loaded model.
	 *
	 * @param name of the file it was read from
	 * @param device it is on
	 * @param bytes it takes
	 * @param inUse whether somebody has it
	 */
	public record HeldModel(String name, String device, long bytes, boolean inUse) {}

	/**
	 * Work that has the device or waits for it.
	 *
	 * @param what it is
	 * @param seconds since its turn began, or since it waits
	 */
	public record Task(String what, long seconds) {}

	public DeviceStatus {
		devices = List.copyOf(devices);
		models = List.copyOf(models);
		tasks = List.copyOf(tasks);
	}

	/** Bytes of all kept models. */
	public long modelBytes() {
		return models.stream().mapToLong(HeldModel::bytes).sum();
	}

	/** The same for people, a line each. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add("Device: " + chosen + "; " + why + ".");
		devices.forEach(d -> lines.add("  " + d.name() + memory(d)));
		lines.add("Libraries: " + libraries);
		lines.add("Threads on the CPU: " + threads + " (OMP_NUM_THREADS changes it)");
		lines.add("Models kept: " + models.size() + ", " + mebibytes(modelBytes()) + " of " + mebibytes(modelBudget));
		models.forEach(m -> lines.add("  " + m.name() + " on " + m.device() + ", " + mebibytes(m.bytes()) + (m.inUse()
			? ", in use" : "")));
		if (tasks.isEmpty()) lines.add("Nobody has the device.");
		for (int i = 0; i < tasks.size(); i++)
			lines.add((i == 0 ? "At work: " : "Waiting: ") + tasks.get(i).what() + ", for " + tasks.get(i).seconds() +
				" s");
		return lines;
	}

	private static String memory(final DeviceInfo device) {
		if (device.totalBytes() < 0) return ", memory unknown";
		return ", " + mebibytes(device.totalBytes()) + (device.freeBytes() < 0 ? "" : ", " + mebibytes(device
			.freeBytes()) + " free");
	}

	private static String mebibytes(final long bytes) {
		return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
	}
}
