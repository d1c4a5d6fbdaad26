package sc.fiji.superres.assistant;

import java.util.function.UnaryOperator;

import sc.fiji.superres.course.Course;

/** Where the pages put down what people choose. For the event thread. */
interface Desk {

	/** Changes what was chosen so far; the page is shown anew. */
	void change(UnaryOperator<Course> change);

	/** Says what went wrong; empty where nothing did. */
	void complain(String message);
}
