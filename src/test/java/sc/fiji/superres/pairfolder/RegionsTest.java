package sc.fiji.superres.pairfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.TestImages;

class RegionsTest {

	@Test
	void thePartsLieSideBySideAndTogetherAreTheImage() {
		final SourceImage image = TestImages.bytes("scan.tif", 60, 90, 1);
		final Split<SourceImage> rows = Regions.of(List.of(image), 16, 0.1);
		assertEquals(List.of("scan.tif rows 0-73"), names(rows.train()));
		assertEquals(List.of("scan.tif rows 74-89"), names(rows.validation()));
		assertEquals(pixel(image, 7, 73), pixel(rows.train().get(0), 7, 73));
		assertEquals(pixel(image, 7, 74), pixel(rows.validation().get(0), 7, 0));
		assertEquals(74 + 16, rows.train().get(0).height() + rows.validation().get(0).height());
		final Split<SourceImage> columns = Regions.of(List.of(TestImages.bytes("scan.tif", 100, 50, 1)), 16, 0.25);
		assertEquals(List.of("scan.tif columns 75-99"), names(columns.validation()));
		assertEquals(75, columns.train().get(0).width());
	}

	@Test
	void nothingIsKeptBackWhereTheImageIsSmallOrNothingIsWanted() {
		final SourceImage image = TestImages.bytes("scan.tif", 60, 90, 1);
		assertEquals(List.of(image), Regions.of(List.of(image), 32, 0.1).train());
		assertEquals(List.of(), Regions.of(List.of(image), 32, 0.1).validation());
		assertEquals(List.of(), Regions.of(List.of(image), 16, 0).validation());
		assertEquals(List.of(), Regions.of(List.of(TestImages.bytes("thin.tif", 12, 90, 1)), 16, 0.1).validation());
	}

	private static List<String> names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).toList();
	}

	@SuppressWarnings("unchecked")
	private static int pixel(final SourceImage image, final int x, final int y) {
		final RandomAccess<UnsignedByteType> access = ((net.imglib2.RandomAccessibleInterval<UnsignedByteType>) image
			.plane()).randomAccess();
		access.setPosition(new int[] { x, y });
		return access.get().get();
	}
}
