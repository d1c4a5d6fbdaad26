package sc.fiji.superres.service;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.scijava.Context;

/** The service in a context of its own, which is disposed of after each test. */
final class ServiceOfItsOwn implements AfterEachCallback {

	final Context context = new Context(SuperResolutionService.class);
	final SuperResolutionService service = context.service(SuperResolutionService.class);

	@Override
	public void afterEach(final ExtensionContext test) {
		context.dispose();
	}
}
