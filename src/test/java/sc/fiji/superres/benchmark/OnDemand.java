package sc.fiji.superres.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Times calls when it is asked to, so that a peer in another process can take turns with it and whatever else the
 * machine does meets both. {@code scripts/bench/timing.py} asks.
 */
final class OnDemand {

	private static final double MILLI = 1e6;

	private OnDemand() {}

	/**
	 * Takes a line with a number of milliseconds from standard input, calls until these are over, and answers with a
	 * line of what each call took; until there are no more lines.
	 */
	static void serve(final Runnable call) throws IOException {
		final BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		for (String line = asked.readLine(); line != null; line = asked.readLine())
			System.out.println(burst(call, Double.parseDouble(line)));
	}

	private static String burst(final Runnable call, final double millis) {
		final StringBuilder answer = new StringBuilder();
		double spent = 0;
		while (spent < millis) {
			final long start = System.nanoTime();
			call.run();
			final double took = (System.nanoTime() - start) / MILLI;
			answer.append(took).append(' ');
			spent += took;
		}
		return answer.toString();
	}
}
