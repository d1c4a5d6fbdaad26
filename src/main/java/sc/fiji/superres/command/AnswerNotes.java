package sc.fiji.superres.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ij.ImagePlus;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.imageplus.ActiveImage;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.results.Enlarged;

/** What some answers mean, a line for people who choose them from a list. */
final class AnswerNotes {

	private static final Pattern LEVELS = Pattern.compile("\\dx (?:ms|independent) ([\\d.]+)-([\\d.]+)(?: conv (.*))?");

	private AnswerNotes() {}

	/** @return empty where there is nothing to say of an answer */
	static String of(final String key, final String answer) {
		if (key.equals("preset")) return ofPreset(answer);
		if (key.equals("input")) return ofImage(answer);
		if (key.equals("source")) return ofSource(answer);
		return switch (key + "=" + answer) {
			case "recipe=" + Keys.BY_PRESET ->
				"An hour on two cores; for published pairs as published, months on a CPU.";
			case "recipe=try" -> "About three minutes on two cores: enough to see whether it will work.";
			case "recipe=good" -> "About an hour on two cores. How long it takes here is told before it begins.";
			case "recipe=overnight" -> "About ten hours on two cores.";
			case "recipe=published" -> "150 000 steps of 16 pairs, as published: hours on a GPU, months on a CPU.";
			case "pairs=independent" -> "Input and target share no noise and have one centre: noise is not learnt.";
			case "pairs=published" ->
				"As Möller et al. 2023; copies noise and lies 0.4 pixels off. To compare with them.";
			case "mode=standard" -> "Inputs are made from the references by shrinking them: needs one folder only.";
			case "mode=physical" -> "Inputs were recorded separately, and are looked for on the references.";
			case "mode=truth" -> "References are known without noise, such as simulated ones, of the same places.";
			case "mode=pairs" -> "References are second recordings of the same places as the inputs.";
			case "method=published" -> "Each line by itself. A step of the surface tilts the terraces beside it.";
			case "method=median" -> "Finds the terraces: for surfaces with steps, islands or molecules.";
			case "method=none" -> "For STEM and SEM, and for scans that were flattened before.";
			case "map=consistency" -> "Where the result, shrunk back, differs from the image it was made from.";
			case "map=spread" -> "How much results of eight flips and turns differ; takes eight times as long.";
			case "map=trust" -> "The error that nine places of ten do not exceed; marks the rest. Twice as long.";
			case "precision=full" -> "Single precision: the exact result, on every device.";
			case "precision=auto" ->
				"bf16 or fp16 where it is faster here and less than 0.1 grey levels off, else full.";
			case "precision=fp16" -> "16-bit numbers of 3 digits: for SwinIR on GPUs.";
			case "precision=bf16" -> "16-bit numbers of 2 digits: for GPUs, and CPUs with instructions for them.";
			case "precision=int8" ->
				"Bytes: for fast models on CPUs that multiply bytes; quicker still, 0.2 to 0.6 grey levels off.";
			default -> "";
		};
	}

	/** That an open image, by its name, is a result. */
	private static String ofImage(final String name) {
		final Stream<ImagePlus> named = OpenImages.all().stream().filter(image -> OpenImages.name(image).equals(name));
		return named.findFirst().flatMap(Enlarged::of).map(Enlarged::sentence).orElse("");
	}

	/** That the active image, where it is what to learn from, is a result. */
	private static String ofSource(final String source) {
		final boolean isActive = ActiveImage.isMeantBy(source) && OpenImages.active() != null;
		if (!isActive) return "";
		return Enlarged.of(OpenImages.active()).map(Enlarged::lesson).orElse("");
	}

	private static String ofPreset(final String name) {
		final Matcher levels = LEVELS.matcher(name);
		if (!levels.matches()) return "One zoom level: targets are the images as they were recorded." + whose(name);
		return levels(name, levels) + whose(name);
	}

	private static String levels(final String name, final Matcher levels) {
		final String unit = " " + MultiScaleConfig.preset(name).zoom().unit();
		final String shrunk = "Targets from " + levels.group(1) + " to " + levels.group(2) + unit;
		if (levels.group(3) == null) return shrunk + ".";
		return shrunk + ", and enlarged ones from " + levels.group(3).replace("-", " to ") + unit + ".";
	}

	private static String whose(final String name) {
		if (name.contains("independent")) return " Pairs that share no noise: the right choice for images of your own.";
		return " As published by Möller et al. 2023.";
	}
}
