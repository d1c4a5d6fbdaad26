package sc.fiji.superres.foreign;

import java.util.Set;

/**
 * The operators that the code of a network may call: those of PyTorch's operators that image networks need. None of
 * them reads or writes a file, and each checks its arguments. Every other name is refused; so are
 * {@code _reshape_alias}, {@code _weight_norm} and {@code native_batch_norm}, which libtorch lets read or write beyond
 * the end of their tensors.
 */
final class ScriptOperators {

	/** Names in {@code torch.NAME}, in {@code ops.aten.NAME}, and behind the dot of any value. */
	private static final Set<String> ATEN = words("""
		Bool Complex Float FloatImplicit Int IntImplicit ScalarImplicit Size __and__ __contains__ __derive_index
		__getitem__ __is__ __isnot__ __not__ __or__ __range_length __xor__ _adaptive_avg_pool2d _convolution
		_convolution_mode _native_multi_head_attention _pad_circular _pad_enum _prelu_kernel _set_item _shape_as_tensor
		_softmax _unsafe_view _upsample_bicubic2d_aa _upsample_bilinear2d_aa
		_upsample_nearest_exact1d _upsample_lanczos2d_aa _upsample_nearest_exact2d _upsample_nearest_exact3d
		abs abs_ acos adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool2d add add_ addbmm
		addcdiv addcmul addmm affine_grid_generator alias all alpha_dropout amax amin aminmax angle any append arange
		argmax argmin argsort as_tensor asin atan atan2 avg_pool1d avg_pool2d avg_pool3d
		baddbmm batch_norm bernoulli bernoulli_ bilinear bitwise_and bitwise_not bitwise_or bmm broadcast_tensors
		broadcast_to
		cat ceil ceil_ celu channel_shuffle chunk clamp clamp_ clamp_max clamp_max_ clamp_min clamp_min_ clip clip_
		clone col2im complex concat concatenate conj constant_pad_nd contiguous conv1d conv2d conv3d conv_transpose1d
		conv_transpose2d conv_transpose3d convolution copy copy_ cos cosh cosine_similarity count_nonzero cumprod
		cumsum
		detach detach_ device diagonal dict dim div div_ dot dropout dropout_ dtype
		einsum elu elu_ embedding empty empty_like eq equal erf erfc exp exp_ expand expand_as expm1 extend eye
		feature_dropout fft_fft2 fft_fftn fft_fftshift fft_ifft2 fft_ifftn fft_ifftshift fft_irfft fft_irfft2
		fft_irfftn fft_rfft fft_rfft2 fft_rfftn fill_ flatten flip fliplr flipud floor floor_ floor_divide floordiv
		fmod format frac frobenius_norm full full_like
		gather ge gelu gelu_ get get_device glu grid_sampler grid_sampler_2d group_norm gt
		hardshrink hardsigmoid hardsigmoid_ hardswish hardswish_ hardtanh hardtanh_ hstack hypot
		im2col imag index index_put index_put_ index_select instance_norm is_complex is_contiguous is_cuda
		is_floating_point is_autocast_cpu_enabled is_autocast_enabled is_grad_enabled isfinite isinf isnan item items
		keys
		layer_norm layout le leaky_relu leaky_relu_ len lerp lift_fresh lift_fresh_copy linalg_inv linalg_norm
		linalg_vector_norm linear linspace list log log10 log1p log2 log_ log_sigmoid log_softmax logical_and
		logical_not logical_or logical_xor logsumexp lt
		masked_fill masked_fill_ masked_select mathremainder matmul max max_pool1d max_pool2d max_pool2d_with_indices
		max_pool3d maximum mean median meshgrid min minimum mish mish_ mm mod moveaxis movedim mul mul_ mv
		nan_to_num narrow native_group_norm native_layer_norm ne neg neg_ new_empty new_full
		new_ones new_zeros nonzero norm normal_ numel numpy_T
		one_hot ones ones_like outer
		pad percentFormat permute pixel_shuffle pixel_unshuffle polar pow pow_ prelu prod
		rand rand_like randn randn_like real reciprocal reflection_pad1d reflection_pad2d reflection_pad3d relu relu6
		relu6_ relu_ remainder repeat repeat_interleave replication_pad1d replication_pad2d replication_pad3d
		requires_grad requires_grad_ reshape reshape_as resolve_conj resolve_neg rms_norm roll rot90 round round_
		rsqrt rsub
		scalar_tensor scaled_dot_product_attention scatter scatter_ scatter_add select selu selu_ shape sigmoid
		sigmoid_ sign silu silu_ sin sinh size slice softmax softplus softshrink sort split split_with_sizes sqrt
		sqrt_ square squeeze squeeze_ stack std std_mean stride sub sub_ sum sum_to_size swapaxes swapdims
		t take_along_dim tan tanh tanh_ tensor tensor_split tensordot threshold tile to topk trace transpose
		transpose_ tril triu trunc type_as
		unbind unflatten unfold uniform_ unsqueeze unsqueeze_ upsample_bicubic2d upsample_bilinear2d upsample_linear1d
		upsample_nearest1d upsample_nearest2d upsample_nearest3d upsample_trilinear3d
		values var var_mean view view_as view_as_complex view_as_real vstack
		warn where
		zero_ zeros zeros_like
		""");

	/** Names in {@code ops.prim.NAME}. */
	private static final Set<String> PRIM = words("""
		NumToTensor RaiseException abs device dtype is_cuda is_mkldnn is_nested layout max min requires_grad type
		unchecked_unwrap_optional
		""");

	/** Names in {@code NAME(…)}. */
	private static final Set<String> FUNCTIONS = words("""
		abs annotate bool enumerate float getattr int isinstance len list max min range round str sum tuple
		unchecked_cast uninitialized zip
		""");

	private ScriptOperators() {}

	/** Whether a name may stand behind {@code torch.} or the dot of any value. */
	static boolean aten(final String name) {
		return ATEN.contains(name);
	}

	/** Whether a name may stand behind {@code ops.NAMESPACE.}. */
	static boolean in(final String namespace, final String name) {
		return switch (namespace) {
			case "aten" -> ATEN.contains(name);
			case "prim" -> PRIM.contains(name);
			default -> false;
		};
	}

	/** Whether a name without a dot in front may be called. */
	static boolean function(final String name) {
		return FUNCTIONS.contains(name);
	}

	private static Set<String> words(final String text) {
		return Set.of(text.strip().split("\\s+"));
	}
}
