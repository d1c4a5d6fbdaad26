package sc.fiji.superres.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class StateDictTest {

	private final StateDict weights = new StateDict().put("conv.weight", FloatTensor.filled(2, 4, 3)).put("conv.bias",
		FloatTensor.filled(0.5f, 4)).put("norm.bias", FloatTensor.filled(0, 4));

	private String refusal(final Map<String, int[]> needed) {
		return assertThrows(IllegalArgumentException.class, () -> weights.requireExactly(needed)).getMessage();
	}

	@Test
	void whatFitsExactlyIsAccepted() {
		assertDoesNotThrow(() -> weights.requireExactly(Map.of("conv.weight", new int[] { 4, 3 }, "conv.bias",
			new int[] { 4 }, "norm.bias", new int[] { 4 })));
	}

	@Test
	void aMissingTensorIsNamedWithTheShapeItShouldHave() {
		assertEquals("The model lacks the tensor 'norm.weight' of shape [4].", refusal(Map.of("norm.weight", new int[] {
			4 })));
	}

	@Test
	void aMisshapedTensorIsNamedWithBothShapes() {
		assertEquals("The tensor 'conv.weight' has shape [4, 3], but this network needs [3, 4].", refusal(Map.of(
			"conv.weight", new int[] { 3, 4 })));
		assertEquals("The tensor 'conv.bias' has shape [4], but this network needs [4, 1].", refusal(Map.of("conv.bias",
			new int[] { 4, 1 })));
	}

	@Test
	void anExtraTensorIsNamedWithItsShape() {
		assertEquals("The model holds a tensor 'norm.bias' of shape [4] that this network does not have.", refusal(Map
			.of("conv.weight", new int[] { 4, 3 }, "conv.bias", new int[] { 4 })));
	}

	@Test
	void anUnknownNameIsAnErrorWithThatName() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> weights.get("conv.wieght")).getMessage().contains(
			"'conv.wieght'"));
		assertFalse(weights.contains("conv.wieght"));
	}

	@Test
	void namesKeepTheirOrderAndCannotBeChanged() {
		assertEquals(List.of("conv.weight", "conv.bias", "norm.bias"), List.copyOf(weights.names()));
		assertThrows(UnsupportedOperationException.class, () -> weights.names().clear());
	}

	@Test
	void theTensorsUnderAPrefixLoseIt() {
		final StateDict part = weights.under("conv.");
		assertEquals(List.of("weight", "bias"), List.copyOf(part.names()));
		assertArrayEquals(new float[] { 0.5f, 0.5f, 0.5f, 0.5f }, part.get("bias").values());
	}

	@Test
	void aTensorHoldsAsManyValuesAsItsShapeSays() {
		assertEquals("A tensor of shape [2, 3] holds 6 values, not 5.", assertThrows(IllegalArgumentException.class,
			() -> new FloatTensor(new float[5], 2, 3)).getMessage());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new FloatTensor(new float[4], -2, -2))
			.getMessage().contains("[-2, -2]"));
		assertEquals(1, FloatTensor.filled(7).values().length, "a single number has no dimensions");
	}
}
