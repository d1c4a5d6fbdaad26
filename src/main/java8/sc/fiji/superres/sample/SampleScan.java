package sc.fiji.superres.sample;

import ij.plugin.PlugIn;

import sc.fiji.superres.OlderJava;

/** The samples of <i>File › Open Samples</i>, where Java is too old. */
public final class SampleScan implements PlugIn {

	@Override
	public void run(final String name) {
		OlderJava.tell();
	}
}
