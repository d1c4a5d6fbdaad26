import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes of a jar one of the same classes, of which those for a newer Java than 8 are for a Java that does not exist yet:
 * {@code java Aged.java JAR NEW-JAR}. So any Java refuses them, as Java 8 refuses the jar's own.
 */
public final class Aged {

	/** The class files of Java 8. */
	private static final int JAVA_8 = 52;
	private static final byte FAR = 127;
	/** Where a class file says which Java it is for. */
	private static final int VERSION = 7;

	private Aged() {}

	public static void main(final String[] args) throws IOException {
		try (ZipInputStream from = new ZipInputStream(Files.newInputStream(Path.of(args[0])));
			ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(Path.of(args[1]))))
		{
			ZipEntry entry = from.getNextEntry();
			while (entry != null) {
				to.putNextEntry(new ZipEntry(entry.getName()));
				to.write(aged(entry.getName(), from.readAllBytes()));
				entry = from.getNextEntry();
			}
		}
	}

	private static byte[] aged(final String name, final byte[] bytes) {
		if (name.endsWith(".class") && bytes[VERSION] > JAVA_8) bytes[VERSION] = FAR;
		return bytes;
	}
}
