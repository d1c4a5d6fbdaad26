package sc.fiji.superres.tiff;

/** The numbers of the tags that describe the pixels and their places. */
final class Tag {

	static final int SUBFILE = 254;
	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int FILL_ORDER = 266;
	static final int DESCRIPTION = 270;
	static final int OFFSETS = 273;
	static final int SAMPLES = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int BYTE_COUNTS = 279;
	static final int PLANAR = 284;
	static final int PREDICTOR = 317;
	static final int TILE_WIDTH = 322;
	static final int TILE_OFFSETS = 324;
	static final int EXTRA_SAMPLES = 338;
	static final int SAMPLE_FORMAT = 339;

	private Tag() {}
}
