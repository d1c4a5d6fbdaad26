package sc.fiji.superres.upscale;

/** Says that the device has too little memory even for the smallest tile. */
public final class DeviceMemoryException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final boolean gpu;

	DeviceMemoryException(final String message, final boolean gpu, final Throwable cause) {
		super(message, cause);
		this.gpu = gpu;
	}

	/** Whether the device is a GPU, so that the CPU may still have enough memory. */
	public boolean onGpu() {
		return gpu;
	}
}
