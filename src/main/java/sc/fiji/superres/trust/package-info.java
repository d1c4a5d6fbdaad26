/**
 * How large the error of a result is, with a guarantee: {@link sc.fiji.superres.trust.ErrorBound} bounds it in 90 % of
 * all windows, by a {@link sc.fiji.superres.trust.Calibration} of the model.
 * <p>
 * {@code TrustSigns} are what tells of an error without a reference; where {@code Contradictions} are, there is no
 * bound. {@link sc.fiji.superres.trust.Calibrator} finds out on scans of known truth
 * ({@link sc.fiji.superres.trust.CalibrationPair}) how the error follows from them: simulated ones for the models that
 * come along, and for a network that was trained on recorded images {@link sc.fiji.superres.trust.KeptBack} images,
 * scanned anew by {@code Rescans}. Networks are known as {@link sc.fiji.superres.trust.Enlarger} only.
 * docs/trust.md#a-map-with-a-guarantee tells how well bounds hold.
 * </p>
 * <p>
 * May use: image, lattice, noise, resample.
 * </p>
 */
package sc.fiji.superres.trust;
