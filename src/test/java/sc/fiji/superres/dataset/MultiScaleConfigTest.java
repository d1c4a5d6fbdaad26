package sc.fiji.superres.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.Gson;

import sc.fiji.superres.resample.Filter;

class MultiScaleConfigTest {

	private static final String ALPHAS_4X = "1.25 1.5 1.75 2 2.25 2.5 2.75 3 3.25 3.5 3.75 4 4.25 4.5 4.75";

	/** Target zoom levels as [M23], table 1, lists them. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { //
		"4x single-scale             | -                  | -                             | -", //
		"4x ms 1.25-5                | A                  | -                             | -", //
		"4x ms 5-10                  | -                  | 6 7 8 9 10                    | -", //
		"4x ms 1.25-10               | A                  | 6 7 8 9 10                    | -", //
		"4x ms 1.25-10 conv 11-15    | A                  | 6 7 8 9 10                    | 11 12 13 14 15", //
		"4x ms 1.25-17 conv 17-19    | A                  | 6 7 8 9 10 11 12 13 14 15 16 17 | 17 18 19", //
		"4x ms 5-17 conv 17-19       | -                  | 6 7 8 9 10 11 12 13 14 15 16 17 | 17 18 19", //
		"2x single-scale             | -                  | -                             | -", //
		"2x ms 24-14                 | -                  | 23 22 21 20 19 18 17 16 15 14 | -", //
		"2x ms 48-14                 | B                  | 23 22 21 20 19 18 17 16 15 14 | -", //
		"2x ms 24-14 conv 14-13      | -                  | 23 22 21 20 19 18 17 16 15 14 | 14 13" })
	void presetsReachTheZoomLevelsOfTheTable(final String name, final String two, final String three,
		final String four)
	{
		final MultiScaleConfig preset = MultiScaleConfig.preset(name);
		final boolean fourfold = name.startsWith("4x");
		assertEquals(fourfold ? 4 : 2, preset.factor());
		assertEquals(fourfold ? new ZoomLevel(5, "MX") : new ZoomLevel(24, "nm"), preset.zoom());
		assertEquals(fourfold ? "5" : "24", zooms(preset, 1));
		final String nm = "48 47 46 45 44 43 42 41 40 39 38 37 36 35 34 33 32 31 30 29 28 27 26 25";
		assertEquals(two == null ? "" : two.equals("A") ? ALPHAS_4X : nm, zooms(preset, 2));
		assertEquals(three == null ? "" : three, zooms(preset, 3));
		assertEquals(four == null ? "" : four, zooms(preset, 4));
	}

	@Test
	void presetsShareCropsAndFilters() {
		assertEquals(13, MultiScaleConfig.presetNames().size());
		for (final String name : MultiScaleConfig.presetNames()) {
			final MultiScaleConfig preset = MultiScaleConfig.preset(name);
			assertEquals(name, preset.name());
			assertEquals(256, preset.crop());
			assertEquals(256 / preset.factor(), preset.inputCrop());
			assertEquals(8, preset.cropsPerRow());
			assertEquals(Arrays.asList(Filter.values()), preset.filters());
		}
	}

	@Test
	void anUnknownPresetIsAnsweredWithTheNames() {
		final String message = assertThrows(IllegalArgumentException.class, () -> MultiScaleConfig.preset("4x MS"))
			.getMessage();
		assertTrue(message.startsWith("preset=4x MS "), message);
		MultiScaleConfig.presetNames().forEach(name -> assertTrue(message.contains(name), message));
	}

	@Test
	void impossibleValuesAreNamed() {
		assertMessage("factor=1", () -> config(1, List.of(), List.of(), List.of()));
		assertMessage("alphas=1.0", () -> config(2, List.of(0.5, 1.0), List.of(), List.of()));
		assertMessage("alphas=0.0", () -> config(2, List.of(0.0), List.of(), List.of()));
		assertMessage("betas=1.0", () -> config(2, List.of(), List.of(1.0), List.of()));
		assertMessage("betas=Infinity", () -> config(2, List.of(), List.of(Double.POSITIVE_INFINITY), List.of()));
		assertMessage("gammas=1.1", () -> config(2, List.of(), List.of(), List.of(1.1)));
		assertMessage("crop=32", () -> config(3, List.of(), List.of(), List.of()));
		assertMessage("cropsperrow=0", () -> MultiScaleConfig.preset("2x single-scale").withCrop(32, 0));
		assertMessage("filters", () -> Filtered.by(List.of(), MultiScaleConfig.preset("2x single-scale")));
		assertMessage("filters=[BOX, BOX]", () -> Filtered.by(List.of(Filter.BOX, Filter.BOX), MultiScaleConfig.preset(
			"2x single-scale")));
	}

	@Test
	void twoLevelsOfOneNameAreRefusedButConvergenceMayMeetThem() {
		assertMessage("0.5000001", () -> config(2, List.of(0.5, 0.5000001), List.of(), List.of()));
		assertEquals(3, config(2, List.of(), List.of(1.5), List.of(0.75)).levels().size()); // both at 16 nm
	}

	@Test
	void filtersAreReadAsMacrosWriteThem() {
		assertEquals(Arrays.asList(Filter.values()), MultiScaleConfig.parseFilters("all"));
		assertEquals(Arrays.asList(Filter.values()), MultiScaleConfig.parseFilters(""));
		assertEquals(List.of(Filter.LANCZOS, Filter.BOX), MultiScaleConfig.parseFilters("lanczos, box"));
		assertMessage("cubic", () -> MultiScaleConfig.parseFilters("box,cubic"));
	}

	@Test
	void jsonKeepsEveryField() {
		final Gson gson = new Gson();
		for (final String name : MultiScaleConfig.presetNames()) {
			final MultiScaleConfig preset = MultiScaleConfig.preset(name);
			assertEquals(preset, gson.fromJson(gson.toJson(preset), MultiScaleConfig.class));
		}
	}

	private static MultiScaleConfig config(final int factor, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas)
	{
		return TestImages.config(factor, alphas, betas, gammas);
	}

	private static String zooms(final MultiScaleConfig config, final int subProcess) {
		return config.levels().stream().filter(l -> l.subProcess() == subProcess).map(l -> config.zoom().targetAt(l
			.ratio()).label().substring(1)).collect(Collectors.joining(" "));
	}

	private static void assertMessage(final String part, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
