/**
 * What an evaluation looks like on paper: a folder of tables, plots, a gallery and one HTML page that shows them all
 * and opens without a network.
 * <p>
 * XChart draws each plot once, as SVG and as PNG; the {@link sc.fiji.superres.report.Gallery} is drawn here. All of
 * that needs Java's AWT with a font, and no display. May use: crops, dataset, evaluate, image, measure, metric; AWT,
 * ImageIO, ImgLib2, XChart.
 * </p>
 */
package sc.fiji.superres.report;
