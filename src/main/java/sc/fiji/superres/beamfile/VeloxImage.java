package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.superres.binary.HeaderNumber;
import sc.fiji.superres.hdf.HdfArray;
import sc.fiji.superres.hdf.HdfGroup;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Lengths;
import sc.fiji.superres.instrument.Recording;

/**
 * The images of one detector in a file of Velox: the group {@code Data/Image/ID}. Its array {@code Data} has the
 * dimensions y, x and frame; each column of {@code Metadata} is a JSON text of one frame, filled up with zeros.
 */
record VeloxImage(HdfGroup group, JsonObject metadata) implements BeamImage {

	private static final String FIRST = "HAADF";
	private static final int LONGEST_TEXT = 4 << 20;

	/**
	 * Reads all images; HAADF comes first.
	 *
	 * @param data the group {@code Data} of the file
	 * @throws IOException where none can be read: the error of the first
	 */
	static Recording recording(final HdfGroup data) throws IOException {
		final Optional<HdfGroup> list = data.group("Image");
		if (list.isEmpty() || list.get().groups().isEmpty()) throw noImage(data);
		final List<VeloxImage> images = new ArrayList<>();
		for (final HdfGroup group : list.get().groups())
			images.add(new VeloxImage(group, metadata(group)));
		images.sort(Comparator.comparing(image -> !image.name().startsWith(FIRST)));
		return BeamImage.recording(images);
	}

	private static IOException noImage(final HdfGroup data) {
		final boolean hasSpectra = data.group("SpectrumStream").isPresent() || data.group("Spectrum").isPresent();
		if (hasSpectra) return new IOException(
			"it holds spectra (EDS) and no images: save an image from Velox, or open it by HyperSpy");
		return new IOException("it holds no images as Velox writes them: no group Data/Image");
	}

	/** The JSON text of the first frame; an empty object where there is none. */
	private static JsonObject metadata(final HdfGroup group) throws IOException {
		if (!group.hasArray("Metadata")) return new JsonObject();
		final HdfArray array = group.array("Metadata");
		if (array.lengths()[0] > LONGEST_TEXT) throw new IOException("it is damaged: a description of " + array
			.lengths()[0] + " bytes");
		return json(array.parts(true, 1)[0].array());
	}

	private static JsonObject json(final byte[] filled) throws IOException {
		final String text = new String(filled, StandardCharsets.UTF_8);
		final int end = text.indexOf('\0');
		try {
			return JsonParser.parseString(end < 0 ? text : text.substring(0, end)).getAsJsonObject();
		}
		catch (final JsonParseException | IllegalStateException exc) {
			throw new IOException("its description is damaged (" + exc.getMessage() + ")", exc);
		}
	}

	@Override
	public String name() {
		return text("BinaryResult", "Detector");
	}

	@Override
	public DetectorFrames frames(final String name) throws IOException {
		final HdfArray data = group.array("Data");
		final int dimensions = data.lengths().length;
		if (dimensions != 3) throw new IOException("it is damaged: images of " + dimensions + " dimensions");
		return new DetectorFrames(name, "", pixel(), data.planes(true));
	}

	private PixelSize pixel() {
		return Lengths.of(number("BinaryResult", "PixelSize", "width"), text("BinaryResult", "PixelUnitX"), number(
			"BinaryResult", "PixelSize", "height"), text("BinaryResult", "PixelUnitY"));
	}

	@Override
	public Map<String, String> facts() {
		final Facts facts = new Facts();
		facts.text("Date", date(number("Acquisition", "AcquisitionStartDatetime", "DateTime")));
		facts.text("Instrument", text("Instrument", "InstrumentModel"));
		facts.text("Instrument", text("Instrument", "InstrumentClass"));
		facts.quantity("Voltage", positive("Optics", "AccelerationVoltage"), "V");
		facts.quantity("Magnification", positive("Optics", "NominalMagnification"), "×");
		facts.quantity("Field of view", positive("Optics", "FullScanFieldOfView", "x"), "m");
		facts.quantity("Dwell time", positive("Scan", "DwellTime"), "s");
		facts.quantity("Frame time", positive("Scan", "FrameTime"), "s");
		facts.quantity("Camera length", positive("Optics", "CameraLength"), "m");
		return facts.map();
	}

	/** Seconds since 1970 as date and time; empty where they are none. */
	private static String date(final double seconds) {
		if (!(seconds > 0 && seconds < Integer.MAX_VALUE * 2.0)) return "";
		return Instant.ofEpochSecond((long) seconds).toString().replace('T', ' ').replace("Z", " UTC");
	}

	private double positive(final String... path) {
		final double number = number(path);
		if (number > 0) return number;
		return Double.NaN;
	}

	/** A number, which Velox writes as a text; NaN where it is missing. */
	private double number(final String... path) {
		return HeaderNumber.realOrNone(text(path));
	}

	/** A text; empty where it is missing. */
	private String text(final String... path) {
		JsonElement element = metadata;
		for (final String name : path) {
			if (element == null || !element.isJsonObject()) return "";
			element = element.getAsJsonObject().get(name);
		}
		if (element == null || !element.isJsonPrimitive()) return "";
		return element.getAsString();
	}
}
