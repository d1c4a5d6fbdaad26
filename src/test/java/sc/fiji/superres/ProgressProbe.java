package sc.fiji.superres;

import java.util.function.BooleanSupplier;

/** Tells a test what work reports, and stops the work where the test wants that. Notes are not looked at. */
public final class ProgressProbe implements Progress {

	/** Hears a report. */
	public interface Reports {

		void report(long done, long total, String message);
	}

	private final Reports reports;
	private final BooleanSupplier stops;

	private ProgressProbe(final Reports reports, final BooleanSupplier stops) {
		this.reports = reports;
		this.stops = stops;
	}

	/** Passes reports on and never stops the work. */
	public static ProgressProbe hearing(final Reports reports) {
		return new ProgressProbe(reports, () -> false);
	}

	/** Stops the work as soon as the condition holds. */
	public static ProgressProbe stoppingWhen(final BooleanSupplier condition) {
		return new ProgressProbe((done, total, message) -> {}, condition);
	}

	/** This one, which stops the work as soon as the condition holds. */
	public ProgressProbe andStoppingWhen(final BooleanSupplier condition) {
		return new ProgressProbe(reports, condition);
	}

	@Override
	public void report(final long done, final long total, final String message) {
		reports.report(done, total, message);
	}

	@Override
	public boolean isCancelled() {
		return stops.getAsBoolean();
	}

	@Override
	public void note(final String line) {
		// not looked at
	}
}
