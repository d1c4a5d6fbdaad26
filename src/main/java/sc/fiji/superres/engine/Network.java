package sc.fiji.superres.engine;

import ai.djl.Device;

/**
 * A network on a device that enlarges images. Native memory belongs to it and is freed by {@link #close}, which waits
 * for a pass that runs. One thread at a time may use it; a second waits.
 */
public interface Network extends AutoCloseable {

	/** s: how many times larger a side becomes; 1 for a network that only restores. */
	int factor();

	/** Channels of an image: 1 for grey, 3 for red, green, blue. */
	int channels();

	/** What the sides of an image are padded to a multiple of. */
	int multiple();

	/** The only height and width it takes, 0 where any multiple will do. */
	int side();

	Device device();

	/** Bytes that its weights take on the device. */
	long bytes();

	/** Native memory of a tile's pass over its pixels: an estimate from above; what is not known counts as much. */
	default long bytesPerPixel() {
		return 1 << 14;
	}

	/** In what numbers it computes. */
	default Precision precision() {
		return Precision.FULL;
	}

	/** Which network, a few words for people. */
	String description();

	/** Images of a batch that take no longer than one: as many as have a thread of their own. */
	default int imagesAtOnce() {
		return 1;
	}

	/**
	 * Enlarges a batch of images.
	 *
	 * @param pixels N×C×H×W, row-major, in [0,1]
	 * @param n images in the batch
	 * @param height rows, a multiple of {@link #multiple}
	 * @param width columns, likewise
	 * @return N×C×sH×sW, not clipped
	 */
	float[] run(float[] pixels, int n, int height, int width);

	@Override
	void close();
}
