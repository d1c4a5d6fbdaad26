package sc.fiji.superres.torch;

/**
 * A dense tensor of 64-bit integers in row-major order, such as indices. It can only be written: reading converts every
 * type to floats.
 *
 * @param values the elements, last dimension fastest; not copied
 * @param shape the sizes, outermost first
 */
public record LongTensor(long[] values, int... shape) {}
