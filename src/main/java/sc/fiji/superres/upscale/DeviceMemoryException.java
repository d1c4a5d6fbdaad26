package sc.fiji.superres.upscale;

/** The device has too little memory even for the smallest tile. */
public final class DeviceMemoryException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final boolean gpu;

	DeviceMemoryException(final String message, final boolean gpu, final Throwable cause) {
		super(message, cause);
		this.gpu = gpu;
	}

	/** Whether it was a GPU's memory, so that a CPU may still do. */
	public boolean onGpu() {
		return gpu;
	}

	/** Whether an error says that memory ran out, Java's or native. */
	static boolean isOutOfMemory(final Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause())
			if (cause instanceof OutOfMemoryError || says(cause.getMessage())) return true;
		return false;
	}

	/** As libtorch words it: "CUDA out of memory", "DefaultCPUAllocator: can't allocate memory", "not enough memory". */
	private static boolean says(final String message) {
		return message != null && message.matches("(?is).*(out of memory|n(o|')t allocate memory|not enough memory|" +
			"CUDNN_STATUS_ALLOC_FAILED|bad_alloc).*");
	}
}
