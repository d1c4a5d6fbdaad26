package sc.fiji.superres.checkpoint;

import java.util.Locale;
import java.util.Optional;

/**
 * A line of {@code log.csv}.
 *
 * @param iteration steps done
 * @param loss mean L1 loss, grey values in [0,1], since the line before
 * @param rate learning rate of the last step
 * @param seconds of training in all, also of earlier sessions
 * @param psnr of the averaged weights on the validation pairs in dB; null where this line has no validation
 * @param ssim likewise
 * @param bicubic PSNR of bicubic enlargement on the same pairs in dB; null without validation images
 */
public record LogLine(long iteration, double loss, double rate, double seconds, Double psnr, Double ssim,
	Double bicubic)
{

	public static final String HEADER =
		"iteration,loss,learning_rate,seconds,validation_psnr,validation_ssim,bicubic_psnr";
	private static final int CELLS = 7;

	public String csv() {
		return String.format(Locale.ROOT, "%d,%.6g,%.6g,%.1f,%s,%s,%s", iteration, loss, rate, seconds, number(psnr),
			number(ssim), psnr == null ? "" : number(bicubic));
	}

	/** Reads a line; nothing where it is the header, or was cut off. */
	public static Optional<LogLine> parse(final String csv) {
		final String[] cells = csv.split(",", -1);
		if (cells.length != CELLS) return Optional.empty();
		try {
			return Optional.of(parse(cells));
		}
		catch (final NumberFormatException exc) {
			return Optional.empty();
		}
	}

	private static LogLine parse(final String[] cells) {
		final double loss = Double.parseDouble(cells[1]);
		final double rate = Double.parseDouble(cells[2]);
		final double seconds = Double.parseDouble(cells[3]);
		return new LogLine(Long.parseLong(cells[0]), loss, rate, seconds, number(cells[4]), number(cells[5]), number(
			cells[6]));
	}

	private static Double number(final String cell) {
		return cell.isEmpty() ? null : Double.valueOf(cell);
	}

	private static String number(final Double value) {
		return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
	}
}
