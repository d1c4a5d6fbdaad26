/**
 * Simulates scanning-microscope images of crystal lattices by HAADF-STEM and STM, with the noise, row jitter and drift
 * of real scans: {@link sc.fiji.superres.simulate.StemScan} of GaN [11-20] and
 * {@link sc.fiji.superres.simulate.StmScan} of graphite, whose bytes never change since files were made of them, and
 * everything else as a scan of a scene, perfect or with all its defects.
 * <p>
 * Lengths are nm in the plane and pm in height; x runs along the fast scan axis (columns), y along the slow one (rows);
 * pixels are square, and pixel (0, 0) has its centre half a pixel from the corner of the field. A scan is a record, and
 * its image depends on nothing but the record: the same seed gives the same bytes on every machine. Another seed is
 * another place on the sample, recorded independently. Two scans that differ only in noise, jitter or drift show the
 * same place.
 * </p>
 * <p>
 * Jitter is given in pixels of the scan, because that is how it is seen and measured; its cause is physical, a
 * displacement in nm. At a pixel that is four times finer, the same microscope shows about four times the jitter in
 * pixels. The electron dose per pixel stays the same as long as beam current and dwell time do.
 * </p>
 * <p>
 * May use: crystal, image, path, scene; ImgLib2.
 * </p>
 */
package sc.fiji.superres.simulate;
