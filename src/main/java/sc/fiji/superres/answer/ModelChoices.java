package sc.fiji.superres.answer;

import java.awt.Component;
import java.io.File;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import ij.Prefs;

import sc.fiji.superres.starter.StarterModel;

/** The models that a person can choose from: those that come along, those of the last time, and any file or folder. */
public final class ModelChoices {

	private static final String RECENT = "superres.models";
	private static final int MOST_RECENT = 8;
	private static final String BETWEEN = "\t";

	private static final Choice A_FILE = new Choice("\u0000file", "choose a file…");
	private static final Choice A_FOLDER = new Choice("\u0000folder", "choose a run folder…");

	private ModelChoices() {}

	/** A list to choose from, in which a model may also be typed. */
	public static Answer answer(final Component above) {
		return new SuggestedAnswer(all(), value -> taken(value, above));
	}

	/** A list in which models are ticked, in the order in which they are to be judged; others are added by buttons. */
	public static Answer answers() {
		return new TickedAnswer(known()).with("Add a file…", Chooser.FILE).with("Add a run folder…", Chooser.FOLDER);
	}

	/** The answer that an entry of the list stands for; null where the person cancelled. */
	private static String taken(final String value, final Component above) {
		if (value.equals(A_FILE.value())) return Chooser.FILE.choose(above, newest());
		if (value.equals(A_FOLDER.value())) return Chooser.FOLDER.choose(above, newest());
		return value;
	}

	private static String newest() {
		return recent().stream().findFirst().orElse("");
	}

	public static List<Choice> all() {
		final List<Choice> choices = known();
		choices.add(A_FILE);
		choices.add(A_FOLDER);
		return choices;
	}

	private static List<Choice> known() {
		final List<Choice> choices = new ArrayList<>();
		StarterModel.all().forEach(model -> choices.add(new Choice(model.name(), model.name() + " (comes along)")));
		recent().forEach(path -> choices.add(new Choice(path, label(new File(path)))));
		choices.add(new Choice("bicubic", "bicubic (no network, ×4)"));
		return choices;
	}

	/** Name, date and folder of a model. */
	private static String label(final File file) {
		final String date = new SimpleDateFormat("yyyy-MM-dd HH:mm").format(new Date(file.lastModified()));
		return file.getName() + ", " + date + " (" + file.getParent() + ")";
	}

	/** Models that are still there, the newest first. */
	private static List<String> recent() {
		return List.of(Prefs.get(RECENT, "").split(BETWEEN)).stream().filter(path -> isThere(new File(path))).toList();
	}

	/** A file, or a run folder with a model in it. */
	private static boolean isThere(final File model) {
		return model.isFile() || new File(model, "best.pt").isFile();
	}

	/** Keeps the path of a model, or of a run folder that will hold one, for the next list. */
	public static void remember(final String path) {
		if (!new File(path).isAbsolute()) return;
		final List<String> paths = new ArrayList<>(List.of(Prefs.get(RECENT, "").split(BETWEEN)));
		paths.remove(path);
		paths.add(0, path);
		Prefs.set(RECENT, String.join(BETWEEN, paths.subList(0, Math.min(MOST_RECENT, paths.size()))));
	}
}
