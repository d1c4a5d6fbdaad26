package sc.fiji.superres.image;

/**
 * Physical size of a pixel.
 *
 * @param width distance between pixel centres along x, in {@code unit}
 * @param height distance between pixel centres along y, in {@code unit}
 * @param unit name of the unit ("nm"), "pixel" where there is no calibration
 */
public record PixelSize(double width, double height, String unit) {}
