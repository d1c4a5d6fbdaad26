package sc.fiji.superres.answer;

import javax.swing.JComboBox;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import javax.swing.plaf.basic.ComboPopup;

/** Calls when the list of a combo box opens. */
final class OpenList implements PopupMenuListener {

	private final Runnable opened;

	OpenList(final Runnable opened) {
		this.opened = opened;
	}

	/** Marks an entry of the list, without choosing it; nothing where a look has a list of its own. */
	static void mark(final JComboBox<?> box, final Object entry) {
		if (box.getUI().getAccessibleChild(box, 0) instanceof ComboPopup popup) popup.getList().setSelectedValue(entry,
			true);
	}

	@Override
	public void popupMenuWillBecomeVisible(final PopupMenuEvent e) {
		opened.run();
	}

	@Override
	public void popupMenuWillBecomeInvisible(final PopupMenuEvent e) {
		// only the opening matters
	}

	@Override
	public void popupMenuCanceled(final PopupMenuEvent e) {
		// only the opening matters
	}
}
