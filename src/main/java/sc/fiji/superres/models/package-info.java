/**
 * What becomes of a finished model: described, listed, and written in the formats of other programs.
 * <p>
 * {@link sc.fiji.superres.models.ModelExport} writes every {@link sc.fiji.superres.models.ModelFormat};
 * {@link sc.fiji.superres.models.ModelSheet} says what is known of a model. The bioimage.io zip is of format version
 * 0.4.10, grey values in it run from 0 to 255 (docs/architecture.md says why). May use: engine, image, network,
 * simulate.
 * </p>
 */
package sc.fiji.superres.models;
