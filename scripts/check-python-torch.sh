#!/bin/sh
# Does Python read and run what Java writes, and Java what Python writes? Needs python3 with torch (Debian: python3-torch,
# 1.13), numpy and yaml; no part of the build. For every preset of SwinIR, for SPAN and RRDBNet:
#   .pt           torch.jit.load, run: the output is Java's within 1e-5
#   .pth          torch.load: the official names, shapes and types, buffers too, in order; only opcodes that
#                 torch.load(weights_only=True) of torch 2 takes. With OFFICIAL_SWINIR=network_swinir.py the official module
#                 loads it with strict=True and gives Java's output within 1e-5
#   .safetensors  taken apart by json and numpy: the tensors are equal
#   .zip          rdf.yaml of formats 0.5 and 0.4: every file it names is there, each SHA-256 is right, and the TorchScript
#                 makes the test output of the test input, grey values scaled and axes enlarged as it says
# and back: torch.save of a plain state dict, of {'params': ...} and {'params_ema': ...} are read by Java.
# Usage: [OFFICIAL_SWINIR=path] scripts/check-python-torch.sh
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-/usr/bin/python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile="$folder/classpath" -Dmdep.includeScope=test
check() {
	java -cp "target/test-classes:target/classes:$(cat "$folder/classpath")" sc.fiji.superres.models.PythonCheck "$1" "$folder"
}
check write

"$python" - "$folder" <<'PYTHON'
import hashlib
import io
import json
import os
import pickletools
import re
import sys
import types
import zipfile
import zlib

import numpy
import torch
import yaml

folder = sys.argv[1]

# what torch.load(weights_only=True) of torch 2 accepts (torch/_weights_only_unpickler.py)
SAFE = set("""PROTO GLOBAL NEWOBJ REDUCE BUILD APPEND APPENDS SETITEM SETITEMS MARK TUPLE TUPLE1 TUPLE2 TUPLE3 NONE NEWFALSE
NEWTRUE EMPTY_TUPLE EMPTY_LIST EMPTY_DICT EMPTY_SET BININT BININT1 BININT2 BINFLOAT BINUNICODE SHORT_BINSTRING LONG1
BINPERSID BINGET LONG_BINGET BINPUT LONG_BINPUT STOP""".split())


def close(ours, theirs, what):
    assert ours.shape == theirs.shape, (what, ours.shape, theirs.shape)
    distance = (ours - theirs).abs().max().item()
    assert distance <= 1e-5, f"{what}: {distance}"
    return distance


def same_values(tensor, shape, crc, name):
    assert tensor.dtype == numpy.float32 and list(tensor.shape) == shape, name
    assert zlib.crc32(numpy.ascontiguousarray(tensor).tobytes()) == crc, name + ": values differ"


def buffers(name, shape, tokens):
    """Names of the official state dict for one parameter of ours, with shape and type, for eight windows a side."""
    shifted = re.match(r"(.*blocks\.\d*[13579]\.)norm1\.weight$", name)
    if shifted:
        yield shifted[1] + "attn_mask", [64, tokens, tokens], torch.float32
    yield name, shape, torch.float32
    if name.endswith("relative_position_bias_table"):
        yield name.replace("bias_table", "index"), [tokens, tokens], torch.int64


def official(path, ours):
    """The official module of a configuration of ours."""
    timm = {name: types.ModuleType(name) for name in ("timm", "timm.models", "timm.models.layers")}
    timm["timm.models.layers"].DropPath = torch.nn.Identity
    timm["timm.models.layers"].to_2tuple = lambda x: x if isinstance(x, tuple) else (x, x)
    timm["timm.models.layers"].trunc_normal_ = torch.nn.init.trunc_normal_
    sys.modules.update(timm)
    module = {"__name__": "network_swinir"}
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), module)
    upsampler = ours.get("upsampler", "pixelshuffledirect")
    return module["SwinIR"](img_size=8 * ours["window"], in_chans=ours["channels"], window_size=ours["window"],
                            img_range=ours.get("range", 1.), mlp_ratio=ours["mlpRatio"], drop_path_rate=0.,
                            upsampler="" if upsampler == "none" else upsampler, resi_connection=ours.get("residual", "1conv"),
                            patch_norm=ours.get("patchNorm", True), upscale=ours["factor"], depths=ours["depths"],
                            embed_dim=ours["embedding"], num_heads=ours["heads"])


def older(rdf):
    """What a description of format 0.4 says: files, sizes of the axes as min, step, scale, and the two operations."""
    shape, out = rdf["inputs"][0]["shape"], rdf["outputs"][0]["shape"]
    assert out["offset"] == [0, 0, 0, 0]
    names = [n for key in ("covers", "sample_inputs", "sample_outputs") for n in rdf[key]]
    return (names, rdf["test_inputs"][0], rdf["test_outputs"][0], rdf["attachments"]["files"][0],
            list(zip(shape["min"], shape["step"], out["scale"])))


def newer(rdf):
    """The same of format 0.5, where an output's axis is as large as the input's · the input's scale / its own."""
    given, made = rdf["inputs"][0], rdf["outputs"][0]
    names = rdf["covers"] + [t["sample_tensor"]["source"] for t in (given, made)]
    sizes = []
    for a, b in zip(given["axes"], made["axes"]):
        if a["type"] == "space":
            assert b["size"] == {"tensor_id": given["id"], "axis_id": a["id"]}
            sizes.append((a["size"]["min"], a["size"]["step"], a["scale"] / b["scale"]))
        else:
            sizes.append((len(a.get("channel_names", [0])), 0, 1))
    return names, given["test_tensor"]["source"], made["test_tensor"]["source"], rdf["attachments"][0]["source"], sizes


def digests(node):
    """Every file of a description that has a SHA-256."""
    if isinstance(node, dict):
        if "sha256" in node:
            yield node["source"], node["sha256"]
        node = list(node.values())
    if isinstance(node, list):
        for entry in node:
            yield from digests(entry)


def bioimage(file, read, state):
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        rdf = yaml.safe_load(archive.read("rdf.yaml"))
        names, test_input, test_output, attachment, sizes = read(rdf)
        assert all(archive.getinfo(name).file_size > 0 for name in names + [rdf["documentation"]])
        for source, sha256 in digests(rdf):
            assert hashlib.sha256(archive.read(source)).hexdigest() == sha256, source
        script = archive.read(rdf["weights"]["torchscript"]["source"])
        attached = torch.load(io.BytesIO(archive.read(attachment)))["params"]
        assert all(torch.equal(attached[n], state[n]) for n in state)
        given, wanted = (numpy.load(io.BytesIO(archive.read(name))) for name in (test_input, test_output))
    (before,), (after,) = rdf["inputs"][0]["preprocessing"], rdf["outputs"][0]["postprocessing"]
    assert "scale_linear" in before.values() and "scale_linear" in after.values()
    assert all((n - m) % s == 0 if s else n == m for n, (m, s, _) in zip(given.shape, sizes))
    assert list(wanted.shape) == [int(n * f) for n, (_, _, f) in zip(given.shape, sizes)]
    with torch.no_grad():
        scaled = torch.from_numpy(given) * before["kwargs"]["gain"] + before["kwargs"]["offset"]
        made = torch.jit.load(io.BytesIO(script)).eval()(scaled) * after["kwargs"]["gain"] + after["kwargs"]["offset"]
    return "bioimage.io " + rdf["format_version"], 255 * close(made / 255, torch.from_numpy(wanted) / 255, file)


def check(name):
    base = os.path.join(folder, name)
    expected = [(n, [int(i) for i in s.split(",")], int(c)) for n, s, c in
                (line.rstrip("\n").split(";") for line in open(base + ".csv", encoding="utf-8"))]
    run = torch.load(base + ".run")
    report = []

    extra = {"superres.json": ""}
    network = torch.jit.load(base + ".pt", _extra_files=extra)
    card = json.loads(extra["superres.json"])
    assert card["origin"] == "nowhere"
    assert {n for n, _ in network.named_parameters()} == {n for n, _, _ in expected}
    for mode in (network.eval(), network.train()):
        with torch.no_grad():
            report.append("jit %.1e" % close(mode(run["input"]), run["output"], name + ".pt"))

    state = torch.load(base + ".pth")["params"]
    kept = {n: t for n, t in state.items() if "eval_conv" not in n and n != "no_norm"}  # what SPAN's module registers
    assert len(state) - len(kept) == (2 * 20 + 1 if name == "span" else 0)
    tokens = card["network"].get("window", 0) ** 2
    named = [b for n, s, _ in expected for b in buffers(n, s, tokens)]
    assert [(n, list(t.shape), t.dtype) for n, t in kept.items()] == named
    for n, shape, crc in expected:
        same_values(state[n].numpy(), shape, crc, n)
    with zipfile.ZipFile(base + ".pth") as archive:
        assert archive.testzip() is None
        opcodes = {op.name for op, _, _ in pickletools.genops(archive.read("superres/data.pkl"))}
        assert opcodes <= SAFE, opcodes - SAFE
    if os.environ.get("OFFICIAL_SWINIR") and tokens:
        module = official(os.environ["OFFICIAL_SWINIR"], card["network"])
        index = {n: b.clone() for n, b in module.named_buffers()}
        module.load_state_dict(state, strict=True)
        assert all(torch.equal(index[n], b) for n, b in module.named_buffers()), "buffers differ from the official ones"
        with torch.no_grad():
            report.append("official %.1e" % close(module.eval()(run["input"]), run["output"], name + ".pth"))

    raw = open(base + ".safetensors", "rb").read()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + length])
    assert json.loads(header.pop("__metadata__")["superres.json"])["origin"] == "nowhere"
    assert list(header) == [n for n, _, _ in expected]
    for n, shape, crc in expected:
        start, end = header[n]["data_offsets"]
        assert header[n]["dtype"] == "F32"
        values = numpy.frombuffer(raw[8 + length + start:8 + length + end], "<f4").reshape(header[n]["shape"])
        same_values(values, shape, crc, n)

    for read, file in ((newer, base + ".zip"), (older, base + "-0.4.zip")):
        report.append("%s %.1e of 255" % bioimage(file, read, state))

    if name == "light":
        for wrap in ("plain", "params", "params_ema"):
            torch.save(state if wrap == "plain" else {wrap: state}, f"{folder}/from-python-{wrap}.pth")
    print(f"{name}: {len(expected)} parameters, {len(state)} tensors; " + ", ".join(report))


for file in sorted(os.listdir(folder)):
    if file.endswith(".csv"):
        check(file[:-len(".csv")])
PYTHON

check read
echo "check-python-torch: passed with torch $("$python" -c 'import torch; print(torch.__version__)')"
