package sc.fiji.superres.assistant;

import java.awt.CardLayout;

import javax.swing.JPanel;

import sc.fiji.superres.course.Course;
import sc.fiji.superres.course.Page;

/** The four pages, of which one is seen. */
final class Pages extends JPanel {

	private static final long serialVersionUID = 1L;

	private final CardLayout cards = new CardLayout();
	private final ImagesPage images;
	private final WayPage way;
	private final TrainingPage training;
	private final ResultPage result;

	Pages(final ImagesPage images, final WayPage way, final TrainingPage training, final ResultPage result) {
		this.images = images;
		this.way = way;
		this.training = training;
		this.result = result;
		setLayout(cards);
		setOpaque(false);
		add(images, Page.IMAGES.name());
		add(way, Page.WAY.name());
		add(training, Page.TRAINING.name());
		add(result, Page.RESULT.name());
	}

	/** Shows the page where somebody is, as it is now. */
	void show(final Course course) {
		switch (course.page()) {
			case IMAGES -> images.show(course);
			case WAY -> way.show(course);
			case TRAINING -> training.show(course);
			case RESULT -> result.show(course);
		}
		cards.show(this, course.page().name());
	}
}
