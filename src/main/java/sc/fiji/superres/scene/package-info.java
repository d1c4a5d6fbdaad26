/**
 * What lies under the beam or the tip: a crystal at some place and rotation, perfect or with strain, point defects, an
 * edge and amorphous material, and how bright or high it is at any place.
 * <p>
 * Lengths are nm in the plane; (0, 0) is the upper left corner of the scanned field, x runs along its rows. A scene is
 * a function of place, without pixels: it can be sampled at pixels of any size, which then show one and the same
 * sample. Every value is that at a point, with the probe or the tip taken into account, not a mean over a pixel, since
 * a scanning microscope stands at points too.
 * </p>
 * <p>
 * May use: crystal.
 * </p>
 */
package sc.fiji.superres.scene;
