package sc.fiji.superres.report;

import java.util.List;
import java.util.Map;

import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.evaluate.Example;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.image.PixelSize;

/**
 * Everything that a report shows.
 *
 * @param title one line
 * @param facts how it was done, name → text, in the order to be shown
 * @param table all scores
 * @param pyramid the zoom levels
 * @param pixel of the references as recorded; its unit is "pixel" where it is not known
 * @param examples for the gallery
 * @param notes what people should know
 */
public record Report(String title, Map<String, String> facts, ScoreTable table, ZoomPyramid pyramid, PixelSize pixel,
	List<Example> examples, List<String> notes)
{}
