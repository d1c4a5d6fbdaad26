package sc.fiji.superres.bridge;

import ij.plugin.PlugIn;

import sc.fiji.superres.OlderJava;

/** Every menu entry, where Java is too old. */
public final class Bridge implements PlugIn {

	@Override
	public void run(final String className) {
		OlderJava.tell();
	}
}
