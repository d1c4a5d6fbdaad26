package sc.fiji.superres.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class MicroscopeTest {

	@Test
	void theInfoNamesTheKind() {
		for (final Microscope kind : Microscope.values())
			assertEquals(Optional.of(kind), Microscope.of("Date: today\n" + Microscope.FACT + ": " + kind.words() +
				"\nBias: 1 V", "Gray Value"));
	}

	@Test
	void heightsAreAProbes() {
		assertEquals(Optional.of(Microscope.PROBE), Microscope.of(null, "m"));
		assertEquals(Optional.of(Microscope.PROBE), Microscope.of("Quantity: Z\nValue unit: nm\nBias: 1 V",
			"Gray Value"));
	}

	@Test
	void aSimulatedScanIsOfItsSample() {
		assertEquals(Optional.of(Microscope.PROBE), Microscope.of("Simulated: sample=cu-stm width=64", null));
		assertEquals(Optional.of(Microscope.BEAM), Microscope.of("Simulated: sample=gan-stem width=64", null));
	}

	@Test
	void nothingElseTells() {
		assertEquals(Optional.empty(), Microscope.of(null, null));
		assertEquals(Optional.empty(), Microscope.of("Value unit: A\nBias: 1 V", "A"), "both kinds record currents");
		assertEquals(Optional.empty(), Microscope.of("Prepared for an electron beam", "Gray Value"));
	}
}
