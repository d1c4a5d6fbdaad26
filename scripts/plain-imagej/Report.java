import java.util.function.BooleanSupplier;

import ij.IJ;

/** Prints PASS or FAIL for each check, and counts the failures. */
final class Report {

	private static final long LIMIT_MS = 30_000;

	private static int failures;

	private Report() {}

	static void check(final String what, final boolean holds) {
		if (holds) System.out.println("PASS: " + what);
		else fail(what);
	}

	static void fail(final String what) {
		System.out.println("FAIL: " + what);
		failures++;
	}

	/** Prints the sum of all checks; returns the number of failures. */
	static int end() {
		if (failures == 0) System.out.println("PASS: all");
		else System.out.println("FAIL: " + failures);
		System.out.flush();
		return failures;
	}

	static Thread start(final Runnable work) {
		final Thread thread = new Thread(work, "check");
		thread.start();
		return thread;
	}

	/** Ends the program where a condition does not come true in time. */
	static void waitFor(final BooleanSupplier condition) {
		final long end = System.currentTimeMillis() + LIMIT_MS;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end) {
				fail("waited in vain; open windows: " + Screen.windows());
				System.exit(1);
			}
			IJ.wait(50);
		}
	}
}
