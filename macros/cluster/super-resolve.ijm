// One task's share of a folder, without a display, for our own launcher and for Fiji. The argument is what
// Super-Resolve Folder... takes: "source=[/data/scans] output=[/data/x4] model=[/data/run] shard=2/4".
run("Super-Resolve Folder...", getArgument());
print("superres: this task is done"); // not reached where an image failed: Fiji's exit status does not tell
