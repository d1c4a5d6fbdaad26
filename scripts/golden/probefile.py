#!/usr/bin/env python3
"""Golden numbers for files of scanning probe microscopes, and for MRC: what they hold, by a small parser of our own.

Reads the small files that probefile_files.py writes, and the real ones of ../shared/data where that folder exists (the numbers
of real files that are missing stay). Written from the descriptions of the formats, with numpy.
Run with Debian's python3-numpy:  /usr/bin/python3 scripts/golden/probefile.py
Or print what any other files hold:  /usr/bin/python3 scripts/golden/probefile.py FILE...
Writes golden.json in src/test/resources/sc/fiji/superres/probefile and .../beamfile/mrc: for each file its images, in the order
in which a user meets them, with name, unit, size, pixel size in nm (null where unknown), and of each plane, as 32-bit floats, its
label, the SHA-256 of its little-endian bytes, least and greatest value, mean, and the values at the four corners.
"""
import glob
import hashlib
import json
import os
import re
import struct
import sys

import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
TESTS = os.path.join(ROOT, "src/test/resources/sc/fiji/superres")
REAL = os.path.join(ROOT, "../shared/data")
NANOMETRES = {"m": 1e9, "nm": 1.0, "um": 1e3, "µm": 1e3}
HEIGHTS = re.compile(r"z|z-axis|height|topography")


def nid(data):
    head, body = data.split(b"\n#!", 1)
    head = head.decode("latin-1")
    sections = {m[1]: dict(re.findall(r"^([^=\r\n]+)=([^\r\n]*)", m[2], re.M))
                for m in re.finditer(r"^\[(.+?)\]\r?\n(.*?)(?=^\[|\Z)", head, re.M | re.S)}
    channels = []
    order = sorted((int(a), int(b), section) for (a, b, section) in re.findall(r"^Gr(\d+)-Ch(\d+)=(.*?)\r?$", head, re.M))
    for _, _, section in order:
        s = sections[section]
        shape, bits = (int(s["Lines"]), int(s["Points"])), int(s["SaveBits"])
        count = shape[0] * shape[1]
        raw = np.frombuffer(body, f"<i{bits // 8}", count)
        body = body[count * bits // 8:]
        value = (raw.astype(np.longdouble) + 2 ** (bits - 1)) / 2 ** bits * np.longdouble(s["Dim2Range"])
        value = (value + np.longdouble(s["Dim2Min"])).reshape(shape)[::-1]
        pixel = [float(s[f"Dim{d}Range"]) * 1e9 / n for d, n in ((0, shape[1]), (1, shape[0]))]
        channels.append((s["Dim2Name"], s["Frame"].split()[-1], bytes(s["Dim2Unit"], "latin-1"), pixel, value))
    return [(n, d, decoded(u), p, v) for n, d, u, p, v in channels]


def decoded(text):
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")


def sxm(data):
    at = data.index(b"\x1a\x04")
    tag = dict(re.findall(r"^:([A-Z_-]+):\n(.*?)(?=^:[A-Z_-]+:$)", data[:at].decode(), re.M | re.S))
    width, height = map(int, tag["SCAN_PIXELS"].split())
    pixel = [float(r) * 1e9 / n for r, n in zip(tag["SCAN_RANGE"].split(), (width, height))]
    rows = [line.split("\t") for line in tag["DATA_INFO"].splitlines()[1:] if line.strip()]
    planes = [(row[2], way, row[3]) for row in rows for way in ("forward", "backward") if row[4] in (way, "both")]
    cube = np.frombuffer(data, ">f4", offset=at + 2).reshape(len(planes), height, width)
    finished = height
    while np.isnan(cube[:, finished - 1]).any():
        finished -= 1
    channels = []
    for (name, way, unit), plane in zip(planes, cube[:, :finished]):
        plane = np.flipud(plane) if tag["SCAN_DIR"].strip() == "up" else plane
        channels.append((name, way, unit, pixel, np.fliplr(plane) if way == "backward" else plane))
    return channels


def spm(data):
    line = [""] + data.decode().split("\n")
    assert line[128] == "end of header" and line[-2] == "end of experiment"
    width, height = int(line[24]), int(line[25])
    values = np.array([row.split() for row in line[129:-2]], dtype=float).T.reshape(-1, height, width)
    names = [(69, 70)] if line[8] == "MAP_SC" else [(95 + 3 * c, 96 + 3 * c) for c in range(int(line[94]))]
    pixel = [float(line[28]) * NANOMETRES[line[26]] / width, float(line[29]) * NANOMETRES[line[27]] / height]
    turned = values[:, ::-1 if line[23] == "bottom to top" else 1, ::-1 if line[21] == "right to left" else 1]
    return [titled(line[n], line[u], pixel, plane) for (n, u), plane in zip(names, turned)]


def titled(title, unit, pixel, plane):
    match = re.fullmatch(r"(.*) \((Forward|Backward)\)", title)
    return (match[1], match[2].lower(), unit, pixel, plane) if match else (title, "", unit, pixel, plane)


def gsf(data):
    head, _ = data.split(b"\0", 1)
    key = dict(line.split(" = ", 1) for line in head.decode().splitlines()[1:])
    shape = int(key["YRes"]), int(key["XRes"])
    plane = np.frombuffer(data, "<f4", shape[0] * shape[1], (len(head) // 4 + 1) * 4).reshape(shape)
    pixel = [float(key[k]) * NANOMETRES[key["XYUnits"]] / n for k, n in (("XReal", shape[1]), ("YReal", shape[0]))]
    return [titled(key["Title"], key["ZUnits"], pixel, plane)]


class Gwy:
    """A stream of Gwyddion components."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, code):
        values = struct.unpack_from("<" + code, self.data, self.at)
        self.at += struct.calcsize("<" + code)
        return values if len(values) > 1 else values[0]

    def string(self):
        end = self.data.index(b"\0", self.at)
        text, self.at = self.data[self.at:end].decode(), end + 1
        return text

    def object(self):
        name, size, content = self.string(), self.take("I"), {}
        end = self.at + size
        while self.at < end:
            key = self.string()
            content[key] = self.value(chr(self.take("B")))
        return name, content

    def value(self, kind):
        if kind.isupper():
            count = self.take("I")
            if kind in "SO":
                return [self.value(kind.lower()) for _ in range(count)]
            array = np.frombuffer(self.data, {"C": "u1", "I": "<i4", "Q": "<i8", "D": "<f8"}[kind], count, self.at)
            self.at += array.nbytes
            return array
        if kind in "os":
            return self.object() if kind == "o" else self.string()
        return self.take({"b": "?", "c": "c", "i": "i", "q": "q", "d": "d"}[kind])


def gwy(data):
    assert data[:4] == b"GWYP"
    _, content = Gwy(data[4:]).object()
    channels = []
    for number in sorted(int(key.split("/")[1]) for key in content if re.fullmatch(r"/\d+/data", key)):
        _, field = content[f"/{number}/data"]
        shape = field["yres"], field["xres"]
        unit = {side: field[side][1]["unitstr"] if side in field else "" for side in ("si_unit_xy", "si_unit_z")}
        scale = NANOMETRES.get(unit["si_unit_xy"])
        pixel = scale and [field[real] * scale / n for real, n in (("xreal", shape[1]), ("yreal", shape[0]))]
        title = content.get(f"/{number}/data/title", f"Channel {number}")
        channels.append(titled(title, unit["si_unit_z"], pixel, field["data"].reshape(shape)))
    return channels


MRC = [("n", "i4", 3), ("mode", "i4"), ("start", "i4", 3), ("grid", "i4", 3), ("cell", "f4", 3), ("angles", "f4", 3),
       ("axes", "i4", 3), ("range", "f4", 3), ("group", "i4"), ("extended", "i4"), ("extra", "V8"), ("kind", "S4"),
       ("version", "i4"), ("more", "V40"), ("stamp", "i4"), ("flags", "i4")]


def mrc(data):
    order = ">" if data[212] == 0x11 or data[:2] == b"\0\0" else "<"
    head = np.frombuffer(data, np.dtype(MRC).newbyteorder(order), 1)[0]
    signed = head["flags"] & 1 if head["stamp"] == 1146047817 else head["range"][1] <= 127
    kind = {0: "i1" if signed else "u1", 1: "i2", 2: "f4", 6: "u2"}[int(head["mode"])]
    width, height, sections = (int(n) for n in head["n"])
    start = 1024 + int(head["extended"])
    cube = np.frombuffer(data, order + kind, width * height * sections, start).reshape(sections, height, width)
    pixel = [float(head["cell"][i]) / 10 / int(head["grid"][i]) for i in (0, 1)]
    if head["kind"].startswith(b"FEI"):
        pixel = [p * 1e9 for p in struct.unpack_from(order + "2d", data, 1024 + 156)]
    return [("", f"frame {i + 1}" if sections > 1 else "", "", pixel, plane[::-1]) for i, plane in enumerate(cube)]


READERS = {".nid": nid, ".sxm": sxm, ".spm": spm, ".gsf": gsf, ".gwy": gwy, ".mrc": mrc}


def images(path):
    """Channels of one name are the slices of an image; height comes first, then other lengths."""
    reader = READERS[os.path.splitext(path)[1]]
    with open(path, "rb") as file:
        channels = reader(file.read())
    grouped = {}
    for name, way, unit, pixel, plane in channels:
        grouped.setdefault(name, []).append((way, unit, pixel, plane))
    found = []
    for name, slices in grouped.items():
        if name:
            slices.sort(key=lambda s: s[0] == "backward")
        _, unit, pixel, first = slices[0]
        planes = [dict(numbers(np.ascontiguousarray(p, dtype="<f4")), label=f"{name} {way}".strip() if way else "")
                  for way, _, _, p in slices]
        found.append({"name": name, "channels": [name], "unit": unit, "width": first.shape[1], "height": first.shape[0],
                      "pixel": pixel, "planes": planes})
    return sorted(found, key=lambda i: (i["unit"] != "m", not HEIGHTS.fullmatch(i["name"].lower())))


def numbers(plane):
    return {"sha256": hashlib.sha256(plane.tobytes()).hexdigest(), "min": float(plane.min()), "max": float(plane.max()),
            "mean": float(plane.mean(dtype="f8")),
            "corners": [float(plane[y, x]) for y in (0, -1) for x in (0, -1)]}


def write(folder, endings):
    target = os.path.join(TESTS, folder, "golden.json")
    golden = json.load(open(target)) if os.path.exists(target) else {"tiny": {}, "real": {}}
    golden["tiny"] = {}
    for kind, pattern in (("tiny", os.path.join(TESTS, folder, "*")), ("real", REAL + "/*"), ("real", REAL + "/formats/*")):
        for path in sorted(glob.glob(pattern)):
            if os.path.splitext(path)[1] in endings:
                golden[kind][os.path.basename(path)] = images(path)
    with open(target, "w") as out:
        json.dump(golden, out, indent=1, ensure_ascii=False, sort_keys=True)
        out.write("\n")


if __name__ == "__main__":
    for path in sys.argv[1:]:
        print(path, json.dumps(images(path), ensure_ascii=False))
    if len(sys.argv) == 1:
        write("probefile", {".nid", ".sxm", ".spm", ".gsf", ".gwy"})
        write("beamfile/mrc", {".mrc"})
