/**
 * Writes an evaluation as a folder of tables, plots and a gallery, with one HTML page that shows all of it and opens
 * without a network.
 * <p>
 * XChart draws each plot once, as SVG and as PNG; the {@link sc.fiji.superres.report.Gallery} is drawn here. This needs
 * Java's AWT with a font, but no display.
 * </p>
 * <p>
 * May use: crops, dataset, evaluate, image, measure, metric; AWT, ImageIO, ImgLib2, XChart.
 * </p>
 */
package sc.fiji.superres.report;
