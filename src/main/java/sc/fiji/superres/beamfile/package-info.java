/**
 * Files of electron microscopes (STEM, TEM, SEM): a class for each {@link sc.fiji.superres.instrument.ScanFormat}.
 * <p>
 * May use: binary, hdf, image, instrument; Gson, ImgLib2.
 * </p>
 */
package sc.fiji.superres.beamfile;
