package sc.fiji.superres.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class WebPageTest {

	private static final Path PAGE = Path.of("my report/report.html").toAbsolutePath();
	private static final Attendance MENU = new Attendance(true, true, false, false);

	private final List<URI> opened = new ArrayList<>();

	/** H12: Evaluate only logged where its report is. That it does this: screen.WorkScreenTest. */
	@Test
	void fromTheMenuAPageOpens() {
		WebPage.show(PAGE, MENU, opened::add);
		assertEquals(List.of(PAGE.toUri()), opened);
	}

	@Test
	void nothingOpensInMacrosInBatchModeOrWithoutADisplay() {
		for (final Attendance nobody : List.of(new Attendance(true, true, false, true), new Attendance(true, true, true,
			false), new Attendance(false, false, false, false), new Attendance(true, false, false, false)))
			WebPage.show(PAGE, nobody, opened::add);
		WebPage.show(PAGE);
		assertEquals(List.of(), opened);
	}

	@Test
	void aBrowserThatFailsEndsNoEvaluationAndPeopleAreToldTheFile() {
		final WebPage.Browser none = address -> {
			throw new IOException("no such program");
		};
		assertDoesNotThrow(() -> WebPage.show(PAGE, MENU, none));
		assertEquals("No browser opened it (no such program). Open this file in one: " + PAGE, WebPage.open(PAGE,
			none));
		assertEquals("Handed to the browser. If it shows nothing, open this file in it: " + PAGE, WebPage.open(PAGE,
			opened::add));
	}
}
