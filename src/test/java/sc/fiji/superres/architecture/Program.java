package sc.fiji.superres.architecture;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The program as it was compiled. */
final class Program {

	private Program() {}

	/** All classes but those that an older Java meets, which know nothing of the rooms. */
	static JavaClasses classes() {
		return new ClassFileImporter().withImportOption(location -> !location.contains("META-INF/versions")).importPath(
			Path.of("target/classes"));
	}
}
