package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Way;
import sc.fiji.superres.recipe.Recipe;
import sc.fiji.superres.widget.Folders;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Rows;
import sc.fiji.superres.widget.Typing;

/** The second page: how much larger, by which model, and how long that is trained. */
final class WayPage extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int INDENT = 22;

	private static final String OF_STEM = ", which comes along. It learnt from simulated STEM scans of crystals, and " +
		"has seen nothing real: believe it only where other evidence agrees, and do not use it for STM.";
	private static final String OF_STM =
		", which comes along. It learnt from simulated STM scans of surfaces, and has " +
			"seen nothing real: believe it only where other evidence agrees. In strong noise it draws specks.";
	private static final String NOT_FOUR = " For STM there is a ready model that enlarges 2 times; for 4 times, train.";
	private static final String TIMES =
		"Times are those of two cores without a GPU. Before it begins, some steps are " +
			"timed on this computer, and you see how long it takes here. You can finish early at any time and keep the model.";

	private final transient Desk desk;
	private final JRadioButton four = Look.radio("4 times", "factor-4");
	private final JRadioButton two = Look.radio("2 times", "factor-2");
	private final JRadioButton ready = Look.radio("Use a ready model: a result in seconds", "ready");
	private final JRadioButton train = Look.radio("Train on these images: the model knows your noise and your sample",
		"train");
	private final Map<Recipe, JRadioButton> recipes = new EnumMap<>(Recipe.class);
	private final JTextArea model = Look.note("");
	/** Why four times cannot be chosen. */
	private final JTextArea refusal = Look.note("");
	private final JTextField run = Look.field("run", 20);
	private final transient Typing runTyping;

	WayPage(final Desk desk) {
		super(new BorderLayout());
		this.desk = desk;
		setOpaque(false);
		addRecipes();
		group(four, two);
		group(ready, train);
		group(recipes.values().toArray(JRadioButton[]::new));
		add(rows(), BorderLayout.CENTER);
		refusal.setName("refusal");
		runTyping = Typing.in(run, text -> choose(way -> way.withRun(text)));
		listen();
	}

	private void addRecipes() {
		addRecipe(Recipe.TRY, "Try (about 3 minutes)");
		addRecipe(Recipe.GOOD, "Good (an hour)");
		addRecipe(Recipe.OVERNIGHT, "Overnight");
		addRecipe(Recipe.PUBLISHED, "As published (months)");
	}

	private void addRecipe(final Recipe recipe, final String text) {
		recipes.put(recipe, Look.radio(text, "recipe-" + recipe.label()));
	}

	private static void group(final JRadioButton... buttons) {
		final ButtonGroup group = new ButtonGroup();
		for (final JRadioButton button : buttons)
			group.add(button);
	}

	private JPanel rows() {
		final Rows rows = new Rows();
		rows.add(0, 0, Rows.beside(Look.label("Make each side larger"), four, two)).add(2, 0, refusal);
		rows.add(14, 0, ready).add(2, INDENT, model).add(14, 0, train);
		rows.add(6, INDENT, Rows.beside(recipes.values().toArray(JRadioButton[]::new)));
		rows.add(8, INDENT, Rows.beside(Look.label("Keep it in"), Folders.row(run, text -> choose(way -> way.withRun(
			text)))));
		return rows.add(8, INDENT, Look.note(TIMES));
	}

	private void listen() {
		four.addActionListener(e -> choose(way -> way.withFactor(4)));
		two.addActionListener(e -> choose(way -> way.withFactor(2)));
		ready.addActionListener(e -> choose(way -> way.withTraining(false)));
		train.addActionListener(e -> choose(way -> way.withTraining(true)));
		recipes.forEach((recipe, button) -> button.addActionListener(e -> choose(way -> way.withRecipe(recipe))));
	}

	private void choose(final UnaryOperator<Way> change) {
		desk.change(course -> course.with(change.apply(course.way())));
	}

	private static String about(final Way way) {
		if (way.readyModel().startsWith("stm")) return OF_STM;
		return OF_STEM + (way.stm() ? NOT_FOUR : "");
	}

	/** Shows what is chosen. */
	void show(final Course course) {
		final Way way = course.way();
		final String problem = course.problemOfFour().orElse("");
		refusal.setText(problem);
		refusal.setVisible(!problem.isEmpty());
		four.setEnabled(problem.isEmpty());
		(way.factor() == 4 ? four : two).setSelected(true);
		(way.training() ? train : ready).setSelected(true);
		recipes.get(way.recipe()).setSelected(true);
		model.setText(way.readyModel() + about(way));
		runTyping.put(way.run());
	}
}
