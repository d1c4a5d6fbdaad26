// Makes the convolutional network again that tests hold to the truth (FastNetworkTest): src/test/resources/golden/fast-x4.pt.
//   OMP_NUM_THREADS=2 scripts/macro.sh macros/golden/fast-x4.ijm .
// The recipe is the quickstart's. Nothing in the tests depends on it: change it here, run this, run the tests.
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/golden/fast-x4.ijm .");
run("Train Super-Resolution...", "source=[" + root + "/test-data/low-resolution] run=[" + root + "/target/golden/fast-x4] " +
	"preset=[4x independent 5-20] recipe=try network=fast validation=0.1 seed=1");
File.makeDirectory(root + "/src/test/resources/golden");
File.copy(root + "/target/golden/fast-x4/best.pt", root + "/src/test/resources/golden/fast-x4.pt");
