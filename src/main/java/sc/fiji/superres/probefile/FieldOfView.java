package sc.fiji.superres.probefile;

import java.util.Objects;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Lengths;

/** How large the pixels of a scan are, from what it covers of the sample. */
final class FieldOfView {

	private FieldOfView() {}

	/**
	 * One side of what a scan covers.
	 *
	 * @param length in {@code unit}; its sign does not count
	 * @param unit such as "m" or "µm"; null for none
	 * @param pixels along the side
	 */
	record Side(double length, String unit, long pixels) {

		Side {
			unit = Objects.requireNonNullElse(unit, "");
		}

		private double distance() {
			return length / pixels;
		}
	}

	/**
	 * Pixel size = length of a side / pixels along it, in nm; pixels need not be square. One "pixel" where a side is no
	 * length of the sample.
	 */
	static PixelSize pixel(final Side x, final Side y) {
		return Lengths.of(x.distance(), x.unit(), y.distance(), y.unit());
	}
}
