package sc.fiji.superres.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class NpyTest {

	/** numpy.save(file, numpy.arange(6, dtype='<f4').reshape(1, 2, 3)) of numpy 1.24. */
	@Test
	void theBytesAreThoseOfNumPy() {
		final String golden = "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }" + " "
			.repeat(55) + "\n\0\0\0\0\0\0\u0080?\0\0\0@\0\0@@\0\0\u0080@\0\0\u00a0@";
		assertArrayEquals(golden.getBytes(StandardCharsets.ISO_8859_1), Npy.encode(new float[] { 0, 1, 2, 3, 4, 5 }, 1,
			2, 3));
	}
}
