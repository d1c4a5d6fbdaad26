package sc.fiji.superres.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class StructureTest {

	@Test
	void reflectionsHaveTheirPlaceAndTheirPower() {
		final Structure structure = Structure.of(List.of(Waves.on(512, 512).noise(2, 1).wave(0.1234, 0.0321, 2).wave(
			0.0456, -0.2011, 1).plane()));
		final List<Reflection> found = structure.reflections(9);
		assertEquals(2, found.size());
		assertEquals(0.1234, found.get(0).kx(), 4e-4);
		assertEquals(0.0321, found.get(0).ky(), 4e-4);
		assertEquals(2, found.get(0).amplitude(), 0.1);
		assertEquals(0.0456, found.get(1).kx(), 4e-4);
		assertEquals(-0.2011, found.get(1).ky(), 4e-4);
		assertEquals(0.5, found.get(1).power(), 0.1);
		assertEquals(1 / Math.hypot(0.1234, 0.0321), structure.strongest().orElseThrow().period(), 0.05);
		assertEquals(1 / Math.hypot(0.0456, 0.2011), found.get(1).period(), 0.05);
	}

	@Test
	void theShareThatFoldsIsThatOfTheReflectionsBeyondNyquist() {
		final Structure structure = Structure.of(List.of(Waves.on(512, 512).noise(3, 2).wave(0.1, 0.03, 2).wave(0.02,
			-0.2, 1).plane()));
		assertEquals(0, structure.folded(1));
		assertEquals(0, structure.folded(2.4), 1e-3);
		assertEquals(0.2, structure.folded(3), 0.02);
		assertEquals(0.2, structure.folded(4.7), 0.02);
		assertEquals(1, structure.folded(5.5), 0.01);
		assertEquals(2.5, structure.coarsest(0.05), 0.1);
		assertEquals(5, structure.coarsest(0.3), 0.3);
	}

	@Test
	void noiseHasNoStructure() {
		int found = 0;
		for (int seed = 0; seed < 40; seed++)
			found += Structure.of(List.of(Waves.on(256, 300).noise(5, seed).plane())).reflections(9).size();
		assertTrue(found <= 2, found + " reflections in 40 images of noise");
	}

	@Test
	void noiseOfLinesHasNoStructureEither() {
		final Structure structure = Structure.of(List.of(Waves.on(512, 512).lines(5, 3).noise(5, 3).wave(0.1, 0.05, 1)
			.plane()));
		assertEquals(1, structure.reflections(9).size());
		assertEquals(0.1, structure.strongest().orElseThrow().kx(), 1e-3);
	}

	@Test
	void streaksOfJitteringLinesAreNoStructure() {
		final Structure structure = Structure.of(List.of(Waves.on(512, 512).wave(0.1, 0.05, 5).jitter(1, 4).noise(1, 4)
			.plane()));
		assertEquals(1, structure.reflections(9).size());
		assertEquals(0, structure.folded(4.5), 0.01);
	}

	@Test
	void slowChangesOfTheBackgroundAreNoStructure() {
		assertEquals(0, Structure.of(List.of(Waves.on(512, 512).wave(0.002, 0.001, 5).tilt(1).noise(1, 5).plane()))
			.power(), 0.01);
	}

	@Test
	void anImageWithoutNoiseIsAllStructure() {
		final Structure structure = Structure.of(List.of(Waves.on(300, 256).wave(0.125, 0.0625, 2).plane()));
		assertEquals(2, structure.power(), 0.01);
		assertEquals(0.125, structure.strongest().orElseThrow().kx(), 1e-3);
	}

	@Test
	void aConstantImageHasNothingToFold() {
		final Structure structure = Structure.of(List.of(Waves.on(64, 64).plane()));
		assertEquals(0, structure.power());
		assertEquals(0, structure.folded(100));
		assertEquals(Double.POSITIVE_INFINITY, structure.coarsest(0));
		assertTrue(structure.strongest().isEmpty() && structure.reflections(1).isEmpty());
	}

	@Test
	void noiseAndStructureAddUpToTheVariance() {
		final var images = List.of(Waves.on(512, 512).noise(3, 6).wave(0.1, 0.2, 4).plane());
		assertEquals(8, Structure.of(images).power(), 0.1);
		assertEquals(9, NoisePower.of(images), 0.2);
	}

	@Test
	void severalImagesCountTogether() {
		final var first = Waves.on(256, 256).noise(1, 7).wave(0.1, 0.05, 1).plane();
		final var second = Waves.on(256, 256).noise(1, 8).wave(0.1, 0.05, 3).plane();
		assertEquals((0.5 + 4.5) / 2, Structure.of(List.of(first, second)).strongest().orElseThrow().power(), 0.1);
	}

	@Test
	void noDistanceIsRefusedByItsValue() {
		final Structure structure = Structure.of(List.of(Waves.on(64, 64).noise(1, 1).plane()));
		final String message = assertThrows(IllegalArgumentException.class, () -> structure.folded(0)).getMessage();
		assertTrue(message.contains("distance=0.0"), message);
	}
}
