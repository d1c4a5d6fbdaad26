package sc.fiji.superres.imagej;

import java.io.IOException;
import java.util.Optional;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.service.SuperResolutionService;
import sc.fiji.superres.swinir.Precision;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.ReliabilityMap;
import sc.fiji.superres.upscale.Upscaler;

/**
 * How images are super-resolved: what a person chooses once, for one image or a folder of them.
 *
 * <pre>
 * ImageUpscale settings = new ImageUpscale(model, "auto", Precision.FULL, 0, 16, "auto", false, ReliabilityMap.NONE);
 * ImagePlus result = settings.upscale(image, service, progress).image();
 * </pre>
 *
 * @param model a model file, an official state dict, a run folder, or bicubic
 * @param device {@code auto}, {@code cpu}, {@code cuda} …
 * @param precision in what numbers a SwinIR computes
 * @param tile side of a tile in LR pixels, 0 for automatic
 * @param overlap LR pixels a tile sees beyond its own part at each end
 * @param range grey values that map to 0 and 1, as {@link IntensityRange#parse} reads them
 * @param ensemble whether eight flips and turns are averaged
 * @param map what is shown beside the result
 */
public record ImageUpscale(String model, String device, Precision precision, int tile, int overlap, String range,
	boolean ensemble, ReliabilityMap map)
{

	/**
	 * What comes of an image.
	 *
	 * @param image {@code NAME-SRx4}
	 * @param map {@code NAME-SRx4-consistency} or {@code -spread}, where one was asked for
	 */
	public record Result(ImagePlus image, Optional<ImagePlus> map) {}

	public ImageUpscale {
		if (ensemble || map != ReliabilityMap.NONE) throw new IllegalArgumentException("ensemble=" + ensemble + ", map=" +
			map.label() + ": not in this version. Use ensemble=false map=none.");
	}

	/**
	 * Super-resolves one image.
	 *
	 * @param input of any type; it stays as it is
	 * @throws IOException when the model cannot be read
	 */
	public Result upscale(final ImagePlus input, final SuperResolutionService service, final Progress progress)
		throws IOException
	{
		final IntensityRange grey = IntensityRange.parse(range, ImagePlanes.all(input));
		return service.withModel(model, device, precision, tile, overlap, progress, upscaler -> upscale(input, upscaler, grey,
			progress));
	}

	private static Result upscale(final ImagePlus input, final Upscaler upscaler, final IntensityRange grey,
		final Progress progress)
	{
		final String title = ImagePlanes.name(input) + "-SRx" + upscaler.factor();
		final boolean single = input.getStackSize() == 1 && input.getBitDepth() != 24;
		return new Result(EachPlane.of(input, title, planes -> GreyUpscale.upscale(planes, grey, upscaler, single ? progress
			: progress.quietly()), progress), Optional.empty());
	}
}
