package sc.fiji.superres.sem;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.binary.HeaderText;
import sc.fiji.superres.tiff.TiffTexts;

/** Finds the notes of a scanning electron microscope in a TIFF, or in the text beside it. */
public final class SemTiff {

	private static final int ZEISS = 34118;
	private static final int FEI_SFEG = 34680;
	private static final int FEI_HELIOS = 34682;
	private static final Set<Integer> TAGS = Set.of(TiffTexts.DESCRIPTION, ZEISS, FEI_SFEG, FEI_HELIOS);
	/** JEOL's texts have some 50 lines. */
	private static final int LONGEST_TEXT = 1 << 16;

	private SemTiff() {}

	/**
	 * Reads the notes in a TIFF: the tags of FEI and Thermo Fisher (34680, 34682), that of Zeiss (34118), or JEOL's
	 * text, which is the description or the file {@code NAME.txt} beside it.
	 *
	 * @return empty where there are none
	 * @throws IOException where it is no TIFF
	 */
	public static Optional<SemNotes> notes(final Path tiff) throws IOException {
		final Map<Integer, String> texts = TiffTexts.of(tiff, TAGS);
		for (final int tag : new int[] { FEI_HELIOS, FEI_SFEG })
			if (texts.containsKey(tag)) return Optional.of(FeiText.notes(texts.get(tag)));
		if (texts.containsKey(ZEISS)) return Optional.of(ZeissText.notes(texts.get(ZEISS)));
		final String description = texts.getOrDefault(TiffTexts.DESCRIPTION, "");
		if (JeolText.isOne(description)) return Optional.of(JeolText.notes(description));
		return beside(tiff);
	}

	private static Optional<SemNotes> beside(final Path tiff) throws IOException {
		final String name = tiff.getFileName().toString();
		final Path file = tiff.resolveSibling(name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".txt");
		if (!Files.isRegularFile(file)) return Optional.empty();
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
			final String text = HeaderText.start(bytes, (int) Math.min(bytes.size(), LONGEST_TEXT));
			if (!JeolText.isOne(text)) return Optional.empty();
			return Optional.of(JeolText.notes(text));
		}
	}
}
