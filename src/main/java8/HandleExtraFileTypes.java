import ij.ImagePlus;
import ij.plugin.PlugIn;

/** Opens nothing where Java is too old; plain ImageJ then says that it does not know the file. */
public final class HandleExtraFileTypes extends ImagePlus implements PlugIn {

	@Override
	public void run(final String path) {
		// an image of no width is none
	}
}
