/**
 * What an evaluation looks like on paper: a folder of tables, plots, a gallery and one HTML page that shows them all and
 * opens without a network.
 * <p>
 * Plots are drawn once, on a {@link sc.fiji.superres.report.Canvas}, and so are the same as SVG and as PNG. Coordinates
 * are CSS pixels, y downwards; colours are {@code #rrggbb}. Only what makes PNG files needs Java's AWT, and no display.
 * May use: evaluate, dataset, image; AWT, ImageIO.
 * </p>
 */
package sc.fiji.superres.report;
