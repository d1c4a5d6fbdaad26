package sc.fiji.superres.swinir;

import java.io.IOException;
import java.util.Map;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;

import sc.fiji.superres.engine.ScriptLoader;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.torch.ScriptModule;

/**
 * Whether this processor's bf16 arithmetic is right in libtorch at all: single products and convolutions, none of ours.
 * On AMD EPYC of family 26 (Zen 5) oneDNN's kernels for AVX-512 give noise instead (libtorch 2.7.1; right with
 * ONEDNN_MAX_CPU_ISA=AVX2).
 */
final class HalfPrecision {

	private static final String SOURCE = """
		class Half(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  def forward(self: __torch__.Half, x: Tensor, w: Tensor, k: Tensor) -> Tensor:
		    half = torch.zeros([], dtype=15, layout=None, device=None, pin_memory=False)
		    dtype = ops.prim.dtype(half)
		    product = torch.sub(torch.matmul(x, w), torch.matmul(torch.to(x, dtype), torch.to(w, dtype)))
		    image = torch.reshape(x, [1, 60, 8, 8])
		    full = torch.conv2d(image, k, None, [1, 1], [1, 1], [1, 1], 1)
		    low = torch.conv2d(torch.to(image, dtype), torch.to(k, dtype), None, [1, 1], [1, 1], [1, 1], 1)
		    grey = torch.reshape(x, [1, 1, 60, 64])
		    kernels = torch.reshape(torch.slice(torch.reshape(k, [3600, 1, 3, 3]), 0, 0, 60, 1), [60, 1, 3, 3])
		    wide = torch.conv2d(grey, kernels, None, [1, 1], [1, 1], [1, 1], 1)
		    narrow = torch.conv2d(torch.to(grey, dtype), torch.to(kernels, dtype), None, [1, 1], [1, 1], [1, 1], 1)
		    first = torch.max(torch.abs(torch.sub(wide, narrow)))
		    second = torch.max(torch.abs(torch.sub(full, low)))
		    return torch.maximum(first, torch.maximum(torch.max(torch.abs(product)), second))
		""";

	private HalfPrecision() {}

	/** Kernels go wrong from the second call on as well, and not in every call. */
	private static final int CALLS = 20;

	/**
	 * The greatest error of products and convolutions whose results are about 1; some thousandths where it is right.
	 */
	static double error() throws IOException {
		double error = 0;
		for (int i = 0; i < CALLS; i++)
			error = Math.max(error, once(i % 2 == 0 ? 1 : -1));
		return error;
	}

	/** @param sign of the input: what a kernel leaves in memory from the call before must not be right for this one */
	private static double once(final int sign) throws IOException {
		try (Model model = ScriptLoader.load(new ScriptModule("Half", Map.of("training", false)), SOURCE, Device.cpu(),
			false);
				NDManager memory = TorchEngine.newManager(Device.cpu());
				IValue x = IValue.from((PtNDArray) drawn(memory, 64, 60).mul(sign));
				IValue w = IValue.from(drawn(memory, 60, 180));
				IValue k = IValue.from((PtNDArray) drawn(memory, 60, 540).reshape(60, 60, 3, 3));
				IValue found = ((PtSymbolBlock) model.getBlock()).forward(x, w, k))
		{
			return found.toTensor((PtNDManager) memory).getFloat();
		}
	}

	private static PtNDArray drawn(final NDManager memory, final int rows, final int columns) {
		final float[] values = Drawn.input(rows * columns);
		final NDArray array = memory.create(values, new Shape(rows, columns));
		return (PtNDArray) array.sub(0.5f).div((float) Math.sqrt(columns));
	}
}
