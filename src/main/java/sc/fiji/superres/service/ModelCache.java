package sc.fiji.superres.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import ai.djl.Device;
import sc.fiji.superres.engine.FreedMemory;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;

/**
 * Loaded models, kept while they fit a budget; beyond it those go first that were used longest ago. A model that
 * somebody has is never freed. One thread at a time may {@link #take}.
 */
final class ModelCache {

	/**
	 * What makes a loaded model the one that is asked for again, wherever its file lies.
	 *
	 * @param sha256 of the file
	 */
	record Key(String sha256, Device device, Precision precision) {}

	/**
	 * A network and what it takes.
	 *
	 * @param name of the file, and the precision where that is not full, for people
	 * @param bytes of its weights and its program
	 */
	record Loaded(String name, Network network, long bytes) {}

	/** Reads a model that is not there yet. */
	interface Loader {

		Loaded load() throws IOException;
	}

	private static final class Entry {

		private final Loaded loaded;
		private int users;

		Entry(final Loaded loaded) {
			this.loaded = loaded;
		}
	}

	/** The one used longest ago comes first. */
	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
	private final LongSupplier budget;

	/** @param budget bytes that kept models may take */
	ModelCache(final LongSupplier budget) {
		this.budget = budget;
	}

	/** The model of a key, loaded where it is not there; it stays until {@link #give} gives it back. */
	Network take(final Key key, final Loader loader) throws IOException {
		final Network kept = kept(key);
		if (kept != null) return kept;
		// loaded without the lock, so that the status can be read meanwhile
		return add(key, loader.load());
	}

	private synchronized Network kept(final Key key) {
		final Entry entry = entries.get(key);
		if (entry == null) return null;
		entry.users++;
		return entry.loaded.network();
	}

	private synchronized Network add(final Key key, final Loaded loaded) {
		final Entry entry = new Entry(loaded);
		entry.users++;
		entries.put(key, entry);
		freeToBudget();
		return loaded.network();
	}

	private void freeToBudget() {
		free(budget.getAsLong());
	}

	/** Ends what one {@link #take} began. */
	synchronized void give(final Key key) {
		entries.get(key).users--;
		freeToBudget();
	}

	/** Frees models that nobody has until the rest take no more than a number of bytes; says how many bytes went. */
	synchronized long free(final long most) {
		final long before = bytes();
		long left = before;
		for (final Iterator<Entry> oldest = entries.values().iterator(); left > most && oldest.hasNext();) {
			final Entry entry = oldest.next();
			if (entry.users > 0) continue;
			entry.loaded.network().close();
			left -= entry.loaded.bytes();
			oldest.remove();
		}
		if (left < before) FreedMemory.giveBack();
		return before - left;
	}

	private long bytes() {
		return entries.values().stream().mapToLong(e -> e.loaded.bytes()).sum();
	}

	synchronized List<DeviceStatus.HeldModel> held() {
		final List<DeviceStatus.HeldModel> held = new ArrayList<>();
		entries.forEach((key, entry) -> held.add(held(entry, name(key.device()))));
		return held;
	}

	private static DeviceStatus.HeldModel held(final Entry entry, final String device) {
		return new DeviceStatus.HeldModel(entry.loaded.name(), device, entry.loaded.bytes(), entry.users > 0);
	}

	private static String name(final Device device) {
		if (device.isGpu()) return "cuda:" + device.getDeviceId();
		return "cpu";
	}
}
