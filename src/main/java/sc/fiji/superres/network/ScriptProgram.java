package sc.fiji.superres.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.TorchArchive;

/**
 * A network as TorchScript.
 *
 * @param module the network and the modules within it, which hold the weights
 * @param source code of the classes of all of them; it runs on PyTorch from 1.13 on
 */
public record ScriptProgram(ScriptModule module, String source) {

	/**
	 * Writes a TorchScript file, whole or not at all.
	 *
	 * @param extra name → text of the files under {@code extra/} in it
	 */
	public void write(final Path file, final Map<String, String> extra) throws IOException {
		TorchArchive.writeScript(file, module, source, extra);
	}
}
