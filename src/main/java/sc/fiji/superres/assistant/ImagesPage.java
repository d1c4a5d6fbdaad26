package sc.fiji.superres.assistant;

import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import ij.ImagePlus;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.course.Source;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.sample.Sample;
import sc.fiji.superres.widget.Folders;
import sc.fiji.superres.widget.Look;
import sc.fiji.superres.widget.Picture;
import sc.fiji.superres.widget.Rows;
import sc.fiji.superres.widget.Typing;

/** The first page: which images, and at which zoom level they were recorded. */
final class ImagesPage extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int DIGITS = 6;
	private static final int INDENT = 22;
	private static final int HEIGHT = 26;
	private static final String UNCALIBRATED =
		"It tells no pixel size, so nothing can say whether a model fits it. Set that by Image > Properties… (unit " +
			"nm), or say here its width in nm or its magnification in MX.";

	private final transient Desk desk;
	private final JRadioButton open = Look.radio("An open image", "open-image");
	private final JRadioButton together = Look.radio("", "all-open");
	private final JRadioButton folder = Look.radio("A folder of images, all recorded at one zoom level", "folder");
	private final JComboBox<OpenImage> images = Look.list("images");
	private final JTextField path = Look.field("folder-path", 20);
	private final JTextField zoom = Look.field("zoom", 6);
	private final JComboBox<String> unit = Look.list("unit");
	private final JTextArea told = Look.note("");
	private final Picture picture = new Picture(210, 230);
	private final transient Typing pathTyping;
	private final transient Typing zoomTyping;
	private transient Course shown;
	/** The image that is shown; null for none. */
	private transient ImagePlus looked;
	private transient Optional<ZoomLevel> found = Optional.empty();
	private boolean filling;

	/** @param openSample opens a sample */
	ImagesPage(final Desk desk, final Consumer<Sample> openSample) {
		super(new BorderLayout(Look.px(20), 0));
		this.desk = desk;
		setOpaque(false);
		group();
		told.setName("told");
		unit.addItem(ZoomLevel.MX);
		unit.addItem(ZoomLevel.NM);
		add(rows(openSample), BorderLayout.CENTER);
		add(picture, BorderLayout.EAST);
		pathTyping = Typing.in(path, this::folderChosen);
		zoomTyping = Typing.in(zoom, text -> zoomTyped());
		listen();
	}

	private void group() {
		final ButtonGroup group = new ButtonGroup();
		group.add(open);
		group.add(together);
		group.add(folder);
	}

	private JPanel rows(final Consumer<Sample> openSample) {
		final Rows rows = new Rows();
		rows.add(0, 0, open).add(4, INDENT, images).add(7, 0, together).add(7, 0, folder);
		rows.add(4, INDENT, Folders.row(path, this::folderChosen));
		rows.add(8, 0, Look.note("No image at hand? Open a sample, a simulated scan:"));
		rows.add(4, INDENT, Rows.beside(button(Sample.GAN, openSample), button(Sample.GRAPHITE, openSample)));
		rows.add(10, 0, Rows.beside(Look.label("Recorded at"), Look.sized(zoom, 90, HEIGHT), Look.sized(unit, 70,
			HEIGHT)));
		return rows.add(4, 0, told);
	}

	private static JButton button(final Sample sample, final Consumer<Sample> open) {
		return Look.button(sample.button(), "sample-" + sample.name(), () -> open.accept(sample));
	}

	private void listen() {
		open.addActionListener(e -> choose(source -> source.withImage(selected())));
		together.addActionListener(e -> choose(ImageList::together));
		folder.addActionListener(e -> folderChosen(path.getText()));
		images.addActionListener(e -> imageChosen());
		unit.addActionListener(e -> unitChosen());
	}

	private OpenImage selected() {
		return (OpenImage) images.getSelectedItem();
	}

	private void choose(final UnaryOperator<Source> change) {
		desk.change(course -> course.with(change.apply(course.source())));
	}

	private void imageChosen() {
		if (!filling) choose(source -> source.withImage(selected()));
	}

	private void folderChosen(final String text) {
		choose(source -> source.withFolder(text));
	}

	private void unitChosen() {
		if (!filling) zoomTyped();
	}

	/** What is typed counts only where it differs from what the image tells. */
	private void zoomTyped() {
		final String typed = zoom.getText().trim();
		final String chosenUnit = (String) unit.getSelectedItem();
		final boolean isTold = found.isPresent() && typed.equals(text(found.get())) && chosenUnit.equals(found.get()
			.unit());
		choose(source -> source.withZoom(isTold ? "" : typed, chosenUnit));
	}

	private static String text(final ZoomLevel level) {
		return NumberText.plain(level.value(), DIGITS);
	}

	/** Shows what is chosen. */
	void show(final Course course) {
		final Source source = course.source();
		filling = true;
		ImageList.fill(images, source.image());
		pathTyping.put(source.folder());
		button(source.kind()).setSelected(true);
		filling = false;
		showTogether(source);
		if (isOther(source)) look(source);
		shown = course;
		showZoom(source);
	}

	private JRadioButton button(final Source.Kind kind) {
		return switch (kind) {
			case IMAGE -> open;
			case TOGETHER -> together;
			case FOLDER -> folder;
		};
	}

	/** How many are open, and what keeps them from being learnt from together. */
	private void showTogether(final Source source) {
		final int count = ImageList.count();
		together.setText("All open images (" + count + "), recorded at one zoom level");
		together.setEnabled(count > 1 || source.isTogether());
		if (source.isTogether()) desk.complain(source.problem().orElse(""));
	}

	private boolean isOther(final Source source) {
		if (shown == null) return true;
		return !source.isSameImages(shown.source());
	}

	/** Looks at the open image, or at the first one of the folder. */
	private void look(final Source source) {
		if (source.isFolder()) lookInto(source);
		else saw(Optional.ofNullable(source.image()).flatMap(ImageList::find).orElse(null));
	}

	private void lookInto(final Source source) {
		saw(null);
		if (source.problem().isPresent()) return;
		new Running(seen -> sawIn(source, seen.get(0)), desk::complain).start(() -> List.of(FoundZoom.first(Path.of(
			source.folder().trim()))));
	}

	/** The first image of a folder was opened; meanwhile people may have chosen another one. */
	private void sawIn(final Source source, final ImagePlus first) {
		if (!shown.source().equals(source)) return;
		saw(first);
		showZoom(source);
	}

	private void saw(final ImagePlus image) {
		looked = image;
		if (image == null) picture.show(null);
		else picture.show(Thumbnails.whole(image), image.getTitle() + ", " + image.getWidth() + " × " + image
			.getHeight());
	}

	private void showZoom(final Source source) {
		found = looked == null ? Optional.empty() : FoundZoom.of(looked, shown.way());
		final String asTold = found.map(ImagesPage::text).orElse("");
		filling = true;
		zoomTyping.put(source.zoom().isEmpty() ? asTold : source.zoom());
		unit.setSelectedItem(unit(source));
		filling = false;
		told.setText((ImageList.warning(looked) + "\n" + explained(source)).trim());
		keepKind(source);
	}

	/** Which microscope it was, and so which model fits, follows from the image, else from the unit. */
	private void keepKind(final Source source) {
		final Microscope kind = looked == null ? null : FoundZoom.microscope(looked);
		if (source.microscope() != kind) choose(same -> same.withMicroscope(kind));
		else if (!source.unit().equals(unit(source))) choose(same -> same.withZoom(same.zoom(), unit(same)));
	}

	private String unit(final Source source) {
		if (source.zoom().isEmpty() && found.isPresent()) return found.get().unit();
		return source.unit();
	}

	private String explained(final Source source) {
		if (!source.zoom().isEmpty())
			return "As you say. MX is the magnification in millions, nm the width of the scan.";
		if (found.isPresent()) return "As its name or its pixel size says. Correct it where it is wrong.";
		if (looked != null && ImagePlanes.pixelSize(looked).nanometres().isEmpty()) return UNCALIBRATED;
		return "MX is the magnification in millions, nm the width of the scan. It may stay empty: the zoom level " +
			"gives things their names, and one in nm has STM's model suggested.";
	}
}
