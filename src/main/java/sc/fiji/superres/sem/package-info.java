/**
 * What makers of scanning electron microscopes write into TIFFs, or into a text beside them:
 * {@link sc.fiji.superres.sem.SemTiff} finds the pixel size and the facts of the acquisition.
 * <p>
 * Such TIFFs have a resolution for printers or none, so that ImageJ does not know the size of their pixels.
 * </p>
 * <p>
 * May use: binary, image, instrument, tiff.
 * </p>
 */
package sc.fiji.superres.sem;
