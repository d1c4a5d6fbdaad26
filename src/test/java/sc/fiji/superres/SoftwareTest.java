package sc.fiji.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.jar.Attributes;

import org.junit.jupiter.api.Test;

class SoftwareTest {

	private static Attributes manifest(final String version, final String build) {
		final Attributes manifest = new Attributes();
		manifest.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
		manifest.putValue("Implementation-Build", build);
		return manifest;
	}

	@Test
	void versionAndCommitAreThoseOfTheJar() {
		assertEquals("Super-Resolution for Fiji 0.1.0, commit 1d8daa766fb0", Software.description(manifest("0.1.0",
			"1d8daa766fb0cc9c1fdbd0e4d93357c75e3b3bd0")));
	}

	@Test
	void aJarThatWasBuiltOutsideOfGitSaysSo() {
		for (final String build : new String[] { "UNKNOWN", "${buildNumber}", "" })
			assertEquals("Super-Resolution for Fiji 0.1.0, commit unknown (not built in a git repository)", Software
				.description(manifest("0.1.0", build)));
	}

	/** As the tests run, from a folder of classes. */
	@Test
	void withoutAJarNothingIsMadeUp() {
		assertEquals("Super-Resolution for Fiji of unknown version (not run from its jar), commit unknown (not built " +
			"in a git repository)", Software.description(new Attributes()));
		assertTrue(Software.description().startsWith("Super-Resolution for Fiji "), Software.description());
	}
}
