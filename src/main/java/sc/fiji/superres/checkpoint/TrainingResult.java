package sc.fiji.superres.checkpoint;

import java.nio.file.Path;

/**
 * What a training left behind.
 *
 * @param model the model file to use: the best on validation, else the last
 * @param iterations steps done in all
 * @param stopped whether it was stopped before its last iteration
 * @param psnr best PSNR on the validation pairs in dB, null without validation images
 * @param bicubic PSNR of bicubic enlargement on the same pairs in dB, null likewise
 */
public record TrainingResult(Path model, long iterations, boolean stopped, Double psnr, Double bicubic) {}
