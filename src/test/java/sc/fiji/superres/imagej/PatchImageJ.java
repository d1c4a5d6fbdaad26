package sc.fiji.superres.imagej;

import java.awt.GraphicsEnvironment;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Makes ImageJ headless before any test is looked for, and so before any class of ImageJ is loaded. On a display ImageJ
 * stays as it is.
 * <p>
 * JUnit creates all test engines first of all; this one has no tests. (A listener of launcher sessions would do the
 * same, but needs junit-platform-launcher to compile, which pom-scijava does not manage.)
 * </p>
 */
public final class PatchImageJ implements TestEngine {

	/** In Maven's own Java, which only looks for tests to deal them out to others. */
	private static final boolean DEALING = System.getProperty("classworlds.conf") != null;

	public PatchImageJ() {
		if (GraphicsEnvironment.isHeadless() && !DEALING) HeadlessImageJ.prepare();
	}

	@Override
	public String getId() {
		return "patch-imagej";
	}

	@Override
	public TestDescriptor discover(final EngineDiscoveryRequest request, final UniqueId id) {
		return new EngineDescriptor(id, "ImageJ made headless");
	}

	@Override
	public void execute(final ExecutionRequest request) {
		request.getEngineExecutionListener().executionStarted(request.getRootTestDescriptor());
		request.getEngineExecutionListener().executionFinished(request.getRootTestDescriptor(), TestExecutionResult
			.successful());
	}
}
