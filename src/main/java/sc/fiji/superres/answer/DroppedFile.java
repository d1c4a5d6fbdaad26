package sc.fiji.superres.answer;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import javax.swing.TransferHandler;

/** Takes a file or folder that is dropped. */
final class DroppedFile extends TransferHandler {

	private static final long serialVersionUID = 1;

	private final transient Consumer<String> dropped;

	/** @param dropped gets the path */
	DroppedFile(final Consumer<String> dropped) {
		this.dropped = dropped;
	}

	@Override
	public boolean canImport(final TransferSupport support) {
		return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
	}

	@Override
	public boolean importData(final TransferSupport support) {
		try {
			final List<?> files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
			dropped.accept(((File) files.get(0)).getPath());
			return true;
		}
		catch (final UnsupportedFlavorException | IOException exc) {
			return false;
		}
	}
}
