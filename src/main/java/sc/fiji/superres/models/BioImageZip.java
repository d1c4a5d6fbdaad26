package sc.fiji.superres.models;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;

/**
 * A bioimage.io model: a zip of {@code rdf.yaml}, the weights, test data, pictures and a text for people.
 * <p>
 * The weights it names are the TorchScript. The official state dict rides along as an attachment: as weights it would
 * have to name Python code that defines the network, and the zip holds none.
 * </p>
 */
final class BioImageZip {

	/** Of every entry, so that the same model gives the same bytes. */
	private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

	private BioImageZip() {}

	/** @param form of the description: one of {@link BioImageRdf} */
	static void write(final Path zip, final ModelFiles.Loaded model, final ModelCard card, final String form)
		throws IOException
	{
		final Weights weights = Weights.in(temporary());
		try {
			weights.write(model, card);
			final Map<String, byte[]> small = small(model, card, form, digests(weights.script, weights.stateDict));
			AtomicFile.write(zip, out -> pack(out, small, weights.script, weights.stateDict));
		}
		finally {
			weights.delete();
		}
	}

	/** The files of the weights, in a folder of their own until they are in the zip. */
	private record Weights(Path folder, Path script, Path stateDict) {

		private static Weights in(final Path folder) {
			return new Weights(folder, folder.resolve("weights-torchscript.pt"), folder.resolve("state-dict.pth"));
		}

		private void write(final ModelFiles.Loaded model, final ModelCard card) throws IOException {
			ModelFiles.write(script, model.weights(), card);
			ModelFiles.writeOfficial(stateDict, model.weights(), model.config());
		}

		private void delete() throws IOException {
			Files.deleteIfExists(script);
			Files.deleteIfExists(stateDict);
			Files.deleteIfExists(folder);
		}
	}

	private static Path temporary() throws IOException {
		try {
			return Files.createTempDirectory("superres-");
		}
		catch (final IOException exc) {
			throw noTemporary(exc);
		}
	}

	private static IOException noTemporary(final IOException cause) {
		return new IOException("The folder of temporary files (java.io.tmpdir), " + System.getProperty(
			"java.io.tmpdir") + ", cannot be written. Make it, or start Java with -Djava.io.tmpdir=FOLDER.", cause);
	}

	/** File name → SHA-256. */
	private static Map<String, String> digests(final Path... files) throws IOException {
		final Map<String, String> digests = new HashMap<>();
		for (final Path file : files)
			digests.put(file.getFileName().toString(), Sha256.of(file));
		return digests;
	}

	/**
	 * All files but those of the weights.
	 *
	 * @param sha256 of the weights; that of the other files is added
	 */
	private static Map<String, byte[]> small(final ModelFiles.Loaded model, final ModelCard card, final String form,
		final Map<String, String> sha256) throws IOException
	{
		final TestCase test = TestCase.of(model, card);
		final Map<String, byte[]> files = new LinkedHashMap<>();
		putTest(test, files);
		files.forEach((name, content) -> sha256.put(name, digest(content)));
		putTexts(new BioImageText(model, card, test, sha256), form, files);
		return files;
	}

	private static void putTexts(final BioImageText text, final String form, final Map<String, byte[]> files)
		throws IOException
	{
		files.put("rdf.yaml", utf8(text.rdf(form)));
		files.put("README.md", utf8(text.readme()));
	}

	private static byte[] utf8(final String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String digest(final byte[] content) {
		return HexFormat.of().formatHex(Sha256.begin().digest(content));
	}

	private static void putTest(final TestCase test, final Map<String, byte[]> files) {
		files.put("test-input.npy", npy(test.input(), test, test.side()));
		files.put("test-output.npy", npy(test.output(), test, test.factor() * test.side()));
		putPictures(test, files);
	}

	private static void putPictures(final TestCase test, final Map<String, byte[]> files) {
		files.put("sample-input.png", test.inputPng());
		files.put("sample-output.png", test.outputPng());
		files.put("cover.png", test.cover());
	}

	private static byte[] npy(final float[] values, final TestCase test, final int side) {
		return Npy.encode(values, 1, test.channels(), side, side);
	}

	private static void pack(final OutputStream out, final Map<String, byte[]> small, final Path... large)
		throws IOException
	{
		final ZipOutputStream zip = new ZipOutputStream(out);
		packSmall(zip, small);
		for (final Path file : large) {
			begin(zip, file.getFileName().toString());
			Files.copy(file, zip);
		}
		zip.finish();
	}

	private static void packSmall(final ZipOutputStream zip, final Map<String, byte[]> files) throws IOException {
		for (final Map.Entry<String, byte[]> file : files.entrySet()) {
			begin(zip, file.getKey());
			zip.write(file.getValue());
		}
	}

	private static void begin(final ZipOutputStream zip, final String name) throws IOException {
		final ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry); // ends the one before
	}
}
