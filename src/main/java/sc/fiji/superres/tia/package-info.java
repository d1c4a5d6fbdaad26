/**
 * Files of FEI's TIA (Tecnai and Titan Imaging and Analysis): {@link sc.fiji.superres.tia.SerFormat} reads the images
 * of one detector, {@link sc.fiji.superres.tia.EmiFormat} those of all detectors of an experiment.
 * <p>
 * May use: binary, image, instrument; ImgLib2, StAX.
 * </p>
 */
package sc.fiji.superres.tia;
