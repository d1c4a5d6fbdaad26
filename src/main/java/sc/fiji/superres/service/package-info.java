/**
 * The SciJava service that owns the engine, the device and the loaded models, and lends them to one caller at a time.
 * <p>
 * Commands and scripts ask {@link sc.fiji.superres.service.SuperResolutionService}; nothing below knows that it exists.
 * May use: upscale, swinir, SciJava, DJL.
 * </p>
 */
package sc.fiji.superres.service;
