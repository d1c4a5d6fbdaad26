package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;

import sc.fiji.superres.OlderCommand;
import sc.fiji.superres.OlderJava;

/** Where Java is too old: as Fiji starts, one line says so, and the commands learn to say it. */
public final class DefaultSuperResolutionService extends AbstractService {

	@Parameter
	private LogService log;

	@Parameter
	private PluginService plugins;

	@Override
	public void initialize() {
		log.warn(OlderJava.message());
		for (final PluginInfo<Command> command : ours()) {
			plugins.removePlugin(command);
			plugins.addPlugin(OlderCommand.inPlaceOf(command));
		}
	}

	private List<PluginInfo<Command>> ours() {
		final List<PluginInfo<Command>> ours = new ArrayList<>(plugins.getPluginsOfType(Command.class));
		ours.removeIf(command -> !OlderCommand.replaces(command));
		return ours;
	}
}
