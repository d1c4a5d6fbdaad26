package sc.fiji.superres.network;

import java.util.Locale;

import sc.fiji.superres.Software;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.trust.Calibration;

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
 * @param training what the training found out about its images and the model; null in files before, which becomes
 *            {@link Training#UNKNOWN}
 */
public record ModelCard(NetworkConfig network, String preset, String zoomUnit, double recordedZoom, double lowestTarget,
	double highestTarget, long iterations, Double validationPsnr, String software, String origin, Training training)
{

	/**
	 * What is known of a training, each null where it is not.
	 *
	 * <pre>
	 * card.with(Training.UNKNOWN.withPixelSize(0.00615).withPairs(Training.INDEPENDENT).withOffset(0.02))
	 * </pre>
	 *
	 * @param pixelSize width of a pixel of the training images in nm
	 * @param pairs {@value #PUBLISHED} or {@value #INDEPENDENT}; null, as in files before, for published
	 * @param offset how far a result lies to the right of where it belongs, and as far down, in its own pixels
	 * @param warning what users of the model must know, such as "worse than bicubic"
	 * @param calibration how the error of its results follows from what can be seen, or why that is not known
	 * @param microscope the kind that recorded the training images
	 * @param taught the share of its targets that the model made which its training began with
	 */
	public record Training(Double pixelSize, String pairs, Double offset, String warning, Calibration calibration,
		Microscope microscope, Double taught)
	{

		/** Pairs of the published method: input and target share noise and, without flips, lie half a pixel apart. */
		public static final String PUBLISHED = "published";
		/** Pairs whose halves share no noise. */
		public static final String INDEPENDENT = "independent";
		/** What files before these fields say. */
		public static final Training UNKNOWN = new Training(null, null, null, null, null, null, null);

		public Training {
			if (pixelSize != null) requirePixelSize(pixelSize);
			if (offset != null) requireOffset(offset);
			if (pairs != null) requirePairs(pairs);
		}

		private static void requirePixelSize(final double size) {
			if (size > 0 && size < Double.POSITIVE_INFINITY) return;
			throw new IllegalArgumentException("A pixel size is a positive number of nm, not " + size + ".");
		}

		private static void requireOffset(final double pixels) {
			if (Double.isFinite(pixels)) return;
			throw new IllegalArgumentException("An offset is a finite number of pixels, not " + pixels + ".");
		}

		private static void requirePairs(final String kind) {
			if (kind.equals(PUBLISHED) || kind.equals(INDEPENDENT)) return;
			throw new IllegalArgumentException("pairs=" + kind + " is none of: " + PUBLISHED + ", " + INDEPENDENT +
				".");
		}

		public Training withPixelSize(final Double nanometres) {
			return new Training(nanometres, pairs, offset, warning, calibration, microscope, taught);
		}

		public Training withPairs(final String kind) {
			return new Training(pixelSize, kind, offset, warning, calibration, microscope, taught);
		}

		public Training withOffset(final Double pixels) {
			return new Training(pixelSize, pairs, pixels, warning, calibration, microscope, taught);
		}

		public Training withWarning(final String words) {
			return new Training(pixelSize, pairs, offset, words, calibration, microscope, taught);
		}

		public Training withCalibration(final Calibration measured) {
			return new Training(pixelSize, pairs, offset, warning, measured, microscope, taught);
		}

		public Training withMicroscope(final Microscope kind) {
			return new Training(pixelSize, pairs, offset, warning, calibration, kind, taught);
		}

		public Training withTaught(final Double share) {
			return new Training(pixelSize, pairs, offset, warning, calibration, microscope, share);
		}
	}

	/** Unit of zoom levels that are field widths: the smaller, the finer. */
	private static final String FIELD_WIDTH = "nm";
	private static final int DIGITS = 4;

	/** What {@link #software} says of files written by this suite. */
	public static final String SOFTWARE = Software.NAME;

	public ModelCard {
		if (network == null || origin == null && (preset == null || zoomUnit == null)) {
			throw new IllegalArgumentException(
				"A model card names its network, and its preset and zoom unit or its origin; of " + network + ", " +
					preset + ", " + zoomUnit + ", " + origin + " too much is missing.");
		}
		if (!Double.isFinite(recordedZoom + lowestTarget + highestTarget)) {
			throw new IllegalArgumentException("Zoom levels are finite numbers, not " + recordedZoom + ", " +
				lowestTarget + ", " + highestTarget + ".");
		}
		training = training == null ? Training.UNKNOWN : training;
		if (training.pixelSize != null && !(recordedZoom > 0 && lowestTarget > 0 && highestTarget > 0)) {
			throw new IllegalArgumentException("With a pixel size, zoom levels are greater than 0, not " +
				recordedZoom + ", " + lowestTarget + ", " + highestTarget + ".");
		}
	}

	/** The card of a network that was trained here. */
	public ModelCard(final NetworkConfig network, final String preset, final String zoomUnit, final double recordedZoom,
		final double lowestTarget, final double highestTarget, final long iterations, final Double validationPsnr,
		final String software)
	{
		this(network, preset, zoomUnit, recordedZoom, lowestTarget, highestTarget, iterations, validationPsnr, software,
			null, null);
	}

	/** The card of a network whose weights were read from another's file. */
	public static ModelCard imported(final NetworkConfig network, final String origin) {
		return new ModelCard(network, null, null, 0, 0, 0, 0, null, SOFTWARE, origin, null);
	}

	/** The same with what is known of its training. */
	public ModelCard with(final Training known) {
		return new ModelCard(network, preset, zoomUnit, recordedZoom, lowestTarget, highestTarget, iterations,
			validationPsnr, software, origin, known);
	}

	/** Whether it was trained here, so that its training is known. */
	public boolean trained() {
		return preset != null;
	}

	/** One line for people. */
	public String summary() {
		return String.format(Locale.ROOT, "%s ×%d, %,d parameters, ", network.architecture().title(), network.factor(),
			network.parameters()) + origins();
	}

	private String origins() {
		if (!trained()) return "imported from " + origin;
		return "trained by '" + preset + "'" + howTrained();
	}

	private String howTrained() {
		final StringBuilder text = new StringBuilder();
		if (training.pairs != null) text.append(", " + training.pairs + " pairs");
		if (training.taught != null) text.append(" with targets of the model it began with");
		text.append(String.format(Locale.ROOT, " for %,d iterations on ", iterations));
		text.append(NumberText.plain(recordedZoom, DIGITS) + " " + zoomUnit + " images");
		if (training.pixelSize != null) text.append(" of " + nm(training.pixelSize) + " a pixel");
		if (training.microscope != null) text.append(" by a " + training.microscope.words());
		text.append(", targets " + zoomRange());
		if (training.warning != null) text.append("; warning: " + training.warning);
		return text.toString();
	}

	/** Zoom levels of the targets it was trained for, such as {@code 1.25 to 10 MX}; only of a trained network. */
	public String zoomRange() {
		return NumberText.plain(lowestTarget, DIGITS) + " to " + NumberText.plain(highestTarget, DIGITS) + " " +
			zoomUnit;
	}

	/** Width of a pixel of the coarsest targets it was trained for, in nm; null where the training's is not known. */
	public Double coarsestPixel() {
		return training.pixelSize == null ? null : training.pixelSize / ratio(lowestTarget);
	}

	/** Width of a pixel of the finest targets it was trained for, in nm; null where the training's is not known. */
	public Double finestPixel() {
		return training.pixelSize == null ? null : training.pixelSize / ratio(highestTarget);
	}

	/** Pixel sizes of the targets it was trained for, such as {@code 0.0246 to 0.003075 nm}; null where not known. */
	public String pixelRange() {
		return training.pixelSize == null ? null : NumberText.plain(coarsestPixel(), DIGITS) + " to " + nm(
			finestPixel());
	}

	/** How many times as many pixels a target has on the same length as the training images: more MX, fewer nm. */
	private double ratio(final double target) {
		return FIELD_WIDTH.equals(zoomUnit) ? recordedZoom / target : target / recordedZoom;
	}

	private static String nm(final double length) {
		return NumberText.plain(length, DIGITS) + " nm";
	}
}
