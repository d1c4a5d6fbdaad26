/**
 * The SciJava service that owns the engine, the device and the loaded models, and lends them to one caller at a time.
 * <p>
 * Commands and scripts ask {@link sc.fiji.superres.service.SuperResolutionService}; nothing below knows that it exists.
 * {@code Turns} decides whose turn it is, {@code ModelCache} keeps loaded models, and {@code Lending} lets others go
 * first between two steps of long work.
 * </p>
 * <p>
 * May use: dataset, engine, image, network, pairfolder, swinir, train, upscale; DJL, ImgLib2, SciJava.
 * </p>
 */
package sc.fiji.superres.service;
