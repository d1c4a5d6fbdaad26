/**
 * Where the beam or the tip of a microscope stands at each pixel: {@link sc.fiji.superres.path.Series} says how often
 * and in which directions a place is scanned, {@link sc.fiji.superres.path.Pass} is one of these passages, and
 * {@link sc.fiji.superres.path.ScanPath} gives its places, with drift, jitter and what the deflection does.
 * <p>
 * Lengths are nm, times are frames; x runs along the rows of a scan that is not turned, y across them. Everything that
 * is drawn follows from the seed of the {@link sc.fiji.superres.path.Settings} and the number of the passage.
 * </p>
 * <p>
 * May use: crystal, image, scene.
 * </p>
 */
package sc.fiji.superres.path;
