package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.swinir.FakeNetwork;

class ModelCacheTest {

	private static final int EACH = 10;

	private final List<String> closed = new ArrayList<>();
	private long budget = 2 * EACH;
	private final ModelCache cache = new ModelCache(() -> budget);

	/** Is nothing but closed. */
	private final class Fake extends FakeNetwork {

		private final String name;

		Fake(final String name) {
			this.name = name;
		}

		@Override
		public String description() {
			return name;
		}

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			return pixels;
		}

		@Override
		public void close() {
			closed.add(name);
		}
	}

	private static ModelCache.Key key(final String content) {
		return new ModelCache.Key(content, Device.cpu(), Precision.FULL);
	}

	private Network take(final String content) throws IOException {
		return cache.take(key(content), () -> new ModelCache.Loaded(content, new Fake(content), EACH));
	}

	private Network use(final String content) throws IOException {
		final Network network = take(content);
		cache.give(key(content));
		return network;
	}

	@Test
	void theModelUsedLongestAgoGoesFirst() throws IOException {
		final Network a = use("a");
		use("b");
		assertSame(a, use("a"));
		use("c");
		assertEquals(List.of("b"), closed);
		assertSame(a, use("a"));
		use("b");
		assertEquals(List.of("b", "c"), closed);
	}

	@Test
	void deviceAndPrecisionMakeAnotherModel() throws IOException {
		final Network a = use("a");
		assertNotSame(a, cache.take(new ModelCache.Key("a", Device.gpu(0), Precision.FULL), () -> new ModelCache.Loaded(
			"a", new Fake("on a GPU"), EACH)));
		assertEquals(List.of("cpu", "cuda:0"), cache.held().stream().map(DeviceStatus.HeldModel::device).toList());
		assertNotSame(a, cache.take(new ModelCache.Key("a", Device.cpu(), Precision.FP16), () -> new ModelCache.Loaded(
			"a", new Fake("half"), EACH)));
	}

	@Test
	void whatIsInUseStaysHoweverLittleMemoryThereIs() throws IOException {
		budget = 0;
		take("a");
		take("a");
		take("b");
		assertEquals(List.of(), closed);
		cache.give(key("a"));
		assertEquals(List.of(), closed, "somebody else has it");
		cache.give(key("a"));
		assertEquals(List.of("a"), closed);
		assertEquals(0, cache.free(0), "b is in use");
		cache.give(key("b"));
		assertEquals(List.of("a", "b"), closed);
	}

	@Test
	void freeingSaysHowManyBytesWent() throws IOException {
		use("a");
		use("b");
		assertEquals(EACH, cache.free(EACH));
		assertEquals(List.of("a"), closed);
		assertEquals(EACH, cache.free(0));
		assertEquals(0, cache.free(0));
	}

	@Test
	void aModelThatCannotBeLoadedLeavesNothing() throws IOException {
		assertThrows(IOException.class, () -> cache.take(key("a"), () -> {
			throw new IOException("damaged");
		}));
		assertEquals(List.of(), cache.held());
		use("a");
		assertEquals(1, cache.held().size());
	}
}
