package sc.fiji.superres.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;

import sc.fiji.superres.files.NewFile;
import sc.fiji.superres.models.ModelExport;
import sc.fiji.superres.models.ModelFolder;
import sc.fiji.superres.models.ModelFormat;
import sc.fiji.superres.models.ModelSheet;
import sc.fiji.superres.network.ModelCard;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.user.ImageJProgress;
import sc.fiji.superres.user.ResultsRow;

/** Describes, lists, imports and exports models. */
@Plugin(type = Command.class, label = "Super-Resolution Models...", attrs = @Attr(name = "no-legacy"),
	description = "Says what a model is, lists a folder of models, and takes models to and from other programs.")
public final class SuperResolutionModels extends ContextCommand {

	@Parameter(label = "What to do", persist = false, choices = { "info", "list", "import", "export" },
		description = "info: writes to the log what is known of a model; list: a row in Results for each model of a " +
			"folder, or of the starter models; import: makes a .pt of ours from a .pth or .safetensors; " +
			"export: writes another format")
	private String action = "info";

	@Parameter(label = "Model", style = "model", required = false, persist = false,
		description = "A .pt of ours, an official SwinIR, SPAN or ESRGAN .pth or .safetensors, a run folder, or " +
			Keys.STARTERS + "; to list, any folder, or empty for those that come along")
	private File model;

	@Parameter(label = "Write to (empty = beside the model)", style = "save", required = false, persist = false,
		description = "File or folder that import and export write to; empty for the model's name with the new " +
			"ending; needed for a model that comes along")
	private File output;

	@Parameter(label = "Format of an export", persist = false, choices = { "bioimage", "bioimage-0.4", "pt", "pth",
		"safetensors" },
		description = "What export writes. bioimage: a zip for deepImageJ and bioimage.io, format 0.5; " +
			"bioimage-0.4: the same in format 0.4, for older programs; pt: TorchScript; pth: the official module's " +
			"state dict; safetensors: the parameters. An import always gives a pt")
	private String format = "bioimage";

	@Parameter
	private SuperResolutionService service;

	@Override
	public void run() {
		try {
			act();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private void act() throws IOException {
		switch (action) {
			case "list" -> list();
			case "import" -> save(toSave(), ModelFormat.PT);
			case "export" -> save(toSave(), ModelFormat.of(format));
			default -> tell(ModelRef.of("model", Keys.text(model)));
		}
	}

	private static void tell(final ModelRef model) throws IOException {
		ModelSheet.lines(model.read()).forEach(IJ::log);
		model.starter().map(StarterModel::lines).ifPresent(lines -> lines.forEach(IJ::log));
	}

	/** Beside a starter model, in a folder of the program, nobody would look for a result. */
	private ModelFiles.Loaded toSave() throws IOException {
		final ModelRef saved = ModelRef.of("model", Keys.text(model));
		if (saved.starter().isPresent() && Keys.text(output).isBlank()) throw new IllegalArgumentException(
			"output is empty: " + saved.text() +
				" comes along with the program, so name the file or folder to write to.");
		return saved.read();
	}

	private void save(final ModelFiles.Loaded loaded, final ModelFormat as) throws IOException {
		final Path target = as.target(loaded.file(), Keys.text(output));
		if (as.runsNetwork()) {
			IJ.log(service.withDevice("cpu", new ImageJProgress(), device -> write(loaded, as, target)));
		}
		else IJ.log(write(loaded, as, target));
	}

	private static String write(final ModelFiles.Loaded loaded, final ModelFormat as, final Path target)
		throws IOException
	{
		return NewFile.write(target, file -> ModelExport.write(loaded, as, file));
	}

	private void list() throws IOException {
		if (Keys.text(model).isBlank()) listStarters();
		else list(Keys.path("model", model));
	}

	private static void listStarters() throws IOException {
		for (final StarterModel starter : StarterModel.all())
			list(Path.of(starter.name()), starter.file());
	}

	private static void list(final Path folder) throws IOException {
		for (final Path file : ModelFolder.files(folder))
			list(folder.relativize(file), file);
	}

	private static void list(final Path name, final Path file) {
		try {
			row(name, ModelFiles.read(file)).append();
		}
		catch (final IOException exc) {
			IJ.log("Left out: " + exc.getMessage());
		}
	}

	private static ResultsRow row(final Path name, final ModelFiles.Loaded loaded) {
		final ResultsRow row = new ResultsRow();
		row.put("Model", name.toString()).put("Kind", ModelSheet.kind(loaded));
		putNetwork(row, loaded.config());
		return training(row, loaded.card());
	}

	private static void putNetwork(final ResultsRow row, final NetworkConfig network) {
		row.put("Factor", network.factor()).put("Parameters", network.parameters());
	}

	private static ResultsRow training(final ResultsRow row, final ModelCard card) {
		if (card == null || !card.trained()) return row.put("Zoom", "").put("PSNR", Double.NaN);
		return row.put("Zoom", card.zoomRange()).put("PSNR", psnr(card));
	}

	private static double psnr(final ModelCard card) {
		return Objects.requireNonNullElse(card.validationPsnr(), Double.NaN);
	}
}
