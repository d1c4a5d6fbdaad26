package sc.fiji.superres.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;
import sc.fiji.superres.Progress;
import sc.fiji.superres.ProgressProbe;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;
import sc.fiji.superres.survey.Lessons;

/** What a teacher sees lies where it lies in the image, whole, in the image's grey values. */
class TeacherTest {

	private static final int WIDTH = 300;
	private static final int HEIGHT = 140;

	/** Enlarges twice, and makes everything darker by a fifth; what is no number at the edge of a piece shows. */
	private record Darker(List<Integer> widths) implements Network {

		@Override
		public float[] run(final float[] pixels, final int n, final int height, final int width) {
			widths.add(width);
			final float[] large = Planes.floatArray(Resampler.resample(Planes.floats(pixels, width, height), 2 * width,
				2 * height, Filter.BICUBIC));
			for (int i = 0; i < large.length; i++)
				large[i] = atEdge(i % (2 * width), i / (2 * width), 2 * width, 2 * height) ? 9 : 0.8f * large[i];
			return large;
		}

		/** Of a piece inside of the image. */
		private static boolean atEdge(final int x, final int y, final int width, final int height) {
			return width == 2 * (128 + 2 * 32) && (x < 2 || x > width - 3) && y > 0 && y < height;
		}

		@Override
		public int factor() {
			return 2;
		}

		@Override
		public int channels() {
			return 1;
		}

		@Override
		public int multiple() {
			return 1;
		}

		@Override
		public int side() {
			return 0;
		}

		@Override
		public Device device() {
			return Device.cpu();
		}

		@Override
		public long bytes() {
			return 0;
		}

		@Override
		public String description() {
			return "darker";
		}

		@Override
		public void close() {}
	}

	private static SourceImage waves(final String name) {
		final float[] values = new float[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++)
			values[i] = value(i);
		return new SourceImage(name, Planes.floats(values, WIDTH, HEIGHT), new IntensityRange(1000, 3000));
	}

	private static float value(final int i) {
		return (float) (2000 + 500 * Math.sin(i % WIDTH / 7.0) * Math.cos(i / WIDTH / 9.0));
	}

	@Test
	void piecesLieWhereTheyLieInTheImage() {
		final List<Integer> widths = new ArrayList<>();
		final Lessons lessons = new Teacher(new Darker(widths), Progress.NONE).of(List.of(waves("waves.tif")), 1);
		final float[] seen = GreyOps.values(lessons.seen().get(0).plane());
		assertEquals(List.of(160, 192, 76, 160, 192, 76), widths, "pieces with what lies around them");
		for (int i = 0; i < seen.length; i++)
			assertEquals(1000 + 0.8 * (value(i) - 1000), seen[i], 8, "at " + i % WIDTH + ", " + i / WIDTH);
	}

	@Test
	void framesOfOnePlaceNeedNoTeacher() {
		final SourceImage frame = waves("stack.tif:1").withSlice(new Slice("stack.tif", 0, "stack.tif", 0, 0));
		final Lessons lessons = new Teacher(new Darker(new ArrayList<>()), Progress.NONE).of(List.of(frame, waves(
			"single.tif")), 0.5);
		assertEquals(Set.of(1), lessons.seen().keySet());
	}

	@Test
	void imagesThatWouldTakeTooLongAreLeftOut() {
		final SourceImage large = new SourceImage("large.tif", ConstantUtils.constantRandomAccessibleInterval(
			new FloatType(), new FinalInterval(8192, 8192)), IntensityRange.EIGHT_BIT);
		final Teacher teacher = new Teacher(new Darker(new ArrayList<>()), Progress.NONE);
		assertEquals(List.of(1), teacher.choice(List.of(large, waves("waves.tif"))));
	}

	@Test
	void whoeverStopsItIsHeard() {
		final Teacher teacher = new Teacher(new Darker(new ArrayList<>()), ProgressProbe.stoppingWhen(() -> true));
		final List<SourceImage> images = List.of(waves("waves.tif"));
		assertThrows(CancellationException.class, () -> teacher.of(images, 1));
	}
}
