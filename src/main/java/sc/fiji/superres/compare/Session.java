package sc.fiji.superres.compare;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import sc.fiji.superres.sheet.Choice;
import sc.fiji.superres.sheet.Look;
import sc.fiji.superres.sheet.Sheet;
import sc.fiji.superres.sheet.View;

/**
 * What a window shows at the moment; its parts change it and are told of changes. Made on any thread, and then for the
 * event thread.
 */
final class Session {

	private final Compared images;
	private final Look look;
	private final List<Runnable> listeners = new ArrayList<>();
	private final View firstView;
	private int slice;
	private Sheet sheet;
	private Choice choice;
	private View view;

	Session(final Compared images, final Look look) {
		this.images = images;
		this.look = look;
		slice = images.firstSlice();
		sheet = images.sheet(slice, look);
		choice = images.firstChoice();
		firstView = images.firstView(slice);
		view = firstView;
	}

	/** Calls somebody after every change. */
	void listen(final Runnable listener) {
		listeners.add(listener);
	}

	Sheet sheet() {
		return sheet;
	}

	Look look() {
		return look;
	}

	Choice choice() {
		return choice;
	}

	View view() {
		return view;
	}

	/** The slice that is shown, from 1. */
	int slice() {
		return slice;
	}

	int slices() {
		return images.slices();
	}

	/** Whether places of some result are marked as not to be believed. */
	boolean hasMarks() {
		return images.hasMarks();
	}

	/** Shows other exhibits, or the same in another way. */
	void choose(final UnaryOperator<Choice> change) {
		choice = change.apply(choice);
		tell();
	}

	/** Picks an exhibit, which counts from 0; nothing happens where there is none of that number. */
	void pick(final int exhibit, final boolean onTheLeft) {
		if (exhibit < sheet.exhibits().size()) choose(before -> before.picked(exhibit, onTheLeft));
	}

	/**
	 * Shows another place or size.
	 *
	 * @param panel size of a panel, so that none is left empty
	 */
	void look(final Dimension panel, final UnaryOperator<View> change) {
		view = change.apply(view.within(sheet.field(), panel)).within(sheet.field(), panel);
		tell();
	}

	/** Shows the first place again, at 100 %. */
	void goBack() {
		view = firstView;
		tell();
	}

	/** Shows another slice; the nearest where there is none of that number. */
	void showSlice(final int number) {
		final int next = Math.max(1, Math.min(slices(), number));
		if (next == slice) return;
		slice = next;
		sheet = images.sheet(slice, look);
		tell();
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}
}
