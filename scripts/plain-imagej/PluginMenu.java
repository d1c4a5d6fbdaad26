import java.awt.Menu;
import java.awt.MenuItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.Menus;

/** Entries of the menus of ImageJ. */
final class PluginMenu {

	private PluginMenu() {}

	/** Plugins > Super-Resolution. */
	static MenuItem[] entries() {
		for (final MenuItem item : items(menu("Plugins")))
			if (item instanceof Menu sub && sub.getLabel().equals("Super-Resolution")) return items(sub);
		return new MenuItem[0];
	}

	/** The labels of all entries of all menus. */
	static List<String> allLabels() {
		final List<String> labels = new ArrayList<>();
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++)
			collect(Menus.getMenuBar().getMenu(i), labels);
		return labels;
	}

	private static Menu menu(final String label) {
		for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++) {
			if (Menus.getMenuBar().getMenu(i).getLabel().equals(label)) return Menus.getMenuBar().getMenu(i);
		}
		return new Menu();
	}

	private static MenuItem[] items(final Menu menu) {
		final MenuItem[] items = new MenuItem[menu.getItemCount()];
		Arrays.setAll(items, menu::getItem);
		return items;
	}

	private static void collect(final Menu menu, final List<String> labels) {
		for (final MenuItem item : items(menu)) {
			labels.add(item.getLabel());
			if (item instanceof Menu sub) collect(sub, labels);
		}
	}
}
