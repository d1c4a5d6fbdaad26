package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProgressTest {

	private final List<String> heard = new ArrayList<>();

	private final Progress inner = new Progress() {

		@Override
		public void report(final long done, final long total, final String message) {
			heard.add(done + "/" + total + " " + message);
		}

		@Override
		public void note(final String line) {
			heard.add(line);
		}

		@Override
		public boolean isCancelled() {
			return true;
		}
	};

	@Test
	void notesAndTheWishToStopComeThroughEveryWrapper() {
		final Progress wrapped = new ForwardingProgress(inner.part(1, 2, "slice 2").quietly().part(0, 3, "tile")) {};
		wrapped.note("the CPU takes over");
		wrapped.report(1, 2, "unheard");
		assertEquals(List.of("the CPU takes over"), heard);
		assertEquals(true, wrapped.isCancelled());
	}

	@Test
	void aPartReportsWithinTheWhole() {
		inner.part(1, 2, "slice 2").report(3, 4, "tile");
		assertEquals(List.of("7/8 slice 2, tile"), heard);
	}
}
