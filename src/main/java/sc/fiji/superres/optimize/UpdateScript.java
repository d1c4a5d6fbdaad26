package sc.fiji.superres.optimize;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import sc.fiji.superres.engine.ScriptLoader;
import sc.fiji.superres.torch.ScriptModule;

/** The update of all weights as one TorchScript program: clip, AdamW, average, gradients back to 0. */
final class UpdateScript implements AutoCloseable {

	// the small number beside the norm is torch.nn.utils.clip_grad_norm_'s
	private static final String SOURCE = """
		class Update(Module):
		  __parameters__ = []
		  __buffers__ = []
		  training : bool
		  beta1 : float
		  beta2 : float
		  epsilon : float
		  weight_decay : float
		  clip : float
		  average_decay : float
		  def forward(self: __torch__.Update, weights: List[Tensor], first: List[Tensor], second: List[Tensor], \
		averages: List[Tensor], step: float, rate: float) -> float:
		    gradients = annotate(List[Tensor], [])
		    none = annotate(List[Tensor], [])
		    steps = annotate(List[Tensor], [])
		    now = torch.add(torch.zeros([], dtype=6, layout=None, device=weights[0].device, pin_memory=False), step)
		    for weight in weights:
		      gradient = weight.grad
		      if gradient is not None:
		        gradients.append(gradient)
		      steps.append(now)
		    if torch.gt(self.clip, 0.):
		      norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients, 2)), 2)
		      scale = torch.mul(torch.reciprocal(torch.add(norm, 1e-06)), self.clip)
		      torch._foreach_mul_(gradients, torch.clamp(scale, None, 1.))
		    torch._fused_adamw_(weights, gradients, first, second, none, steps, lr=rate, beta1=self.beta1, \
		beta2=self.beta2, weight_decay=self.weight_decay, eps=self.epsilon, amsgrad=False, maximize=False)
		    torch._foreach_lerp_(averages, weights, 1. - self.average_decay)
		    torch._foreach_zero_(gradients)
		    return rate
		""";

	private final Model model;
	private final PtSymbolBlock block;

	private UpdateScript(final Model model) {
		this.model = model;
		block = (PtSymbolBlock) model.getBlock();
	}

	static UpdateScript load(final OptimizerConfig config, final double average, final Device device)
		throws IOException
	{
		final ScriptModule module = new ScriptModule("Update", numbers(config, average));
		return new UpdateScript(ScriptLoader.load(module, SOURCE, device, false));
	}

	private static Map<String, Object> numbers(final OptimizerConfig config, final double average) {
		final Map<String, Object> numbers = new LinkedHashMap<>();
		numbers.put("training", false);
		numbers.put("beta1", config.beta1());
		numbers.put("beta2", config.beta2());
		numbers.put("epsilon", config.epsilon());
		numbers.put("weight_decay", config.weightDecay());
		numbers.put("clip", config.clip());
		numbers.put("average_decay", average);
		return numbers;
	}

	/**
	 * @param lists weights, first moments, second moments, averages
	 * @param step number of this update, from 1 on
	 */
	void run(final List<IValue> lists, final long step, final double rate) {
		try (IValue number = IValue.from((double) step);
				IValue learningRate = IValue.from(rate);
				IValue done = block.forward(lists.get(0), lists.get(1), lists.get(2), lists.get(3), number,
					learningRate))
		{
			assert done.isDouble();
		}
	}

	@Override
	public void close() {
		model.close();
	}
}
