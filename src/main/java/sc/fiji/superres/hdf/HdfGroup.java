package sc.fiji.superres.hdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

/** A group of an HDF5 file. Links to other places and other files are not followed. */
public final class HdfGroup {

	private final Group group;
	private final long fileBytes;

	HdfGroup(final Group group, final long fileBytes) {
		this.group = group;
		this.fileBytes = fileBytes;
	}

	/** What the group is called in the one that holds it. */
	public String name() {
		return group.getName();
	}

	/** Where it is in the file; the same group may be held by several. */
	public long place() {
		return group.getAddress();
	}

	/** The groups in this one, in the order of the file. */
	public List<HdfGroup> groups() {
		final List<HdfGroup> groups = new ArrayList<>();
		for (final Node node : group.getChildren().values())
			if (node instanceof Group found) groups.add(new HdfGroup(found, fileBytes));
		return groups;
	}

	/** A group by its path below this one; empty where there is none. */
	public Optional<HdfGroup> group(final String... path) {
		Group found = group;
		for (final String name : path) {
			if (!(found.getChild(name) instanceof Group next)) return Optional.empty();
			found = next;
		}
		return Optional.of(new HdfGroup(found, fileBytes));
	}

	/** Whether the group holds an array of this name. */
	public boolean hasArray(final String name) {
		return group.getChild(name) instanceof Dataset;
	}

	/**
	 * An array in this group.
	 *
	 * @throws IOException where there is none
	 */
	public HdfArray array(final String name) throws IOException {
		if (group.getChild(name) instanceof Dataset dataset) return new HdfArray(dataset, fileBytes);
		throw new IOException("it is damaged: " + group.getPath() + " has no array " + name);
	}

	/** An attribute of this group as text; empty where it is missing, null or absurdly long. */
	public String attribute(final String name) {
		return HdfText.of(group.getAttribute(name));
	}
}
