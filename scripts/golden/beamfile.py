#!/usr/bin/env python3
"""Golden numbers for the room beamfile: what files of electron microscopes hold, by a small parser of our own.

Reads the small files that beamfile_files.py writes, and the real ones of ../shared/data/formats where that folder exists (the
numbers of real files that are missing stay). HDF5 files are read by h5py, the others byte by byte with struct and numpy.
Run with Debian's python3-numpy and python3-h5py:  /usr/bin/python3 scripts/golden/beamfile.py
Writes src/test/resources/sc/fiji/superres/beamfile/golden.json: for each file its images, in the order in which a user meets
them, with size, names of the channels, unit, pixel size in nm (null where unknown), and of each plane, as 32-bit floats, the
SHA-256 of its little-endian bytes, least and greatest value, mean, and the values at the four corners.
"""
import glob
import hashlib
import json
import os
import re
import struct

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TINY = os.path.join(HERE, "../../src/test/resources/sc/fiji/superres/beamfile")
REAL = os.path.join(HERE, "../../../shared/data/formats")
GOLDEN = os.path.join(TINY, "golden.json")


# FEI TIA

def ser(path):
    """Planes, the top row first, and the pixel size in metres."""
    with open(path, "rb") as file:
        data = file.read()
    version, = struct.unpack_from("<H", data, 4)
    valid, = struct.unpack_from("<I", data, 18)
    place = "<I" if version <= 0x210 else "<Q"
    table, = struct.unpack_from(place, data, 22)
    planes = []
    for i in range(valid):
        start, = struct.unpack_from(place, data, table + i * struct.calcsize(place))
        _, dx, _, _, dy, _, code, width, height = struct.unpack_from("<ddIddIHII", data, start)
        kind = {1: "<u1", 2: "<u2", 3: "<u4", 4: "<i1", 5: "<i2", 6: "<i4", 7: "<f4", 8: "<f8"}[code]
        values = np.frombuffer(data, kind, width * height, start + 50).reshape(height, width)
        planes.append(values[::-1])
    return planes, (dx, dy)


def tia(path):
    stem, number = (path[:-4], None) if path.endswith(".emi") else re.fullmatch(r"(.*)_(\d+)\.ser", path).groups()
    text = open(stem + ".emi", "rb").read() if os.path.exists(stem + ".emi") else b""
    infos = re.findall(rb"<ObjectInfo>.*?</ObjectInfo>", text, re.S)
    names, at = [], 0
    for info in infos:
        start = text.index(info, at)
        found = [m for m in re.finditer(rb"Acquire ([ -~]+)", text[at:start])]
        exact = [text[at + m.start():][:struct.unpack("<I", text[at + m.start() - 4:at + m.start()])[0]] for m in found]
        names.append([e for e in exact if not e.endswith(b"Display")][-1][len("Acquire "):].decode().strip())
        at = start + len(info)
    channels, stacks = [], []
    for file in sorted(glob.glob(glob.escape(stem) + "_*.ser")) if number is None else [path]:
        index = int(re.search(r"_(\d+)\.ser$", file).group(1)) - 1
        planes, pixel = ser(file)
        channels.append(names[index] if infos else "")
        stacks.append(planes)
        mode = re.search(rb"<Label>Mode</Label><Value>([^<]*)", infos[index]).group(1) if infos else b""
        camera = bool(infos) and b"<CameraNamePath>" in infos[index]
        if camera if b"STEM" in mode else b"Diffraction" in mode:
            pixel = None
    return [image(channels, "", pixel and [p * 1e9 for p in pixel], stacks)]


# Gatan DigitalMicrograph

def dm(path):
    with open(path, "rb") as file:
        data = file.read()
    version, = struct.unpack_from(">I", data)
    size = ">I" if version == 3 else ">Q"
    step = struct.calcsize(size)
    end = ">" if struct.unpack_from(">I", data, 4 + step)[0] == 0 else "<"
    types = {2: "i2", 3: "i4", 4: "u2", 5: "u4", 6: "f4", 7: "f8", 8: "u1", 9: "i1", 10: "i1", 11: "i8", 12: "u8"}

    def numbers(at, count):
        return [struct.unpack_from(size, data, at + i * step)[0] for i in range(count)], at + count * step

    def group(at):
        (count,), at = numbers(at + 2, 1)
        members = {}
        for i in range(count):
            kind, length = struct.unpack_from(">BH", data, at)
            name = data[at + 3:at + 3 + length].decode("latin-1") or i
            at += 3 + length + (8 if version == 4 else 0)
            members[name], at = group(at) if kind == 20 else leaf(at)
        return members, at

    def leaf(at):
        assert data[at:at + 4] == b"%%%%"
        (count,), at = numbers(at + 4, 1)
        info, at = numbers(at, count)
        if info[0] in types:
            dtype, length = np.dtype(end + types[info[0]]), 1
        elif info[0] == 15:
            dtype, length = np.dtype([(str(i), end + types[t]) for i, t in enumerate(info[4::2])]), 1
        elif info[1] == 15:
            dtype, length = np.dtype([(str(i), end + types[t]) for i, t in enumerate(info[5:-1:2])]), info[-1]
        else:
            dtype, length = np.dtype(end + types[info[1]]), info[-1]
        values = np.frombuffer(data, dtype, length, at)
        at += length * dtype.itemsize
        return (values[0].item() if info[0] in types else values), at

    root, _ = group(4 + step + 4)
    hidden = {t["ImageIndex"] for t in root.get("Thumbnails", {}).values()}
    units = {"nm": 1, "µm": 1e3, "A": 0.1}
    images = {}
    for index, entry in root["ImageList"].items():
        if index in hidden:
            continue
        content = entry["ImageData"]
        shape = [content["Dimensions"][i] for i in sorted(content["Dimensions"])]
        planes = content["Data"].reshape(([1] if len(shape) == 2 else []) + shape[::-1])
        dims = [content["Calibrations"]["Dimension"][i] for i in (0, 1)]
        names = ["".join(map(chr, d["Units"])) for d in dims]
        pixel = [d["Scale"] * units[n] for d, n in zip(dims, names)] if all(n in units for n in names) else None
        unit = "".join(map(chr, content["Calibrations"]["Brightness"]["Units"]))
        alike = images.setdefault((tuple(shape), str(pixel), unit), ([], unit, pixel, []))
        alike[0].append("".join(map(chr, entry["Name"])))
        alike[3].append(list(planes))
    return [image(*alike) for alike in images.values()]


# Velox and NCEM

def emd(path):
    with h5py.File(path, "r") as file:
        return velox(file) if "Data/Image" in file else ncem(file)


def velox(file):
    found = []
    for group in file["Data/Image"].values():
        text = group["Metadata"][:, 0].tobytes().split(b"\0")[0]
        found.append((json.loads(text)["BinaryResult"], np.moveaxis(group["Data"][...], -1, 0)))
    found.sort(key=lambda pair: "HAADF" not in pair[0]["Detector"])
    result = found[0][0]
    pixel = [float(result["PixelSize"][side]) * 1e9 for side in ("width", "height")]
    return [image([r["Detector"] for r, _ in found], "", pixel if result["PixelUnitX"] == "m" else None,
                  [list(planes) for _, planes in found])]


def ncem(file):
    groups = []
    file.visititems(lambda _, o: groups.append(o) if int(o.attrs.get("emd_group_type", 0)) == 1 else None)
    images = []
    for group in groups:
        data = group["data"][...]
        dims = [group[f"dim{data.ndim - i}"] for i in (0, 1)]
        text = [d.attrs["units"].decode() if isinstance(d.attrs["units"], bytes) else d.attrs["units"] for d in dims]
        pixel = [d[1] - d[0] for d in dims] if all(t == "[n_m]" for t in text) else None
        name = os.path.basename(group.name)
        images.append(image([name], "", pixel, [list(data.reshape((-1,) + data.shape[-2:]))]))
    return images


def image(channels, unit, pixel, stacks):
    planes = [stack[frame] for frame in range(len(stacks[0])) for stack in stacks]
    height, width = planes[0].shape
    return {"channels": channels, "unit": unit, "width": width, "height": height, "pixel": pixel,
            "planes": [plane_numbers(np.ascontiguousarray(p, dtype="<f4")) for p in planes]}


def plane_numbers(plane):
    return {"sha256": hashlib.sha256(plane.tobytes()).hexdigest(), "min": float(plane.min()), "max": float(plane.max()),
            "mean": float(plane.mean(dtype="f8")),
            "corners": [float(plane[y, x]) for y in (0, -1) for x in (0, -1)]}


READERS = {".ser": tia, ".emi": tia, ".dm3": dm, ".dm4": dm, ".emd": emd}

if __name__ == "__main__":
    golden = json.load(open(GOLDEN)) if os.path.exists(GOLDEN) else {"tiny": {}, "real": {}}
    for kind, folder in (("tiny", TINY), ("real", REAL)):
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), "*"))):
            reader = READERS.get(os.path.splitext(path)[1])
            if reader:
                golden[kind][os.path.basename(path)] = reader(path)
    with open(GOLDEN, "w") as out:
        json.dump(golden, out, indent=1, ensure_ascii=False, sort_keys=True)
        out.write("\n")
