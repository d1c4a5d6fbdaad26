/**
 * Whether to believe a result, from its input alone: one sentence after every super-resolving.
 * <p>
 * {@link sc.fiji.superres.believe.Signs} are what can be seen without a reference: waves that the input does not show,
 * what of its lattice is lost, how the result, shrunk back, differs from it beyond its noise, and noise that was kept.
 * {@link sc.fiji.superres.believe.Belief} makes a verdict of them, {@link sc.fiji.superres.believe.Beliefs} one
 * sentence for all slices of an image. {@code docs/trust.md} tells how often they are right.
 * </p>
 * <p>
 * May use: image, lattice, noise, resample, upscale; commons-math3, ImgLib2.
 * </p>
 */
package sc.fiji.superres.believe;
