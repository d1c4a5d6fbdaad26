package sc.fiji.superres.sample;

/** The scans that come along. {@code plugins.config} has a menu entry for each. */
public enum Sample {

		/** Gallium nitride, seen along [11-20] at 5 MX. */
		GAN("GaN, STEM", "GaN STEM (Super-Resolution)", "gan_5MX"),
		/** Graphite, 24 nm wide. */
		GRAPHITE("Graphite, STM", "Graphite STM (Super-Resolution)", "graphite_24nm");

	private final String button;
	private final String label;
	private final String file;

	Sample(final String button, final String label, final String file) {
		this.button = button;
		this.label = label;
		this.file = file;
	}

	/** What a button says that opens it. */
	public String button() {
		return button;
	}

	/** Label of its menu entry. */
	public String label() {
		return label;
	}

	/** Opens it. */
	public void open() {
		new SampleScan().run(file);
	}
}
