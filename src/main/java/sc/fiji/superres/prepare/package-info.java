/**
 * Prepares scans as instruments record them: background and lines flattened, scars repaired, clipped and stretched.
 * <p>
 * {@link sc.fiji.superres.prepare.Preparation} holds what people choose and does all of it to one plane. Lines are
 * flattened by polynomials of least squares (as published) or by terraces: offsets from the medians of differences
 * between neighbouring lines, refined where {@code Terraces} has found the steps, so that no terrace is tilted.
 * {@code TerraceFit} also takes a plane or a bow off, {@code Scars} and {@code OutlierLines} find what is replaced by
 * what lies above and below, {@code GreyStretch} clips at percentiles.
 * </p>
 * <p>
 * Planes are row-major arrays of doubles, a row is a scan line; pixels that are not finite are NaN and count nowhere.
 * </p>
 * <p>
 * May use: image; commons-math3, ImgLib2.
 * </p>
 */
package sc.fiji.superres.prepare;
