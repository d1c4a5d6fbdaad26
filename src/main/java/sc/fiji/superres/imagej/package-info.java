/**
 * The edge to ImageJ 1: the menu entries' bridge to the SciJava commands, the headless launcher, ImageJ's images,
 * files, progress bar and results table.
 * <p>
 * The bridge knows the commands by their class names alone, as {@code plugins.config} writes them; the commands use
 * this room for what they show and read. Whatever goes wrong reaches the user in one place, {@code IJ.error}, which
 * stops a macro. No window opens in batch mode or without a display, and no dialog by itself when a macro gave options.
 * May use: tiff, report, batch, evaluate, service, upscale, train, dataset, swinir, resample, image; ImageJ, SciJava,
 * ImgLib2, ij1-patcher.
 * </p>
 */
package sc.fiji.superres.imagej;
