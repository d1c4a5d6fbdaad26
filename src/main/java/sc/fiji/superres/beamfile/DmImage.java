package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Facts;
import sc.fiji.superres.instrument.Lengths;
import sc.fiji.superres.instrument.SampleType;

/** One image of a file of Gatan's DigitalMicrograph: an entry of its {@code ImageList}. */
final class DmImage implements BeamImage {

	private static final double MICRO = 1e-6;
	private static final double MILLI = 1e-3;
	private static final int FRAMES = 2;
	private static final int COMPLEX = 3;
	private static final int PACKED_COMPLEX = 5;
	private static final int TWICE_COMPLEX = 13;
	private static final int RGB = 8;
	private static final int RGBA = 23;
	private static final int INT64 = 39;
	private static final int UINT64 = 40;

	private final DmGroup image;
	private final DmGroup data;
	private final int dimensions;

	DmImage(final DmGroup image) {
		this.image = image;
		data = image.group("ImageData");
		dimensions = data.group("Dimensions").size();
	}

	@Override
	public String name() throws IOException {
		return image.text("Name");
	}

	@Override
	public DetectorFrames frames(final String name) throws IOException {
		requireImages();
		return new DetectorFrames(name, unit(), pixel(), planes());
	}

	private void requireImages() throws IOException {
		if (isOfEnergies()) throw new IOException("it holds spectra (EELS or EDS): " + hyperSpy());
		if (dimensions < 2) throw new IOException("it holds " + dimensions + "-dimensional data and no image");
		if (dimensions > FRAMES + 1) throw new IOException("it holds an image for each place of a map (4D-STEM): " +
			hyperSpy());
	}

	private static String hyperSpy() {
		return "open it by HyperSpy or DigitalMicrograph, and save one image";
	}

	private boolean isOfEnergies() throws IOException {
		if (image.group("ImageTags", "Meta Data").text("Format").contains("Spectrum")) return true;
		for (int i = 0; i < dimensions; i++)
			if (calibration(i).text("Units").endsWith("eV")) return true;
		return false;
	}

	private DmGroup calibration(final int dimension) {
		return data.group("Calibrations", "Dimension", Integer.toString(dimension));
	}

	private PixelSize pixel() throws IOException {
		final DmGroup across = calibration(0);
		final DmGroup down = calibration(1);
		return Lengths.of(across.number("Scale"), across.text("Units"), down.number("Scale"), down.text("Units"));
	}

	/** The unit of the numbers as they are stored: none where they would have to be scaled first. */
	private String unit() throws IOException {
		final DmGroup brightness = data.group("Calibrations", "Brightness");
		final boolean isPlain = brightness.number("Scale") == 1 && brightness.number("Origin") == 0;
		return isPlain ? brightness.text("Units") : "";
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> planes() throws IOException {
		final SampleType type = type((int) data.number("DataType"));
		final long pixels = SampleType.requireSize(length(0), length(1));
		final DmValues array = data.array("Data");
		requireWhole(array, pixels, type);
		final List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
		for (long i = 0; i < length(FRAMES); i++)
			planes.add(type.plane(data.file(), array.place() + i * pixels * type.bytes(), length(0), length(1)));
		return planes;
	}

	/** Pixels along a dimension; one where there is no such dimension. */
	private long length(final int dimension) {
		if (dimension >= dimensions) return 1;
		return (long) data.group("Dimensions").number(Integer.toString(dimension));
	}

	private void requireWhole(final DmValues array, final long pixels, final SampleType type) throws IOException {
		final long frames = length(FRAMES);
		final boolean isWhole = frames > 0 && array.count() / pixels == frames && array.count() % pixels == 0;
		if (!isWhole) throw new IOException("it is damaged: " + array.count() + " values make no " + frames +
			" images of " + pixels + " pixels");
		final int bytes = DmTags.bytes(array.type());
		if (bytes != type.bytes()) throw new IOException("it is damaged: " + array.count() + " values of " + bytes +
			" bytes where its type has " + type.bytes());
	}

	private static SampleType type(final int code) throws IOException {
		return switch (code) {
			case 1 -> SampleType.INT16;
			case 2 -> SampleType.FLOAT32;
			case 6, 14 -> SampleType.UINT8;
			case 7 -> SampleType.INT32;
			case 9 -> SampleType.INT8;
			case 10 -> SampleType.UINT16;
			case 11 -> SampleType.UINT32;
			case 12 -> SampleType.FLOAT64;
			default -> throw unread(code);
		};
	}

	private static IOException unread(final int code) {
		return new IOException(switch (code) {
			case COMPLEX, PACKED_COMPLEX, TWICE_COMPLEX ->
				"its pixels are complex numbers, as of a Fourier transform: save their modulus as an image";
			case RGB, RGBA -> "its pixels are RGB colours: save the image that it was made from, or a grey one";
			case INT64, UINT64 -> "its pixels are 64-bit whole numbers: change the type to 4-byte real first";
			default -> "it is damaged: its pixels are of an unknown type (" + code + ")";
		});
	}

	@Override
	public Map<String, String> facts() throws IOException {
		final DmGroup tags = image.group("ImageTags");
		final DmGroup bar = tags.group("DataBar");
		final DmGroup microscope = tags.group("Microscope Info");
		final Facts facts = new Facts();
		facts.text("Date", bar.text("Acquisition Date") + " " + bar.text("Acquisition Time"));
		facts.text("Instrument", tags.group("Session Info").text("Microscope"));
		facts.text("Instrument", microscope.text("Name"));
		facts.quantity("Voltage", microscope.positive("Voltage"), "V");
		facts.text("Mode", microscope.text("Illumination Mode"));
		facts.quantity("Magnification", microscope.positive("Indicated Magnification"), "×");
		facts.quantity("Field of view", MICRO * microscope.positive("Field of View (µm)"), "m");
		facts.quantity("Dwell time", MICRO * tags.group("DigiScan").positive("Sample Time"), "s");
		facts.quantity("Exposure time", bar.positive("Exposure Time (s)"), "s");
		facts.text("Detector", bar.text("Signal Name"));
		facts.text("Device", bar.text("Device Name"));
		facts.quantity("Camera length", MILLI * microscope.positive("STEM Camera Length"), "m");
		return facts.map();
	}
}
