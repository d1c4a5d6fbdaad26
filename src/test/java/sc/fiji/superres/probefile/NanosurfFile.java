package sc.fiji.superres.probefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a scan as Nanosurf's program does: the height forward and backward, 16 bits, the lowest row first.
 *
 * @param width columns
 * @param field width of the field in nm
 */
public record NanosurfFile(int width, double field) {

	private static final List<String> DIRECTIONS = List.of("forward", "backward");

	/**
	 * Writes the file.
	 *
	 * @param slices grey values 0 to 255 of both directions, row by row from the top, to stand for 0 to 1 nm
	 */
	public void write(final Path file, final List<byte[]> slices) throws IOException {
		final StringBuilder header = new StringBuilder("[DataSet]\r\nVersion=2\r\nGroupCount=2\r\n");
		for (int i = 0; i < 2; i++)
			header.append("Gr" + i + "-Count=1\r\nGr" + i + "-Ch0=DataSet-" + i + ":0\r\n");
		header.append("\r\n[DataSet-Info]\r\nTip voltage=0.05 V\r\nHead type=STM\r\n\r\n");
		final int height = slices.get(0).length / width;
		for (int i = 0; i < 2; i++)
			header.append(channel(i, height));
		final byte[] text = (header + "#!").getBytes(StandardCharsets.ISO_8859_1);
		final ByteBuffer bytes = ByteBuffer.allocate(text.length + 2 * Short.BYTES * width * height).order(
			ByteOrder.LITTLE_ENDIAN);
		bytes.put(text);
		for (final byte[] slice : slices)
			put(bytes, slice, height);
		Files.write(file, bytes.array());
	}

	private String channel(final int direction, final int height) {
		final double metres = field * 1e-9;
		return "[DataSet-" + direction + ":0]\r\nPoints=" + width + "\r\nLines=" + height + "\r\nFrame=Scan " +
			DIRECTIONS.get(direction) + "\r\nCurLine=" + (height - 1) + "\r\nDim0Unit=m\r\nDim0Range=" + metres +
			"\r\nDim1Unit=m\r\nDim1Range=" + metres * height / width + "\r\nDim2Name=Z-Axis\r\nDim2Unit=m\r\n" +
			"Dim2Range=1e-9\r\nDim2Min=0\r\nSaveMode=Binary\r\nSaveBits=16\r\nSaveSign=Signed\r\nSaveOrder=Intel\r\n\r\n";
	}

	private void put(final ByteBuffer bytes, final byte[] slice, final int height) {
		for (int y = height - 1; y >= 0; y--)
			for (int x = 0; x < width; x++)
				bytes.putShort((short) ((slice[y * width + x] & 0xff) * 257 + Short.MIN_VALUE));
	}
}
