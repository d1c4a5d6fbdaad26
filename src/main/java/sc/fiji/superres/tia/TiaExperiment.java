package sc.fiji.superres.tia;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.instrument.Facts;

/**
 * What FEI's TIA says of a series.
 *
 * @param detector its name; empty where it is not known
 * @param isDiffraction whether the series shows diffraction patterns, whose pixels have no length in the sample
 * @param facts of the acquisition
 */
record TiaExperiment(String detector, boolean isDiffraction, Map<String, String> facts) {

	/** Where nothing is known. */
	static final TiaExperiment UNKNOWN = new TiaExperiment("", false, Map.of());

	/** The series of an experiment by its number, which counts from 1; it need not exist. */
	static Path series(final Path experiment, final int number) {
		final String name = experiment.getFileName().toString();
		final String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
		return experiment.resolveSibling(stem + "_" + number + ".ser");
	}

	/**
	 * Reads an element {@code ObjectInfo}.
	 *
	 * @throws IOException where it is no XML
	 */
	static TiaExperiment parse(final byte[] xml, final String detector) throws IOException {
		final TiaXml info = TiaXml.parse(xml);
		final boolean isCamera = !info.text("CameraNamePath").isEmpty();
		final Facts facts = new Facts();
		facts.text("Date", info.text("AcquireDate"));
		facts.text("Instrument", info.described("Microscope").replaceFirst("^Microscope ", ""));
		facts.quantity("Voltage", HeaderNumber.realOrNone(info.text("AcceleratingVoltage")), "V");
		facts.text("Mode", info.described("Mode"));
		facts.quantity("Magnification", HeaderNumber.realOrNone(info.text("Magnification").replaceFirst(" X$", "")),
			"×");
		facts.text("Camera", info.text("CameraNamePath"));
		facts.quantity(isCamera ? "Exposure time" : "Dwell time", HeaderNumber.realOrNone(info.text("DwellTimePath")),
			"s");
		facts.quantity("Frame time", HeaderNumber.realOrNone(info.text("FrameTime")), "s");
		facts.quantity("Camera length", HeaderNumber.realOrNone(info.described("Camera length")), "m");
		return new TiaExperiment(detector, isDiffraction(info.described("Mode"), isCamera), facts.map());
	}

	/** In STEM a camera sees diffraction patterns, and a detector the sample, whatever the mode is called. */
	private static boolean isDiffraction(final String mode, final boolean isCamera) {
		if (mode.contains("STEM")) return isCamera;
		return mode.contains("Diffraction");
	}
}
