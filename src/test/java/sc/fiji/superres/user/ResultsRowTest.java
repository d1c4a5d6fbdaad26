package sc.fiji.superres.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sc.fiji.superres.imagej.MacroRunner;

class ResultsRowTest {

	@Test
	void aMacroReadsTheRowFromTheResultsTable() {
		MacroRunner.run("run('Clear Results');");
		new ResultsRow().put("Image", "a").put("PSNR", 27.25).append();
		new ResultsRow().put("Image", "b").put("PSNR", Double.NaN).append();
		assertEquals("2 a 27.25 b NaN", MacroRunner.run(
			"return '' + nResults + ' ' + getResultString('Image', 0) + ' ' + " +
				"getResult('PSNR', 0) + ' ' + getResultString('Image', 1) + ' ' + getResult('PSNR', 1);"));
	}
}
