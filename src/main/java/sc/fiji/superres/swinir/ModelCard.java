package sc.fiji.superres.swinir;

import java.util.Locale;

import sc.fiji.superres.Figures;

/**
 * What a model file says of itself ({@code extra/superres.json}): of a network trained here how it was trained, of an
 * imported one where it came from.
 *
 * @param network which network
 * @param preset the training pairs it learnt from; null, as all that is said of the training, for an imported network
 * @param zoomUnit unit of the zoom levels: MX or nm
 * @param recordedZoom zoom level of the training images
 * @param lowestTarget coarsest target zoom level it was trained for
 * @param highestTarget finest target zoom level it was trained for
 * @param iterations training steps done
 * @param validationPsnr PSNR in dB on the validation images, NaN-free: null where there were none
 * @param software name and version that wrote the file
 * @param origin the file an imported network was read from; null for a network trained here
 */
public record ModelCard(SwinIrConfig network, String preset, String zoomUnit, double recordedZoom, double lowestTarget,
	double highestTarget, long iterations, Double validationPsnr, String software, String origin)
{

	/** What {@link #software} says of files written by this suite. */
	public static final String SOFTWARE = "Super-Resolution for Fiji";

	public ModelCard {
		if (network == null || origin == null && (preset == null || zoomUnit == null)) {
			throw new IllegalArgumentException("A model card names its network, and its preset and zoom unit or its origin; of " +
				network + ", " + preset + ", " + zoomUnit + ", " + origin + " too much is missing.");
		}
		if (!Double.isFinite(recordedZoom + lowestTarget + highestTarget)) {
			throw new IllegalArgumentException("Zoom levels are finite numbers, not " + recordedZoom + ", " + lowestTarget +
				", " + highestTarget + ".");
		}
	}

	/** The card of a network that was trained here. */
	public ModelCard(final SwinIrConfig network, final String preset, final String zoomUnit, final double recordedZoom,
		final double lowestTarget, final double highestTarget, final long iterations, final Double validationPsnr,
		final String software)
	{
		this(network, preset, zoomUnit, recordedZoom, lowestTarget, highestTarget, iterations, validationPsnr, software,
			null);
	}

	/** The card of a network whose weights were read from another's file. */
	public static ModelCard imported(final SwinIrConfig network, final String origin) {
		return new ModelCard(network, null, null, 0, 0, 0, 0, null, SOFTWARE, origin);
	}

	/** Whether it was trained here, so that its training is known. */
	public boolean trained() {
		return preset != null;
	}

	/** One line for people. */
	public String summary() {
		final String what = String.format(Locale.ROOT, "SwinIR ×%d, %,d parameters, ", network.factor(), network
			.parameters());
		return what + (trained() ? training() : "imported from " + origin);
	}

	private String training() {
		return String.format(Locale.ROOT, "trained by '%s' for %,d iterations on %s %s images, targets %s", preset,
			iterations, Figures.plain(recordedZoom, 4), zoomUnit, zoomRange());
	}

	/** Zoom levels of the targets it was trained for, such as {@code 1.25 to 10 MX}; only of a trained network. */
	public String zoomRange() {
		return Figures.plain(lowestTarget, 4) + " to " + Figures.plain(highestTarget, 4) + " " + zoomUnit;
	}

}
