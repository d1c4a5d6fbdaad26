package sc.fiji.superres.models;

import java.io.IOException;
import java.nio.file.Path;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;

/**
 * Writes a model in any format.
 *
 * <pre>{@code
 * ModelExport.write(ModelFiles.read(Path.of("run")), ModelFormat.BIOIMAGE, Path.of("gan x4.zip"));
 * }</pre>
 */
public final class ModelExport {

	private ModelExport() {}

	/**
	 * Writes the file whole or not at all; the same model file gives the same bytes. A format that
	 * {@link ModelFormat#runsNetwork} runs the network once on the CPU, for the test data in it.
	 */
	public static void write(final ModelFiles.Loaded model, final ModelFormat format, final Path file)
		throws IOException
	{
		switch (format) {
			case PT -> ModelFiles.write(file, model.weights(), card(model));
			case PTH -> ModelFiles.writeOfficial(file, model.weights(), model.config());
			case SAFETENSORS -> ModelFiles.writeSafeTensors(file, model.weights(), card(model));
			case BIOIMAGE -> BioImageZip.write(file, model, card(model), BioImageRdf.V05);
			case BIOIMAGE_0_4 -> BioImageZip.write(file, model, card(model), BioImageRdf.V04);
		}
	}

	/** What the model says of itself, or, where it says nothing, the file it came from. */
	private static ModelCard card(final ModelFiles.Loaded model) throws IOException {
		if (model.card() != null) return model.card();
		return ModelCard.imported(model.config(), origin(model.file()));
	}

	private static String origin(final Path file) throws IOException {
		return file.getFileName() + ", SHA-256 " + Sha256.of(file);
	}
}
