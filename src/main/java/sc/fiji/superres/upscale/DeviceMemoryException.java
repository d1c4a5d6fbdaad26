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
}
