package sc.fiji.superres.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import org.junit.jupiter.api.Test;

class LatticeFidelityTest {

	private static final int W = 150, H = 131;

	@Test
	void reflectionsAreFoundBelowABin() {
		final RandomAccessibleInterval<DoubleType> lattice = lattice(1, 0.5);
		final List<BraggPeak> peaks = LatticeFidelity.of(lattice, lattice).reference();
		assertEquals(2, peaks.size());
		final BraggPeak a = peaks.stream().max(Comparator.comparingDouble(BraggPeak::kx)).orElseThrow();
		final BraggPeak b = peaks.stream().min(Comparator.comparingDouble(BraggPeak::kx)).orElseThrow();
		assertEquals(0.1234, a.kx(), 1e-4);
		assertEquals(0.0321, a.ky(), 1e-4);
		assertEquals(0.0456, b.kx(), 1e-4);
		assertEquals(-0.1011, b.ky(), 1e-4);
		assertEquals(1 / Math.hypot(0.1234, 0.0321), a.spacing(), 0.01);
		assertEquals(1.44 / Math.sqrt(W * H), a.width(), 0.1 / W);
	}

	@Test
	void anIdenticalImageIsFaithful() {
		final RandomAccessibleInterval<DoubleType> lattice = lattice(1, 0.5);
		final LatticeFidelity fidelity = LatticeFidelity.of(lattice, lattice);
		assertEquals(0, fidelity.spacingError());
		assertEquals(1, fidelity.kept());
		assertEquals(1, fidelity.widthRatio());
		assertEquals(fidelity.referenceToBackground(), fidelity.toBackground());
	}

	@Test
	void aStretchedLatticeHasSpacingsThatAreOff() {
		assertEquals(0.02, LatticeFidelity.of(lattice(1.02, 0.5), lattice(1, 0.5)).spacingError(), 5e-4);
	}

	@Test
	void noiseLowersThePeaksAboveTheBackground() {
		final LatticeFidelity fidelity = LatticeFidelity.of(lattice(1, 2), lattice(1, 0.5));
		assertEquals(1, fidelity.kept());
		assertEquals(16, fidelity.referenceToBackground() / fidelity.toBackground(), 4);
	}

	@Test
	void aLostReflectionIsNotAnErrorOfTheSpacing() {
		final LatticeFidelity fidelity = LatticeFidelity.of(noise(), lattice(1, 0.5));
		assertEquals(0, fidelity.kept());
		assertNull(fidelity.image().get(0));
		assertTrue(Double.isNaN(fidelity.spacingError()) && Double.isNaN(fidelity.toBackground()));
	}

	@Test
	void aReferenceWithoutALatticeHasNoReflections() {
		final LatticeFidelity fidelity = LatticeFidelity.of(lattice(1, 0.5), noise());
		assertEquals(List.of(), fidelity.reference());
		assertTrue(Double.isNaN(fidelity.kept()) && Double.isNaN(fidelity.referenceToBackground()));
		final RandomAccessibleInterval<DoubleType> flat = ArrayImgs.doubles(64, 64);
		assertEquals(List.of(), LatticeFidelity.of(flat, flat).reference());
	}

	@Test
	void smallPlanesAreRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> LatticeFidelity.of(ArrayImgs.doubles(
			31, 64), ArrayImgs.doubles(31, 64))).getMessage();
		assertTrue(message.contains("32×32") && message.contains("31×64"), message);
	}

	private static RandomAccessibleInterval<DoubleType> noise() {
		return ArrayImgs.doubles(new Random(5).doubles((long) W * H).toArray(), W, H);
	}

	private static RandomAccessibleInterval<DoubleType> lattice(final double stretch, final double noise) {
		final Random random = new Random(Double.hashCode(noise));
		final double[] values = new double[W * H];
		for (int y = 0, i = 0; y < H; y++)
			for (int x = 0; x < W; x++, i++)
				values[i] = Math.cos(2 * Math.PI * (0.1234 * x + 0.0321 * y) / stretch) + 0.9 * Math.cos(2 * Math.PI *
					(0.0456 * x - 0.1011 * y) / stretch + 1) + noise * random.nextGaussian();
		return ArrayImgs.doubles(values, W, H);
	}
}
