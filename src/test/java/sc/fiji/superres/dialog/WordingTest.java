package sc.fiji.superres.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

	private static final Form FORM = new Form("Do It...", "Does it.", List.of(question("source", Question.Kind.FOLDER,
		"Folder of images"), question("model", Question.Kind.MODEL, "Model"), question("tile", Question.Kind.TEXT,
			"Side of a tile"), question("overwrite", Question.Kind.FLAG, "Make $ again")), (key, answer) -> "");

	private static Question question(final String key, final Question.Kind kind, final String label) {
		return new Question(key, kind, label, "", List.of(), "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"source is empty: name a file or folder by source=[path].;“Folder of images” is empty: choose a folder.",
		"model is empty: name a .pt file.;“Model” is empty: choose a model.",
		"tile=-3 is negative: give 0.;“Side of a tile”: -3 is negative: give 0.",
		"Say overwrite=true to go on.;tick “Make $ again” to go on.",
		"/a is there, or say overwrite=true;/a is there, or tick “Make $ again”",
		"Name another source=, please.;Name another “Folder of images”, please.",
		"source=/data/gan is no folder.;“Folder of images”: /data/gan is no folder.",
		"The tiles=3 of textile=4 stay.;The tiles=3 of textile=4 stay." })
	void keysBecomeLabels(final String message, final String expected) {
		assertEquals(expected, new Wording(FORM).of(message));
	}

	@Test
	void theFirstSevenQuestionsAreShown() {
		final List<Question> nine = java.util.stream.IntStream.range(0, 9).mapToObj(i -> question("k" + i,
			Question.Kind.TEXT, "Label " + i)).toList();
		final Form form = new Form("Do It...", "", nine, FORM.explanation());
		assertEquals(List.of(nine.get(7), nine.get(8)), form.more());
		assertEquals(7, form.shown().size());
		assertEquals(List.of(), FORM.more());
	}
}
