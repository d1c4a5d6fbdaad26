package sc.fiji.superres.probefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.instrument.GoldenRecordings;
import sc.fiji.superres.instrument.Recording;
import sc.fiji.superres.instrument.ScanFormat;

/** Small files and numbers: scripts/golden/probefile_files.py and probefile.py. */
class ProbeFilesTest {

	private static final Path SMALL = Path.of("src/test/resources/sc/fiji/superres/probefile");

	@TempDir
	Path folder;

	@TestFactory
	Stream<DynamicTest> filesHoldWhatAnIndependentParserFinds() throws IOException {
		return new GoldenRecordings("probefile", new NanosurfFormat(), new NanonisFormat(), new IsoFormat(),
			new SimpleFieldFormat(), new GwyFormat()).tests();
	}

	@Test
	void nanosurfTellsOfTheScan() throws IOException {
		assertEquals("{Date=2017-09-18 15:14:19, Bias=-0.05 V, Setpoint=1.5 nA, Time per line=803 ms, " +
			"Scan direction=Down, Line reached=4 of 6, Rotation=15 °, Position x=2.67 µm, Position y=-1.44 µm, " +
			"Mode=STM (const.Current), Instrument=Nanosurf STM 1}", read(new NanosurfFormat(), "down.nid").facts()
				.toString());
	}

	@Test
	void nanonisTellsOfTheScan() throws IOException {
		assertEquals("{Date=2016-01-07 11:09:34, Bias=-400 mV, Rows scanned=4 of 6, Setpoint=250 pA, " +
			"Feedback=log Current, Time per line forward=544 ms, Time per line backward=272 ms, " +
			"Position x=-100 nm, Position y=25 nm, Rotation=15 °, Scan direction=up, Time of the scan=278.8 s, " +
			"Temperature=4.2 K, Comment=two lines of a comment, Instrument=Nanonis}", read(new NanonisFormat(),
				"unfinished.sxm").facts().toString());
	}

	@Test
	void isoTellsOfTheScan() throws IOException {
		assertEquals("{Date=2011-03-14 15:09:26, Bias=-400 mV, Technique=STM, Scan rate=1.5 Hz, Rotation=15 °, " +
			"Sample=graphite, Instrument=STM 1, Institution=An institute, Comment=a comment}", read(new IsoFormat(),
				"single.spm").facts().toString());
	}

	@Test
	void gwyddionTellsWhatItWasTold() throws IOException {
		assertEquals("{Bias=-0.4 V, Comment=two lines}", read(new GwyFormat(), "channels.gwy").facts().toString());
		assertEquals("{Bias=-0.4 V, Comment=xx}", read(new SimpleFieldFormat(), "padding2.gsf").facts().toString());
	}

	private static Recording read(final ScanFormat format, final String name) throws IOException {
		return format.read(SMALL.resolve(name));
	}

	@Test
	void brukersFilesOfTheSameEndingAreRefusedWithTheWayOut() throws IOException {
		final Path file = Files.writeString(folder.resolve("scan.spm"), "\\*File list\r\n\\Version: 0x09400202\r\n");
		assertTrue(new IsoFormat().isOne(file));
		assertEquals(
			"it is a Bruker NanoScope file, which is not read: open it in Gwyddion, and save it as .gwy or .gsf",
			refusal(new IsoFormat(), file));
	}

	@Test
	void filesOfOldGwyddionAreRefusedWithTheWayOut() throws IOException {
		final Path file = Files.writeString(folder.resolve("scan.gwy"), "GWYOGwyContainer");
		assertEquals("it is of the kind that Gwyddion wrote before 2005: open it in Gwyddion, and save it again",
			refusal(new GwyFormat(), file));
	}

	@Test
	void spectraAreNoScans() throws IOException {
		final String header = new String(Files.readAllBytes(SMALL.resolve("up.nid")), StandardCharsets.ISO_8859_1);
		assertEquals("it holds no scan, only spectra or sweeps", refusal(new NanosurfFormat(), changed("spectra.nid",
			header.replace("Frame=Scan", "Frame=Spec"))));
		final String map = Files.readString(SMALL.resolve("single.spm"));
		assertEquals("its experiment mode is \"SPEC_SC\"; MAP_SC is read: save its images as Gwyddion (.gwy)", refusal(
			new IsoFormat(), changed("spectra.spm", map.replace("MAP_SC", "SPEC_SC"))));
	}

	@Test
	void aScanThatFinishedNoRowIsRefused() throws IOException {
		final byte[] scan = Files.readAllBytes(SMALL.resolve("down.sxm"));
		for (int i = scan.length - 5 * 8 * 6 * Float.BYTES; i < scan.length; i++)
			scan[i] = -1;
		assertEquals("it holds no finished row of a scan", refusal(new NanonisFormat(), Files.write(folder.resolve(
			"none.sxm"), scan)));
	}

	@Test
	void aNumberThatIsCutOffIsNotReadAsASmallerOne() throws IOException {
		final String map = Files.readString(SMALL.resolve("single.spm"));
		final String cut = map.substring(0, map.length() - "e-09\nend of experiment\n".length());
		assertEquals("it is cut off: \"end of experiment\" does not end it", refusal(new IsoFormat(), changed("cut.spm",
			cut)));
	}

	@Test
	void waysOfStoringThatAreNotReadAreNamed() throws IOException {
		final String header = new String(Files.readAllBytes(SMALL.resolve("up.nid")), StandardCharsets.ISO_8859_1);
		assertEquals("its SaveOrder is \"Motorola\", not \"Intel\", which alone is read", refusal(new NanosurfFormat(),
			changed("order.nid", header.replace("Intel", "Motorola"))));
		assertEquals("its values have 64 bits; 8, 16 and 32 are read", refusal(new NanosurfFormat(), changed("bits.nid",
			header.replace("SaveBits=16", "SaveBits=64"))));
	}

	private Path changed(final String name, final String content) throws IOException {
		return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String refusal(final ScanFormat format, final Path file) {
		return assertThrows(IOException.class, () -> format.read(file)).getMessage();
	}
}
