/**
 * What the files of microscopes hold: a {@link sc.fiji.superres.instrument.ScanFormat} reads a file into a
 * {@link sc.fiji.superres.instrument.Recording}, which knows nothing of ImageJ.
 * <p>
 * The formats are in the rooms {@code probefile} (scanning probe microscopes) and {@code beamfile} (electron
 * microscopes), a class each. Grey values are those of the file in the unit that it names; lengths are in nm.
 * </p>
 * <p>
 * May use: binary, image; ImgLib2.
 * </p>
 */
package sc.fiji.superres.instrument;
