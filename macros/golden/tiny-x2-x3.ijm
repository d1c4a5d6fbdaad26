// Makes two small networks again whose results tests hold to their places (TinyNetworkTest): src/test/resources/golden/
// tiny-x2.pt and tiny-x3.pt. The one for ×3 learns from a folder of pairs, since no preset has that factor.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/golden/tiny-x2-x3.ijm .
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/golden/tiny-x2-x3.ijm .");
scans = root + "/test-data/low-resolution"; here = root + "/target/golden/"; golden = root + "/src/test/resources/golden/";
setBatchMode(true);
keys = " network=tiny iterations=2500 batch=4 crops=grid learningrate=0.012 validation=0.1 seed=1";
run("Train Super-Resolution...", "source=[" + scans + "] run=[" + here + "tiny-x2] preset=[2x independent 24-12] zoom=5 unit=MX patch=48" + keys);
run("Generate Training Pairs...", "source=[" + scans + "] output=[" + here + "pairs-x3] preset=[4x independent 5-20] factor=3 " +
	"betas=1.2,1.5,1.8,2.4,3 filters=nearest crop=72 cropsperrow=6 split=90:10:0");
run("Train Super-Resolution...", "source=[" + here + "pairs-x3] run=[" + here + "tiny-x3] preset=[4x independent 5-20] patch=72" + keys);
File.copy(here + "tiny-x2/best.pt", golden + "tiny-x2.pt");
File.copy(here + "tiny-x3/best.pt", golden + "tiny-x3.pt");
