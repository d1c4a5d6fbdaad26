/**
 * The SciJava service that owns the engine, the device and the loaded models, and lends them to one caller at a time.
 * <p>
 * Commands and scripts ask {@link sc.fiji.superres.service.SuperResolutionService}; nothing below knows that it exists.
 * {@code DeviceQueue} decides whose turn it is and {@code ModelCache} keeps loaded models. Long work lends the device
 * to others at each report to a {@code LendingProgress}.
 * </p>
 * <p>
 * May use: checkpoint, dataset, engine, image, network, pairfolder, train, upscale; DJL, ImgLib2, SciJava.
 * </p>
 */
package sc.fiji.superres.service;
