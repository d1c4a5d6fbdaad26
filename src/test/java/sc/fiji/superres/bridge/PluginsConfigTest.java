package sc.fiji.superres.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

import ij.Menus;
import sc.fiji.superres.imagej.PluginsConfig;

class PluginsConfigTest {

	/** All but the samples, which are images and no commands. */
	private static final List<PluginsConfig.Entry> ENTRIES = PluginsConfig.entries().stream().filter(entry -> !entry
		.menu().equals("File>Open Samples")).toList();

	@Test
	void aLineIsReadAsImageJReadsIt() {
		assertEquals(List.of(new PluginsConfig.Entry("Plugins>Super-Resolution", "Do It...", "a.Bridge", "b.DoIt")),
			PluginsConfig.parse(
				"# comment\n\nPlugins>Super-Resolution, \"-\"\nPlugins>Super-Resolution, \"Do It...\", a.Bridge(\"b.DoIt\")\n"));
		assertThrows(IllegalArgumentException.class, () -> PluginsConfig.parse("Plugins, Do It, a.Bridge"));
	}

	@Test
	void everyEntryGoesThroughTheBridgeToACommandThatSciJavaFinds() {
		for (final PluginsConfig.Entry entry : ENTRIES) {
			assertEquals("Plugins>Super-Resolution", entry.menu());
			assertEquals(Bridge.class.getName(), entry.plugin());
			final CommandInfo info = SciJava.instance().command(entry.command());
			assertEquals(entry.label(), info.getLabel());
			assertTrue(info.is("no-legacy"), entry.label() + " would appear twice in Fiji's menu");
		}
	}

	@Test
	void everyCommandHasAnEntry() {
		final Set<String> listed = ENTRIES.stream().map(PluginsConfig.Entry::command).collect(Collectors.toSet());
		final Set<String> found = SciJava.instance().commands().getCommands().stream().map(CommandInfo::getClassName)
			.filter(name -> name.startsWith("sc.fiji.superres.command.")).collect(Collectors.toSet());
		assertEquals(found, listed);
	}

	@Test
	void labelsAreUniqueAmongImageJsOwn() {
		assertEquals(ENTRIES.size(), ENTRIES.stream().map(PluginsConfig.Entry::label).distinct().count());
		for (final PluginsConfig.Entry entry : ENTRIES)
			assertEquals(entry.target(), Menus.getCommands().get(entry.label()));
	}

	@Test
	void parametersAreMacroKeysWithAnExplanation() {
		for (final PluginsConfig.Entry entry : ENTRIES) {
			final CommandInfo info = SciJava.instance().command(entry.command());
			for (final ModuleItem<?> item : new CommandInputs(SciJava.instance().module(info)).items()) {
				final String name = entry.label() + " " + item.getName();
				assertEquals(item.getName().toLowerCase(Locale.ROOT), item.getName(), name);
				assertTrue(item.getDescription() != null && !item.getDescription().isBlank(), name +
					" has no description");
				assertTrue(!item.isPersisted(), name + " would come back from the last run");
				assertTrue(item.getLabel() != null && !item.getLabel().isBlank(), name + " has no label");
				assertNotEquals(item.getName(), item.getLabel(), name + " is called by its macro key");
			}
		}
	}
}
