/**
 * Describes finished models, lists them, and exports them in the formats of other programs.
 * <p>
 * {@link sc.fiji.superres.models.ModelExport} writes every {@link sc.fiji.superres.models.ModelFormat};
 * {@link sc.fiji.superres.models.ModelSheet} holds what is known of a model. The bioimage.io zip is of format version
 * 0.5.10 or 0.4.10, and grey values in it run from 0 to 255 (docs/architecture.md says why).
 * </p>
 * <p>
 * May use: engine, image, network, simulate.
 * </p>
 */
package sc.fiji.superres.models;
