package sc.fiji.superres.swinir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.TorchArchive;

/** Puts TorchScript that was written here on a device. */
public final class ScriptLoader {

	private ScriptLoader() {}

	/**
	 * @param program a module and those within it
	 * @param source of the classes of all of them
	 * @param trainable whether the parameters can be read and changed
	 * @throws IOException when the disk refuses the temporary file libtorch reads it from
	 */
	public static Model load(final ScriptModule program, final String source, final Device device, final boolean trainable)
		throws IOException
	{
		TorchEngine.start();
		final Path file = Files.createTempFile("superres-", ".pt");
		try {
			TorchArchive.writeScript(file, program, source, Map.of());
			return load(file, device, trainable);
		}
		catch (final MalformedModelException exc) {
			throw new IOException("PyTorch refused the program " + program.type() + ": " + exc.getMessage(), exc);
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	private static Model load(final Path file, final Device device, final boolean trainable) throws IOException,
		MalformedModelException
	{
		final Map<String, String> options = new LinkedHashMap<>(Map.of("mapLocation", "true"));
		if (trainable) options.put("trainParam", "true");
		final Model model = Model.newInstance("superres", device, "PyTorch");
		try {
			model.load(file, null, options);
			return model;
		}
		catch (final IOException | MalformedModelException | RuntimeException exc) {
			model.close();
			throw exc;
		}
	}
}
