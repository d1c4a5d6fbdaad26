package sc.fiji.superres.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

	@ParameterizedTest
	@ValueSource(strings = { "CUDA out of memory. Tried to allocate 2.00 GiB", "CUDA error: out of memory",
		"[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes",
		"DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes", "std::bad_alloc",
		"could not create a primitive", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
		"CUBLAS_STATUS_NOT_INITIALIZED", "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
		"cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED", "cuFFT error: CUFFT_ALLOC_FAILED",
		"Cannot allocate memory" })
	void everyLibrarysWordsAreKnown(final String words) {
		assertTrue(OutOfMemory.is(new IllegalStateException("outer", new RuntimeException("line 1\n" + words +
			"\nline 3"))));
	}

	@Test
	void otherErrorsAreNotTakenForIt() {
		assertTrue(OutOfMemory.is(new OutOfMemoryError()));
		assertFalse(OutOfMemory.is(new IllegalStateException((String) null)));
		assertFalse(OutOfMemory.is(new RuntimeException(
			"The size of tensor a (4) must match the size of tensor b (5)")));
		assertFalse(OutOfMemory.is(new RuntimeException("cuDNN error: CUDNN_STATUS_BAD_PARAM")));
	}
}
