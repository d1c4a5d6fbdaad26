package sc.fiji.superres.swinir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What a model file says of itself ({@code extra/superres.json}).
 *
 * @param network which network
 * @param preset the training pairs it learnt from
 * @param zoomUnit unit of the zoom levels: MX or nm
 * @param recordedZoom zoom level of the training images
 * @param lowestTarget coarsest target zoom level it was trained for
 * @param highestTarget finest target zoom level it was trained for
 * @param iterations training steps done
 * @param validationPsnr PSNR in dB on the validation images, NaN-free: null where there were none
 * @param software name and version that wrote the file
 */
public record ModelCard(SwinIrConfig network, String preset, String zoomUnit, double recordedZoom, double lowestTarget,
	double highestTarget, long iterations, Double validationPsnr, String software)
{

	public ModelCard {
		if (network == null || preset == null || zoomUnit == null) {
			throw new IllegalArgumentException("A model card names its network, preset and zoom unit; one of " + network + ", " +
				preset + ", " + zoomUnit + " is missing.");
		}
		if (!Double.isFinite(recordedZoom + lowestTarget + highestTarget)) {
			throw new IllegalArgumentException("Zoom levels are finite numbers, not " + recordedZoom + ", " + lowestTarget +
				", " + highestTarget + ".");
		}
	}

	/** One line for people. */
	public String summary() {
		return String.format(Locale.ROOT,
			"SwinIR ×%d, %,d parameters, trained by '%s' for %,d iterations on %s %s images, targets %s to %s %s", network
				.factor(), network.parameters(), preset, iterations, number(recordedZoom), zoomUnit, number(lowestTarget), number(
					highestTarget), zoomUnit);
	}

	private static String number(final double value) {
		return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
	}
}
