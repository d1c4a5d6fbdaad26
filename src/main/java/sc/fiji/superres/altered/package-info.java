/**
 * Scans of what nobody scanned: {@link sc.fiji.superres.altered.AlteredScans} makes crystals with defects of images of
 * perfect ones, and scans of them.
 * <p>
 * A network that is tuned on images which all show one perfect crystal forgets whatever else it knew. These remind it:
 * the crystal at other angles and sizes, strained, with grain boundaries, edges, missing, faint, bright and additional
 * columns, on other backgrounds and at other doses. The truth of each is known, since it is what was scanned.
 * </p>
 * <p>
 * May use: dataset, image, lattice, noise, resample, survey; ImgLib2.
 * </p>
 */
package sc.fiji.superres.altered;
