package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;

/** The decision on machines that are made up; none of these tests needs a GPU. */
class DeviceChoiceTest {

	private static final String L4 = "NVIDIA L4, driver 550.54";
	private static final boolean CUDA = true, CPU_ONLY = false;

	/** A machine whose GPUs have so many bytes free. */
	private static DeviceFacts machine(final boolean cuda, final String driver, final long... free) {
		return machine(null, cuda, driver, free);
	}

	private static DeviceFacts machine(final String wanted, final boolean cuda, final String driver,
		final long... free)
	{
		final List<DeviceFacts.Gpu> gpus = java.util.stream.IntStream.range(0, free.length).mapToObj(
			i -> new DeviceFacts.Gpu(i, "card " + i, DeviceFacts.Memory.of(100, free[i]))).toList();
		return new DeviceFacts("2.7.1", "/libraries", wanted, cuda, gpus, driver, 8, 8, DeviceFacts.Memory.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "", " AUTO ", "cuda", "gpu" })
	void theGpuWithMostFreeMemoryIsTaken(final String key) {
		final DeviceChoice choice = DeviceChoice.of(key, machine(CUDA, L4, 30, 70, 50));
		assertEquals(Device.gpu(1), choice.device());
		assertEquals("card 1 has the most free memory of 3 GPUs", choice.why());
		assertEquals("cuda:1", choice.key());
	}

	@Test
	void amongEqualGpusTheFirstIsTaken() {
		assertEquals(Device.gpu(0), DeviceChoice.of("auto", machine(CUDA, L4, 70, 70)).device());
		assertEquals("card 0 is the only GPU", DeviceChoice.of("auto", machine(CUDA, L4, 0)).why());
	}

	@ParameterizedTest
	@CsvSource({ "cuda:0,0", "CUDA:2,2", "gpu:1,1" })
	void aGpuThatIsNamedIsTakenHoweverFullItIs(final String key, final int number) {
		assertEquals(new DeviceChoice(Device.gpu(number), "card " + number + " was asked for"), DeviceChoice.of(key,
			machine(CUDA, L4, 1, 2, 0)));
	}

	@Test
	void theCpuCanBeAskedFor() {
		assertEquals(new DeviceChoice(Device.cpu(), "the CPU was asked for, although the GPUs are cuda:0 to cuda:1"),
			DeviceChoice.of("cpu", machine(CUDA, L4, 1, 2)));
		assertEquals("the CPU was asked for", DeviceChoice.of("cpu", machine(CPU_ONLY, null)).why());
	}

	@Test
	void aDriverWithLibrariesForTheCpuIsExplained() {
		final DeviceChoice choice = DeviceChoice.of("auto", machine(CPU_ONLY, L4));
		assertEquals(Device.cpu(), choice.device());
		assertTrue(choice.why().startsWith(
			"an NVIDIA GPU is there (NVIDIA L4, driver 550.54), but PyTorch's libraries are " +
				"for the CPU only. PyTorch for CUDA 12.8 is needed"), choice.why());
		assertTrue(choice.why().contains("PYTORCH_LIBRARY_PATH") && choice.why().contains("PYTORCH_FLAVOR=cu128"));
	}

	@Test
	void librariesForTheCpuNeverGetAGpuThatCudaShows() {
		final DeviceFacts facts = machine(CPU_ONLY, null, 80, 90);
		assertEquals(Device.cpu(), DeviceChoice.of("auto", facts).device());
		final String message = refusal("cuda", facts);
		assertTrue(message.contains("device=cuda is not there") && message.contains("2 shown by CUDA"), message);
	}

	@Test
	void aFolderOfLibrariesThatWasPassedOverIsNamed() {
		final String why = DeviceChoice.of("auto", machine("/opt/libtorch", CPU_ONLY, L4)).why();
		assertTrue(why.contains("PYTORCH_LIBRARY_PATH=/opt/libtorch was passed over"), why);
		assertTrue(!DeviceChoice.of("auto", machine("/libraries", CPU_ONLY, L4)).why().contains("passed over"));
	}

	@Test
	void librariesForCudaWithoutADriverAreExplained() {
		assertEquals("PyTorch's libraries are for CUDA, but there is no NVIDIA driver on this machine", DeviceChoice.of(
			"auto", machine(CUDA, null)).why());
		final String why = DeviceChoice.of("auto", machine(CUDA, L4)).why();
		assertTrue(why.contains("CUDA shows no GPU") && why.contains("525 or newer") && why.contains("libcudart"), why);
	}

	@Test
	void nothingOfNvidiaIsSaidInAFewWords() {
		assertEquals("there is no NVIDIA driver, so no GPU that PyTorch could use", DeviceChoice.of("auto", machine(
			CPU_ONLY, null)).why());
	}

	@Test
	void aGpuThatIsNotThereIsRefusedWithThoseThatAre() {
		assertTrue(refusal("cuda:2", machine(CUDA, L4, 1, 2)).contains(
			"the GPUs are cuda:0 to cuda:1. Use device=auto"));
		assertTrue(refusal("cuda:1", machine(CUDA, L4, 1)).contains("the only GPU is cuda:0"));
		assertTrue(refusal("cuda", machine(CPU_ONLY, null)).contains("no NVIDIA driver"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "foo", "cuda:", "cuda:-1", "cuda:1000", "tpu:0" })
	void whatNamesNoDeviceIsRefused(final String key) {
		assertTrue(refusal(key, machine(CUDA, L4, 1)).contains("device=" + key + " is none of: auto, cpu, cuda"));
	}

	@Test
	void whatTheDriverSaysIsMadeReadable() {
		assertEquals(L4, DeviceReader.smi("NVIDIA L4, 550.54"));
		assertEquals("2 cards, the first: NVIDIA L4, driver 550.54", DeviceReader.smi(
			"NVIDIA L4, 550.54\nNVIDIA L4, 550.54"));
	}

	private static String refusal(final String key, final DeviceFacts facts) {
		return assertThrows(IllegalArgumentException.class, () -> DeviceChoice.of(key, facts)).getMessage();
	}
}
