package sc.fiji.superres.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelRef;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.WeightInit;
import sc.fiji.superres.torch.TorchArchive;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** A model file that a training writes anew while a command works with it. */
class ChangedModelTest {

	@TempDir
	private Path folder;

	@RegisterExtension
	final ServiceOfItsOwn own = new ServiceOfItsOwn();

	private final SuperResolutionService service = own.service;

	private Path write(final long seed) throws IOException {
		final Path file = folder.resolve("best.pt");
		TorchArchive.writeStateDict(file, WeightInit.draw(SwinIrConfig.tiny(2), seed));
		Files.setLastModifiedTime(file, FileTime.fromMillis(seed));
		return file;
	}

	private Network network(final ModelRef model) throws IOException {
		return service.withModel(model, "cpu", Precision.FULL, 0, 16, Progress.NONE,
			upscaler -> ((NetworkUpscaler) upscaler).network());
	}

	@Test
	void aCommandWorksWithOneModelOrStops() throws IOException {
		final Path file = write(1);
		final ModelRef model = ModelRef.of("model", folder.toString());
		final Network network = network(model);
		write(2);
		assertSame(network, network(model), "the one whose checksum results carry");
		service.release();
		assertEquals(file + " was changed while it was in use: start again to work with the new model.", assertThrows(
			IOException.class, () -> network(model)).getMessage());
		assertNotSame(network, network(ModelRef.of("model", folder.toString())), "the next command");
	}
}
