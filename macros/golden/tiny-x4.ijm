// Makes the network again that tests hold to the truth (TinyNetworkTest): src/test/resources/golden/tiny-x4.pt.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/golden/tiny-x4.ijm .
// Nothing in the tests depends on it: change it here, run this, run the tests.
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/golden/tiny-x4.ijm .");
run("Train Super-Resolution...", "source=[" + root + "/test-data/low-resolution] run=[" + root + "/target/golden/tiny-x4] " +
	"preset=[4x independent 5-20] network=tiny iterations=5000 batch=4 patch=96 crops=grid learningrate=0.014 validation=0.1 seed=1");
File.makeDirectory(root + "/src/test/resources/golden");
File.copy(root + "/target/golden/tiny-x4/best.pt", root + "/src/test/resources/golden/tiny-x4.pt");
