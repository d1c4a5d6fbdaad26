package sc.fiji.superres.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.TorchArchive;

/** Puts TorchScript that was written here on a device, from memory: no file is left behind, and none is needed. */
public final class ScriptLoader {

	private ScriptLoader() {}

	/**
	 * @param program a module and those within it
	 * @param source of the classes of all of them
	 * @param trainable whether the parameters can be read and changed
	 * @throws IOException when PyTorch refuses it
	 */
	public static Model load(final ScriptModule program, final String source, final Device device,
		final boolean trainable) throws IOException
	{
		TorchEngine.start();
		try {
			return load(TorchArchive.script(program, source), device, trainable);
		}
		catch (final EngineException exc) {
			throw new IOException("PyTorch refused the program " + program.type() + ": " + exc.getMessage(), exc);
		}
	}

	/**
	 * @param archive a zip container that was written here
	 * @throws EngineException when PyTorch refuses it
	 */
	static Model load(final byte[] archive, final Device device, final boolean trainable) throws IOException {
		final Model model = Model.newInstance("superres", device, "PyTorch");
		try {
			final PtSymbolBlock block = JniUtils.loadModule((PtNDManager) model.getNDManager(),
				new ByteArrayInputStream(archive), true, false);
			block.freezeParameters(!trainable);
			model.setBlock(block);
			return model;
		}
		catch (final IOException | RuntimeException exc) {
			model.close();
			throw exc;
		}
	}
}
