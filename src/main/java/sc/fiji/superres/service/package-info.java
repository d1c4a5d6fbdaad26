/**
 * The SciJava service that owns the engine, the device and the loaded models, and lends them to one caller at a time.
 * <p>
 * Commands and scripts ask {@link sc.fiji.superres.service.SuperResolutionService}; nothing below knows that it exists.
 * {@code Turns} says whose turn it is, {@code ModelCache} keeps models, {@code Lending} is the place between two steps
 * where long work lets others go first. May use: dataset, engine, image, network, pairfolder, train, upscale; DJL,
 * ImgLib2, SciJava.
 * </p>
 */
package sc.fiji.superres.service;
