package sc.fiji.superres.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.superres.AtomicFile;

/**
 * How many times as fast as in full precision networks were on machines, by a trial on each, once. A file keeps it;
 * what cannot be read there is measured again.
 *
 * @param file of properties: machine, network and precision → gain and day
 * @param machine processor and engine
 */
record MeasuredGains(Path file, String machine) {

	private static final String BETWEEN = " | ";
	private static final Pattern FORM = Pattern.compile("(\\d{1,3}\\.\\d\\d) (\\d{4}-\\d\\d-\\d\\d)");

	/** Measures a gain. */
	interface Trial {

		double gain() throws IOException;
	}

	/**
	 * A gain.
	 *
	 * @param times as fast as in full precision
	 * @param day when it was measured
	 */
	record Gain(double times, String day) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.2f times as fast as full, measured on %s", times, day);
		}
	}

	/**
	 * The gain that was measured, or is now.
	 *
	 * @param what network and precision
	 */
	Gain of(final String what, final Trial trial) throws IOException {
		final Properties all = read();
		final String name = machine + BETWEEN + what;
		final Optional<Gain> known = gain(all.getProperty(name, ""));
		if (known.isPresent()) return known.get();
		all.setProperty(name, String.format(Locale.ROOT, "%.2f %s", Math.min(trial.gain(), 999), LocalDate.now()));
		AtomicFile.write(file, out -> all.store(out,
			"Gains of Super-Resolution's precision=auto; delete to measure again"));
		return gain(all.getProperty(name)).orElseThrow();
	}

	private static Optional<Gain> gain(final String text) {
		final Matcher form = FORM.matcher(text);
		if (!form.matches()) return Optional.empty();
		return Optional.of(new Gain(Double.parseDouble(form.group(1)), form.group(2)));
	}

	/** What is known; nothing where the file is missing or damaged. */
	private Properties read() {
		final Properties all = new Properties();
		try (Reader in = Files.newBufferedReader(file)) {
			all.load(in);
		}
		catch (IOException | IllegalArgumentException exc) {
			all.clear();
		}
		return all;
	}

	/** What is known of this machine, one line for each network, sorted. */
	List<String> lines() {
		final Properties all = read();
		return all.stringPropertyNames().stream().filter(name -> name.startsWith(machine + BETWEEN)).sorted().flatMap(
			name -> gain(all.getProperty(name)).map(gain -> name.substring(machine.length() + BETWEEN.length()) + ": " +
				gain).stream()).toList();
	}
}
