package sc.fiji.superres.engine;

import java.util.regex.Pattern;

/**
 * Whether an error says that memory ran out: PyTorch has no type for it, and each of its libraries words it
 * differently.
 */
public final class OutOfMemory {

	/**
	 * PyTorch on a GPU ("CUDA out of memory") and on a CPU ("can't allocate memory"; "not enough memory" on Windows),
	 * C++ (bad_alloc), oneDNN ("could not create a primitive"), and CUDA's libraries: CUBLAS_STATUS_ALLOC_FAILED,
	 * CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED, CUFFT_ALLOC_FAILED. cuBLAS and cuDNN, begun where nothing
	 * is left, say that they are not initialized.
	 */
	private static final Pattern WORDS = Pattern.compile(
		"out of memory|n(o|')t allocate memory|not enough memory|bad_alloc|" +
			"could not create a (primitive|memory)|cudaErrorMemoryAllocation|CU[A-Z]+_\\w*ALLOC(ATION)?_FAILED|" +
			"CU(BLAS|DNN|SOLVER|SPARSE)_STATUS_NOT_INITIALIZED", Pattern.CASE_INSENSITIVE);

	private OutOfMemory() {}

	/** Whether an error or one of its causes says so. */
	public static boolean is(final Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause())
			if (cause instanceof OutOfMemoryError || says(cause.getMessage())) return true;
		return false;
	}

	private static boolean says(final String message) {
		return message != null && WORDS.matcher(message).find();
	}
}
