package sc.fiji.superres.train;

import java.util.Locale;

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

	static final String HEADER = "iteration,loss,learning_rate,seconds,validation_psnr,validation_ssim,bicubic_psnr";

	String csv() {
		return String.format(Locale.ROOT, "%d,%.6g,%.6g,%.1f,%s,%s,%s", iteration, loss, rate, seconds, number(psnr), number(
			ssim), psnr == null ? "" : number(bicubic));
	}

	private static String number(final Double value) {
		return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
	}
}
