/**
 * Files of microscopes as images of ImageJ: {@link sc.fiji.superres.scans.RecordingImages}.
 * <p>
 * May use: imageplus, instrument; ImageJ.
 * </p>
 */
package sc.fiji.superres.scans;
