package sc.fiji.superres.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.service.Service;

import ij.IJ;

/**
 * The SciJava context of our commands. It is Fiji's where there is one, and otherwise one of our own with the services
 * that the commands need. It is kept for the life of the JVM.
 */
final class SciJava {

	private static final String OUR_PACKAGES = "sc.fiji.superres.";

	/** SciJava's own services that the commands need. */
	private static final List<Class<? extends Service>> NEEDED = List.of(CommandService.class, LogService.class);

	private static SciJava instance;

	private final Context context;

	private SciJava(final Context context) {
		this.context = context;
	}

	static synchronized SciJava instance() {
		if (instance == null) instance = create();
		return instance;
	}

	private static SciJava create() {
		final Context shared = fijiContext();
		if (shared != null) return new SciJava(shared);
		return new SciJava(withOurLoader(SciJava::ownContext));
	}

	/** @throws IllegalArgumentException when SciJava does not know a command of this class */
	CommandInfo command(final String className) {
		final CommandInfo info = commands().getCommand(className);
		if (info == null) throw new IllegalArgumentException("There is no command " + className +
			": the jar and its plugins.config do not belong together, install Super-Resolution again.");
		return info;
	}

	CommandService commands() {
		return context.service(CommandService.class);
	}

	/** A new instance of the command, its services injected, its parameters at their defaults. */
	Module module(final CommandInfo info) {
		final Module module = withOurLoader(() -> created(info));
		if (module == null) throw notCreated(info);
		return module;
	}

	/** A new instance of the command; null where SciJava cannot make one. */
	private Module created(final CommandInfo info) {
		return context.service(ModuleService.class).createModule(info);
	}

	private static IllegalStateException notCreated(final CommandInfo info) {
		return new IllegalStateException("The command " + info.getClassName() + " could not be created.");
	}

	/** Runs a command on the calling thread, which knows the macro's images and options. */
	static void run(final Module module) {
		withOurLoader(() -> {
			module.run();
			return null;
		});
	}

	/**
	 * SciJava finds plugins through the thread's context class loader, which in plain ImageJ is not the loader of the
	 * plugins.
	 */
	private static <T> T withOurLoader(final Supplier<T> work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(SciJava.class.getClassLoader());
		try {
			return work.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** Fiji's context; null in plain ImageJ. */
	private static Context fijiContext() {
		if (!isLegacyServiceThere()) return null;
		final Object context = IJ.runPlugIn("org.scijava.Context", "");
		if (context instanceof Context shared) return shared;
		return null;
	}

	/** Whether this is Fiji, whose bridge between ImageJ and SciJava is this service. */
	private static boolean isLegacyServiceThere() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, IJ.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException exc) {
			return false;
		}
	}

	private static Context ownContext() {
		final List<Class<? extends Service>> services = new ArrayList<>(NEEDED);
		services.addAll(ourServices());
		return new Context(services);
	}

	private static List<Class<? extends Service>> ourServices() {
		final List<Class<? extends Service>> services = new ArrayList<>();
		for (final PluginInfo<Service> info : discovered())
			if (isOurs(info)) services.add(serviceClass(info));
		return services;
	}

	/** All services that lie on the class path. */
	private static List<PluginInfo<Service>> discovered() {
		final PluginIndex index = new PluginIndex();
		index.discover();
		return index.getPlugins(Service.class);
	}

	private static boolean isOurs(final PluginInfo<Service> info) {
		return info.getClassName().startsWith(OUR_PACKAGES);
	}

	private static Class<? extends Service> serviceClass(final PluginInfo<Service> info) {
		try {
			return info.loadClass();
		}
		catch (final InstantiableException exc) {
			throw new IllegalStateException("The service " + info.getClassName() + " cannot be loaded.", exc);
		}
	}
}
