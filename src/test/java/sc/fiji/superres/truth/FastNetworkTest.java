package sc.fiji.superres.truth;

/** The convolutional network, which is the quickstart's, by {@code macros/golden/fast-x4.ijm}. */
class FastNetworkTest extends TrainedNetworkTest {

	FastNetworkTest() {
		super("fast-x4.pt");
	}
}
