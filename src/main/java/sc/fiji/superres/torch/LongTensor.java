package sc.fiji.superres.torch;

/**
 * A dense tensor of 64-bit whole numbers in row-major order: indices, for writing only. (Reading makes floats of every
 * type.)
 *
 * @param values the elements, last dimension fastest; not copied
 * @param shape the sizes, outermost first
 */
public record LongTensor(long[] values, int... shape) {}
