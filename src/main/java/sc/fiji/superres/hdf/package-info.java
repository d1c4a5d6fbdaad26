/**
 * Reads HDF5 files by jHDF, within bounds: {@link sc.fiji.superres.hdf.HdfSource} opens one so that a damaged file is
 * refused whatever jHDF makes of it, {@link sc.fiji.superres.hdf.HdfArray} reads arrays of numbers.
 * <p>
 * May use: binary, instrument; ImgLib2, jHDF.
 * </p>
 */
package sc.fiji.superres.hdf;
