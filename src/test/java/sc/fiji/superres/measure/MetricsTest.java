package sc.fiji.superres.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Figure.Direction;

class MetricsTest {

	private static List<Figure> figures() {
		return Metrics.all(255).stream().flatMap(measurement -> measurement.figures().stream()).toList();
	}

	private static List<String> columns(final Direction direction) {
		return figures().stream().filter(figure -> figure.direction() == direction).map(Figure::column).toList();
	}

	@Test
	void everyFigureKnowsWhatIsGoodInIt() {
		assertEquals(List.of("PSNR", "SSIM", "MS-SSIM", "Gauss PSNR", "Gauss SSIM", "Gauss MS-SSIM", "Lattice kept"),
			columns(Direction.GREATER_IS_BETTER));
		assertEquals(List.of("MSE", "MAE", "FRC resolution (px)", "Lattice error", "Invented power"), columns(
			Direction.SMALLER_IS_BETTER));
		assertEquals(List.of("Peak/background", "Reference peak/background", "Peak width ratio", "Invented waves",
			"Invented period (px)"), columns(Direction.NEITHER));
	}

	@Test
	void axesNameTheUnitOfAFigureAndColumnsThatOfALength() {
		final List<Figure> withUnit = figures().stream().filter(figure -> !figure.unit().isEmpty()).toList();
		assertEquals(List.of("PSNR (dB)", "Gauss PSNR (dB)", "FRC resolution (px)", "Invented period (px)"), withUnit
			.stream().map(Figure::label).toList());
		assertEquals("FRC resolution (nm)", withUnit.get(2).labelIn("nm"));
	}

	@Test
	void everyFigureSaysWhatItMeans() {
		for (final Figure figure : figures())
			assertTrue(figure.meaning().matches("[\\p{Ll}SM].{20,}[^.]"), figure + ": " + figure.meaning());
		assertEquals(figures().size(), figures().stream().map(Figure::meaning).distinct().count());
	}

	@Test
	void columnsHaveDifferentNames() {
		assertEquals(figures().size(), figures().stream().map(Figure::column).distinct().count());
	}

	@Test
	void whatIsShownFirstIsMeasured() {
		assertTrue(figures().containsAll(Metrics.HEADLINES));
		assertTrue(figures().containsAll(Metrics.LIVE));
		assertTrue(figures().containsAll(List.of(Metrics.QUALITY, Metrics.LIKENESS)));
		assertTrue(figures().containsAll(Metrics.OBJECTING));
	}
}
