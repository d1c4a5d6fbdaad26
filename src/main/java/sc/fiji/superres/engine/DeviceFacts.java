package sc.fiji.superres.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of the devices of this machine; {@link TorchEngine#facts} reads it.
 *
 * @param version of PyTorch, such as "2.7.1"
 * @param libraries folder that PyTorch's native libraries were loaded from
 * @param wanted folder that PYTORCH_LIBRARY_PATH names, null where it is not set
 * @param cuda whether these libraries can compute on a GPU at all
 * @param gpus that CUDA shows, by number; also where the libraries cannot use them
 * @param driver what the NVIDIA driver says of itself, null where there is none
 * @param processors of the computer
 * @param threads that PyTorch computes with on them
 * @param memory main memory of the computer, or what its container leaves of it
 */
public record DeviceFacts(String version, String libraries, String wanted, boolean cuda, List<Gpu> gpus, String driver,
	int processors, int threads, Memory memory)
{

	/**
	 * Memory of a device in bytes; empty where nothing tells.
	 *
	 * @param total all of it
	 * @param free what nobody uses
	 */
	public record Memory(OptionalLong total, OptionalLong free) {

		/** Where nothing is known. */
		public static final Memory UNKNOWN = new Memory(OptionalLong.empty(), OptionalLong.empty());

		/** Where both are known. */
		public static Memory of(final long total, final long free) {
			return new Memory(OptionalLong.of(total), OptionalLong.of(free));
		}
	}

	/**
	 * A GPU.
	 *
	 * @param number as in {@code cuda:0}
	 * @param name for people
	 * @param memory of its own
	 */
	public record Gpu(int number, String name, Memory memory) {}

	public DeviceFacts {
		gpus = List.copyOf(gpus);
	}

	/**
	 * Whether a folder was named but its libraries are not those that were loaded: DJL passes over one without
	 * libtorch.
	 */
	boolean wantedWasPassedOver() {
		return wanted != null && !wanted.isBlank() && Arrays.stream(wanted.split(File.pathSeparator)).noneMatch(
			folder -> Path.of(libraries).toAbsolutePath().startsWith(Path.of(folder).toAbsolutePath()) || Path.of(
				folder).toAbsolutePath().startsWith(Path.of(libraries).toAbsolutePath()));
	}
}
