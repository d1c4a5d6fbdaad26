package sc.fiji.superres.compare;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import sc.fiji.superres.sheet.Choice;
import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.widget.Buttons;

/** Above the images: how they are shown, slice, zoom and Save in one row, and a button for each image in another. */
final class Toolbar extends JPanel {

	private static final long serialVersionUID = 1L;

	/** Longer names are cut off on buttons; captions have them in full. */
	private static final int LONGEST = 28;
	private static final int LEAST_TICKS = 100;

	private final transient Session session;
	private final transient Buttons buttons;
	private final Map<Choice.Mode, JButton> modes = new EnumMap<>(Choice.Mode.class);
	private final List<JButton> exhibits = new ArrayList<>();
	private final JButton marks;
	private final JLabel zoom;
	private final JLabel slice;
	private final JSlider slices;

	/** @param save called when people want to save what they see */
	Toolbar(final Session session, final Runnable save) {
		super(new BorderLayout());
		this.session = session;
		buttons = new Buttons(session.look());
		marks = buttons.button("Marks", "Marks where a result is not to be believed (M)", () -> session.choose(
			Choice::withMarksTurned));
		zoom = buttons.label("");
		slice = buttons.label("");
		slices = new JSlider(1, Math.max(1, session.slices()), session.slice());
		setBackground(Look.GROUND);
		add(modes(), BorderLayout.CENTER);
		add(zoomAndSave(save), BorderLayout.EAST);
		add(exhibits(), BorderLayout.SOUTH);
		session.listen(this::refresh);
		refresh();
	}

	private JPanel row(final int side) {
		final JPanel row = new JPanel(new FlowLayout(side, session.look().px(6), session.look().px(4)));
		row.setOpaque(false);
		return row;
	}

	private JPanel zoomAndSave(final Runnable save) {
		final JPanel row = row(FlowLayout.RIGHT);
		row.add(zoom);
		row.add(buttons.button("Save figure…", "Save what you see as PNG (Ctrl+S)", save));
		return row;
	}

	private JPanel modes() {
		final JPanel row = row(FlowLayout.LEFT);
		addMode(row, Choice.Mode.SIDE_BY_SIDE, "Side by side", "Each image in a panel (S)");
		addMode(row, Choice.Mode.SLIDER, "Slider", "Two images, parted by a line that you drag (D)");
		addMode(row, Choice.Mode.ALONE, "Flicker", "One image; Space or F shows the other one in its place");
		if (session.hasMarks()) row.add(marks);
		if (session.slices() > 1) addSlices(row);
		return row;
	}

	private void addMode(final JPanel row, final Choice.Mode mode, final String name, final String tip) {
		final JButton button = buttons.button(name, tip, () -> session.choose(choice -> choice.in(mode)));
		modes.put(mode, button);
		row.add(button);
	}

	private void addSlices(final JPanel row) {
		slices.setOpaque(false);
		slices.setFocusable(false);
		slices.setPreferredSize(new Dimension(session.look().px(LEAST_TICKS), slices.getPreferredSize().height));
		slices.addChangeListener(e -> session.showSlice(slices.getValue()));
		row.add(slice);
		row.add(slices);
	}

	private JPanel exhibits() {
		final JPanel row = row(FlowLayout.LEFT);
		final var shown = session.sheet().exhibits();
		for (int i = 0; i < shown.size(); i++)
			row.add(exhibit(i, shown.get(i).caption()));
		return row;
	}

	private JButton exhibit(final int number, final String caption) {
		final JButton button = buttons.button(1 + number + "  " + cut(caption), caption +
			" (with Shift: on the left of the slider)", () -> {});
		button.addActionListener(e -> session.pick(number, isShifted(e)));
		exhibits.add(button);
		return button;
	}

	private static boolean isShifted(final ActionEvent e) {
		return (e.getModifiers() & InputEvent.SHIFT_MASK) != 0;
	}

	private static String cut(final String text) {
		if (text.length() <= LONGEST) return text;
		return text.substring(0, LONGEST) + "…";
	}

	private void refresh() {
		final Choice choice = session.choice();
		modes.forEach((mode, button) -> Buttons.mark(button, mode == choice.mode()));
		for (int i = 0; i < exhibits.size(); i++)
			Buttons.mark(exhibits.get(i), choice.visible().contains(i));
		Buttons.mark(marks, choice.marked());
		zoom.setText(session.view().percent());
		slice.setText("Slice " + session.slice() + "/" + session.slices());
		slices.setValue(session.slice());
	}
}
