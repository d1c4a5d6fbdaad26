package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.image.PixelSize;

class DmFormatTest {

	/** Bytes between the end of a number's name and its value: the mark, and its kind in two numbers. */
	private static final int KIND = 12;

	@TempDir
	Path folder;

	private static void assertRefused(final String message, final Path file) {
		assertEquals(message, assertThrows(IOException.class, () -> BeamFiles.read(file)).getMessage());
	}

	/** Writes the last number of this name in stack.dm3. */
	private static void set(final Path file, final String name, final int value) throws IOException {
		final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
		BeamFiles.write(file, content.lastIndexOf(name) + name.length() + KIND, value);
	}

	@Test
	void pixelsThatAreNoGreyValuesAreRefusedByName() throws IOException {
		final Path file = BeamFiles.copy("stack.dm3", folder);
		set(file, "DataType", 3);
		assertRefused("its pixels are complex numbers, as of a Fourier transform: save their modulus as an image",
			file);
		set(file, "DataType", 5);
		assertRefused("its pixels are complex numbers, as of a Fourier transform: save their modulus as an image",
			file);
		set(file, "DataType", 23);
		assertRefused("its pixels are RGB colours: save the image that it was made from, or a grey one", file);
		set(file, "DataType", 39);
		assertRefused("its pixels are 64-bit whole numbers: change the type to 4-byte real first", file);
		set(file, "DataType", 99);
		assertRefused("it is damaged: its pixels are of an unknown type (99)", file);
	}

	@Test
	void otherSizesThanItsPixelsMakeAreRefused() throws IOException {
		final Path file = BeamFiles.copy("stack.dm3", folder);
		set(file, "DataType", 2);
		assertRefused("it is damaged: 144 values of 2 bytes where its type has 4", file);
	}

	@Test
	void spectraAreRefusedByTheirUnit() throws IOException {
		final Path file = BeamFiles.copy("stack.dm3", folder);
		final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
		BeamFiles.write(file, content.indexOf("\u00b5\0m\0"), 'e', 0, 'V', 0);
		assertRefused("it holds spectra (EELS or EDS): open it by HyperSpy or DigitalMicrograph, and save one image",
			file);
	}

	@Test
	void aDiffractionPatternHasNoPixelSize() throws IOException {
		final Path file = BeamFiles.copy("detectors.dm4", folder);
		final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
		Files.writeString(file, content.replace("\0A", "\0B"), StandardCharsets.ISO_8859_1);
		assertEquals(new PixelSize(1, 1, "pixel"), BeamFiles.read(file).images().get(0).pixel());
	}

	@Test
	void aCutOffFileIsRefusedWithItsLengths() throws IOException {
		final byte[] whole = Files.readAllBytes(BeamFiles.small("stack.dm3"));
		for (int length = 20; length < whole.length - 8; length += 7) {
			final Path file = Files.write(folder.resolve("cut.dm3"), Arrays.copyOf(whole, length));
			assertThrows(IOException.class, () -> BeamFiles.read(file), "cut off at " + length);
		}
	}

	@Test
	void tagsThatAreNestedForEverAreRefused() throws IOException {
		final byte[] tags = new byte[100_000];
		final byte[] head = { 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 1 };
		final byte[] group = { 1, 0, 0, 0, 0, 1, 20, 0, 0 };
		System.arraycopy(head, 0, tags, 0, head.length);
		for (int i = head.length; i + group.length <= tags.length; i += group.length)
			System.arraycopy(group, 0, tags, i, group.length);
		assertRefused("it is damaged: its tags are nested more than 64 deep", Files.write(folder.resolve("deep.dm3"),
			tags));
	}
}
