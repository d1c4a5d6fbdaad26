package sc.fiji.superres.imagej;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.Macro;

/** A command with one parameter of each kind, so that the bridge can be tested without any of the real ones. */
@Plugin(type = Command.class, label = "Probe Bridge...")
public final class ProbeCommand implements Command {

	/** What the last run was given, in one line. */
	public static volatile String seen;
	public static String thread;
	public static String options;

	@Parameter
	private LogService log;

	@Parameter(persist = false)
	private ImagePlus input;

	@Parameter(persist = false, label = "Tile (LR pixels)")
	private int tile = 16;

	@Parameter(persist = false)
	private double rate = 0.5;

	@Parameter(persist = false)
	private boolean ensemble = false;

	@Parameter(persist = false)
	private boolean resume = true;

	@Parameter(persist = false, label = "Folder with images", style = "directory")
	private String source = "";

	@Parameter(persist = false, choices = { "none", "spread" })
	private String map = "none";

	@Parameter(persist = false)
	private String fail = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		seen = input.getTitle() + "|" + tile + "|" + rate + "|" + ensemble + "|" + resume + "|" + source + "|" + map +
			"|" + (log != null);
		thread = Thread.currentThread().getName();
		options = Macro.getOptions();
		switch (fail) {
			case "argument" -> throw new IllegalArgumentException("tile=-1 must be 0 or more.");
			case "file" -> throw new UncheckedIOException(new NoSuchFileException("/not/there.tif"));
			case "bug" -> throw new NullPointerException("plane");
			case "stop" -> throw new CancellationException();
			default -> {
				output = input.duplicate();
				output.setTitle("probed");
			}
		}
	}
}
