#!/bin/sh
# Does Python read the model files that Java writes? Needs python3 with torch (Debian: python3-torch); no part of the
# build. The .pth is loaded by torch.load, and names, shapes and values are compared one by one. Of the .pt only the
# container and the pickle are looked at: its code calls scaled_dot_product_attention, which torch 1.13 does not know;
# where torch is 2.0 or newer, the .pt is loaded and run too.
# Usage: scripts/check-python-torch.sh
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-/usr/bin/python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile="$folder/classpath" -Dmdep.includeScope=test
java -cp "target/test-classes:target/classes:$(cat "$folder/classpath")" sc.fiji.superres.swinir.WriteModelFiles "$folder"

"$python" - "$folder" <<'PYTHON'
import pickletools
import sys
import zipfile
import zlib

import torch

folder = sys.argv[1]
expected = [line.rstrip("\n").split(";") for line in open(folder + "/light.csv", encoding="utf-8")]

# what torch.load(weights_only=True) of torch 2 accepts (torch/_weights_only_unpickler.py)
SAFE = set("""PROTO GLOBAL NEWOBJ REDUCE BUILD APPEND APPENDS SETITEM SETITEMS MARK TUPLE TUPLE1 TUPLE2 TUPLE3 NONE NEWFALSE
NEWTRUE EMPTY_TUPLE EMPTY_LIST EMPTY_DICT EMPTY_SET BININT BININT1 BININT2 BINFLOAT BINUNICODE SHORT_BINSTRING LONG1
BINPERSID BINGET LONG_BINGET BINPUT LONG_BINPUT STOP""".split())

state = torch.load(folder + "/light.pth")
assert list(state) == [name for name, _, _ in expected], "names or their order differ"
for name, shape, crc in expected:
    tensor = state[name]
    assert tensor.dtype == torch.float32 and tensor.is_contiguous(), name
    assert list(tensor.shape) == [int(n) for n in shape.split(",")], (name, tensor.shape, shape)
    assert zlib.crc32(tensor.numpy().tobytes()) == int(crc), name + ": values differ"
with zipfile.ZipFile(folder + "/light.pth") as archive:
    assert archive.testzip() is None
    opcodes = {op.name for op, _, _ in pickletools.genops(archive.read("superres/data.pkl"))}
    assert opcodes <= SAFE, opcodes - SAFE

with zipfile.ZipFile(folder + "/light.pt") as archive:
    assert archive.testzip() is None
    pickletools.dis(archive.read("superres/data.pkl"), out=open("/dev/null", "w"))
    assert archive.read("superres/extra/note.txt") == b"from Java"
loaded = "not run by torch " + torch.__version__
if int(torch.__version__.split(".")[0]) >= 2:
    extra = {"note.txt": ""}
    network = torch.jit.load(folder + "/light.pt", _extra_files=extra)
    assert dict(network.named_parameters()).keys() == state.keys()
    assert network(torch.rand(1, 1, 13, 21)).shape == (1, 1, 52, 84)
    loaded = "loaded and run"
print(f"check-python-torch: {len(state)} tensors of light.pth equal; light.pt {loaded}")
PYTHON
