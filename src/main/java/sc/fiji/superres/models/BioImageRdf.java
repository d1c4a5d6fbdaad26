package sc.fiji.superres.models;

/**
 * The forms of {@code rdf.yaml}, with names in braces where {@link BioImageText} fills something in.
 * <p>
 * An enlarged axis is described twice over in {@link #V05}. The specification says size = size of the input · scale of
 * the input / scale of the output; JDLL 0.6, and with it deepImageJ, says size = size of the input · scale of the
 * output. With s² as the input's scale and s as the output's both give s times the size, and the halo divides by s in
 * both. Scales are pixel sizes, so the pixels of the input are s times as wide as those of the output, as they are.
 * </p>
 */
final class BioImageRdf {

	/** Format version 0.4.10, for readers that know no newer one. */
	static final String V04 = """
		format_version: 0.4.10
		type: model
		name: {quotedName}
		description: {quotedSummary}
		authors:
		  - name: "{software}"
		cite:
		  - text: {citation}
		    doi: {doi}
		license: BSD-2-Clause
		tags: [super-resolution, image-restoration, {architecture}, pytorch, 2d, fiji, imagej, deepimagej, {modality}]
		documentation: README.md
		covers: [cover.png]
		timestamp: {timestamp}
		inputs:
		  - name: input
		    description: "image with grey values of 0 to 255"
		    axes: bcyx
		    data_type: float32
		    data_range: [0.0, 255.0]
		    shape:
		      min: [1, {channels}, {side}, {side}]
		      step: [0, 0, {multiple}, {multiple}]
		    preprocessing:
		      - name: scale_linear
		        kwargs:
		          axes: xy
		          gain: {intoUnit}
		          offset: 0.0
		outputs:
		  - name: output
		    description: "super-resolved image; grey values as those of the input, not clipped"
		    axes: bcyx
		    data_type: float32
		    halo: [0, 0, {haloOut}, {haloOut}]
		    shape:
		      reference_tensor: input
		      scale: [1.0, 1.0, {factor}.0, {factor}.0]
		      offset: [0, 0, 0, 0]
		    postprocessing:
		      - name: scale_linear
		        kwargs:
		          axes: xy
		          gain: 255.0
		          offset: 0.0
		test_inputs: [test-input.npy]
		test_outputs: [test-output.npy]
		sample_inputs: [sample-input.png]
		sample_outputs: [sample-output.png]
		weights:
		  torchscript:
		    source: weights-torchscript.pt
		    sha256: "{sha256}"
		    pytorch_version: {pytorch}
		attachments:
		  files: [state-dict.pth]
		""";

	/**
	 * Format version 0.5.10. Nothing in it is newer than 0.5.7. JDLL needs the name of each channel, paths as plain
	 * texts, and a nickname where there is no id, which bioimage.io alone gives.
	 */
	static final String V05 = """
		format_version: 0.5.10
		type: model
		name: {quotedName}
		description: {quotedDescription}
		authors:
		  - name: "{software}"
		cite:
		  - text: {citation}
		    doi: {doi}
		license: BSD-2-Clause
		tags: [super-resolution, image-restoration, {architecture}, pytorch, 2d, fiji, imagej, deepimagej, {modality}]
		documentation: README.md
		covers: [cover.png]
		links: [deepimagej/deepimagej]
		timestamp: {timestamp}
		config:
		  bioimageio:
		    nickname: {nickname}
		    architecture_type: {title}
		    task: "super-resolution"
		    model_parameter_count: {parameters}
		    reproducibility_tolerance:
		      - absolute_tolerance: 0.05
		        relative_tolerance: 0.0
		        mismatched_elements_per_million: 0
		        output_ids: [output]
		inputs:
		  - id: input
		    description: "image with grey values of 0 to 255"
		    axes:
		      - type: batch
		      - type: channel
		        channel_names: [{channelNames}]
		      - type: space
		        id: y
		        size:
		          min: {side}
		          step: {multiple}
		        scale: {scaleIn}.0
		        concatenable: true
		      - type: space
		        id: x
		        size:
		          min: {side}
		          step: {multiple}
		        scale: {scaleIn}.0
		        concatenable: true
		    data:
		      type: float32
		      range: [0.0, 255.0]
		    preprocessing:
		      - id: scale_linear
		        kwargs:
		          gain: {intoUnit}
		          offset: 0.0
		    test_tensor:
		      source: test-input.npy
		      sha256: "{sha256OfTestInput}"
		{sampleInput}outputs:
		  - id: output
		    description: "super-resolved image; grey values as those of the input, not clipped"
		    axes:
		      - type: batch
		      - type: channel
		        channel_names: [{channelNames}]
		      - type: space
		        id: y
		        size:
		          tensor_id: input
		          axis_id: y
		        scale: {factor}.0
		        halo: {haloOut}
		      - type: space
		        id: x
		        size:
		          tensor_id: input
		          axis_id: x
		        scale: {factor}.0
		        halo: {haloOut}
		    data:
		      type: float32
		    postprocessing:
		      - id: scale_linear
		        kwargs:
		          gain: 255.0
		          offset: 0.0
		    test_tensor:
		      source: test-output.npy
		      sha256: "{sha256OfTestOutput}"
		{sampleOutput}weights:
		  torchscript:
		    source: weights-torchscript.pt
		    sha256: "{sha256}"
		    pytorch_version: {pytorch}
		attachments:
		  - source: state-dict.pth
		    sha256: "{sha256OfStateDict}"
		""";

	private BioImageRdf() {}

	/**
	 * The entry that shows a tensor of {@link #V05} as a picture, or nothing for one of several channels: pictures here
	 * are grey, and the specification wants as many dimensions as the tensor has.
	 */
	static String sample(final String file, final int channels) {
		return channels == 1 ? "    sample_tensor:\n      source: " + file + "\n" : "";
	}
}
