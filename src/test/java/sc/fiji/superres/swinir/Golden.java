package sc.fiji.superres.swinir;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

import sc.fiji.superres.network.OfficialNames;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.TorchArchive;

/** Golden tensors made by {@code scripts/golden/swinir.py} with Debian's python3-torch 1.13. */
public final class Golden {

	private Golden() {}

	/** Where a golden file lies. */
	public static Path file(final String name) {
		try {
			return Path.of(Golden.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new AssertionError(exc);
		}
	}

	public static StateDict read(final String name) throws IOException {
		return TorchArchive.readStateDict(file(name));
	}

	/** The network the golden numbers are of, by official names, without the buffers the file also holds. */
	public static StateDict weights() throws IOException {
		return OfficialNames.withoutBuffers(read("weights.pth"), new SwinIrArchitecture());
	}

	/** Largest absolute difference. */
	public static double distance(final float[] a, final float[] b) {
		if (a.length != b.length) throw new AssertionError(a.length + " values against " + b.length);
		double max = 0;
		for (int i = 0; i < a.length; i++)
			max = Math.max(max, Math.abs(a[i] - b[i]));
		return max;
	}
}
