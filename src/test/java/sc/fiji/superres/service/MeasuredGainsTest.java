package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gains are measured once for each machine and network, and again where the file is damaged. */
class MeasuredGainsTest {

	@TempDir
	private Path folder;
	private Path file;
	private int trials;

	@BeforeEach
	void nothingIsKnown() {
		file = folder.resolve("new/precision.properties");
	}

	private double gain(final String machine, final String what, final double measured) throws IOException {
		return new MeasuredGains(file, machine).of(what, () -> {
			trials++;
			return measured;
		}).times();
	}

	@Test
	void theSecondTimeNothingIsMeasured() throws IOException {
		assertEquals(1.62, gain("a: 1", "Fast ×4, bf16", 1.6231));
		assertEquals(1.62, gain("a: 1", "Fast ×4, bf16", 5));
		assertEquals(1, trials);
	}

	@Test
	void otherMachinesAndNetworksHaveGainsOfTheirOwn() throws IOException {
		gain("a: 1", "Fast ×4, bf16", 1.5);
		assertEquals(0.8, gain("b=2", "Fast ×4, bf16", 0.8));
		assertEquals(1.1, gain("a: 1", "Fast ×2, bf16", 1.1));
		assertEquals(1.5, gain("a: 1", "Fast ×4, bf16", 3));
		final String day = " times as fast as full, measured on " + LocalDate.now();
		assertEquals(List.of("Fast ×2, bf16: 1.10" + day, "Fast ×4, bf16: 1.50" + day), new MeasuredGains(file, "a: 1")
			.lines());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a \\uzzzz", "a\\ |\\ b=1.50", "a\\ |\\ b=fast", "a\\ |\\ b=1.50 2026-11-27 or so",
		"\0\1" })
	void whatCannotBeReadIsMeasuredAgain(final String damaged) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, damaged);
		assertEquals(List.of(), new MeasuredGains(file, "a").lines());
		assertEquals(1.3, gain("a", "b", 1.3));
		assertEquals(1.3, gain("a", "b", 2));
		assertEquals(1, trials);
	}

	@Test
	void aFileThatCannotBeWrittenIsNamed() throws IOException {
		Files.createDirectories(file);
		assertEquals(file.toString(), assertThrows(IOException.class, () -> gain("a", "b", 2)).getMessage().replaceAll(
			".*?(" + file + ").*", "$1"));
		assertEquals(1, trials);
	}
}
