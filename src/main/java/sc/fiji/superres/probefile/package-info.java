/**
 * Files of scanning probe microscopes (STM, AFM): a class for each {@link sc.fiji.superres.instrument.ScanFormat}.
 * <p>
 * May use: binary, image, instrument; ImgLib2.
 * </p>
 */
package sc.fiji.superres.probefile;
