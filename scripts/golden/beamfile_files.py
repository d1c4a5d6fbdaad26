#!/usr/bin/env python3
"""Small files of electron microscopes for the tests of the room beamfile, 8x6 pixels each.

Written byte by byte from the descriptions that the Java classes name; h5py writes the HDF5 files.
Run with Debian's python3-numpy and python3-h5py:  /usr/bin/python3 scripts/golden/beamfile_files.py
Writes src/test/resources/sc/fiji/superres/beamfile/*.{ser,emi,dm3,dm4,emd}; then run beamfile.py.
"""
import json
import os
import struct

import h5py
import numpy as np

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/beamfile")
WIDTH, HEIGHT = 8, 6


def ramp(start, frame=0, detector=0):
    """Every pixel has a value of its own: x + 8 y + 50 frame + 7 detector."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return start + x + WIDTH * y + 50 * frame + 7 * detector


def write(name, content):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(content)


# FEI TIA

def series(images, code, dtype, pixel, version):
    """images: planes, the top row first; pixel: in metres; version: 0x210 (4-byte places) or 0x220 (8-byte places)"""
    place = "<I" if version == 0x210 else "<Q"
    size = struct.calcsize(place)
    dimension = struct.pack("<IddII", len(images), 0, 1, 0, 6) + b"Number" + struct.pack("<I", 0)
    header = 22 + size + 4
    table = header + len(dimension)
    first = table + 2 * size * len(images)
    elements, tags, places, tag_places = b"", b"", [], []
    for i, image in enumerate(images):
        places.append(first + len(elements))
        elements += struct.pack("<ddIddIHII", -4 * pixel[0], pixel[0], 0, -3 * pixel[1], pixel[1], 0, code, WIDTH, HEIGHT)
        elements += image[::-1].astype(dtype).tobytes()
    for i in range(len(images)):
        tag_places.append(first + len(elements) + len(tags))
        tags += struct.pack("<HHI", 0x4152, 0, 1_500_000_000 + i)
    start = struct.pack("<2sHHIIII", b"II", 0x0197, version, 0x4122, 0x4152, len(images), len(images))
    start += struct.pack(place, table) + struct.pack("<I", 1)
    return start + dimension + b"".join(struct.pack(place, p) for p in places + tag_places) + elements + tags


def object_info(mode, acquire):
    return f"""<ObjectInfo><Uuid>0</Uuid><ExperimentalConditions><MicroscopeConditions><AcceleratingVoltage>300000
</AcceleratingVoltage></MicroscopeConditions></ExperimentalConditions><ExperimentalDescription><Root><Data><Label>Microscope
</Label><Value>Microscope Titan 300 kV</Value><Unit></Unit></Data><Data><Label>Mode</Label><Value>{mode}</Value><Unit></Unit>
</Data><Data><Label>Camera length</Label><Value>0.115</Value><Unit>m</Unit></Data></Root></ExperimentalDescription>
<AcquireDate>Mon Mar 02 10:20:30 2020</AcquireDate><AcquireInfo><Magnification>5100000 X</Magnification>{acquire}
</AcquireInfo></ObjectInfo>""".replace("\n", "")


def experiment(names, mode, acquire):
    content = b"JK\x00\x02" + struct.pack("<I", 0)
    for name in names:
        for text in (f"Acquire {name} Scanning Display", f"Acquire {name}"):
            content += b"\x60\x00" + struct.pack("<I", len(text)) + text.encode("latin-1")
        content += b"\x70\x00" + object_info(mode, acquire).encode("latin-1")
    return content


def tia():
    stem = ("STEM nP SA Zoom Diffraction", "<DwellTimePath>0.000012</DwellTimePath><FrameTime>0.5</FrameTime>")
    write("scan.emi", experiment(["HAADF", "BF"], *stem))
    pixel = (1.25e-11, 1.25e-11)
    for detector in (0, 1):
        frames = [ramp(40000, frame, detector) for frame in (0, 1, 2)]
        write(f"scan_{detector + 1}.ser", series(frames, 2, "<u2", pixel, 0x220))
    write("oblong_1.ser", series([ramp(-1000)], 6, "<i4", (2e-9, 3e-9), 0x210))
    camera = ("TEM uP SA Zoom Diffraction", "<DwellTimePath>0.1</DwellTimePath><CameraNamePath>Ceta</CameraNamePath>")
    write("diffraction.emi", experiment(["CCD"], *camera))
    write("diffraction_1.ser", series([ramp(0.5)], 8, "<f8", (2e7, 2e7), 0x210))


# Gatan DigitalMicrograph

class Gatan:
    """Writes a tree of dicts: numbers are (type, value), arrays (type, numpy array), texts str, structures list."""
    CODES = {"<i2": 2, "<i4": 3, "<u2": 4, "<u4": 5, "<f4": 6, "<f8": 7, "<u1": 8}

    def __init__(self, version, order):
        self.length = {3: ">I", 4: ">Q"}[version]
        self.version, self.order = version, order

    def file(self, root):
        body = self.group(root)
        size = len(body) + 4
        head = struct.pack(">I", self.version) + struct.pack(self.length, size)
        return head + struct.pack(">I", 1 if self.order == "<" else 0) + body + bytes(8)

    def group(self, members):
        named = members.items() if isinstance(members, dict) else [("", m) for m in members]
        content = b"\x01\x00" + struct.pack(self.length, len(named))
        return content + b"".join(self.tag(name, value) for name, value in named)

    def tag(self, name, value):
        is_group = isinstance(value, (dict, list))
        body = self.group(value) if is_group else self.value(value)
        head = struct.pack(">BH", 20 if is_group else 21, len(name.encode("latin-1"))) + name.encode("latin-1")
        return head + (struct.pack(">Q", len(body)) if self.version == 4 else b"") + body

    def numbers(self, *numbers):
        return b"%%%%" + struct.pack(self.length, len(numbers)) + b"".join(struct.pack(self.length, n) for n in numbers)

    def value(self, value):
        if isinstance(value, str):
            letters = np.frombuffer(value.encode("utf-16-le"), "<u2")
            return self.numbers(20, 4, len(letters)) + letters.astype(self.order + "u2").tobytes()
        if isinstance(value, tuple) and value[0] == "structure":
            return self.numbers(15, 0, 2, 0, 6, 0, 6) + struct.pack(self.order + "ff", *value[1])
        kind, content = value
        code = self.CODES["<" + kind]
        if isinstance(content, np.ndarray):
            return self.numbers(20, code, content.size) + content.astype(self.order + kind).tobytes()
        return self.numbers(code) + np.array(content).astype(self.order + kind).tobytes()


def gatan_image(name, data_type, kind, planes, scales, units, tags):
    calibrations = [{"Origin": ("f4", 0.0), "Scale": ("f4", s), "Units": u} for s, u in zip(scales, units)]
    data = {
        "Calibrations": {
            "Brightness": {"Origin": ("f4", 0.0), "Scale": ("f4", 1.0), "Units": "counts"},
            "Dimension": calibrations},
        "Data": (kind, np.array(planes)),
        "DataType": ("u4", data_type),
        "Dimensions": [("u4", n) for n in ((WIDTH, HEIGHT, len(planes)) if len(planes) > 1 else (WIDTH, HEIGHT))],
        "PixelDepth": ("u4", int(kind[1]))}
    return {"ImageData": data, "ImageTags": tags, "Name": name}


def gatan():
    tags = {
        "DataBar": {"Acquisition Date": "2/3/2020", "Acquisition Time": "4:05:06 PM", "Device Name": "DigiScan",
                    "Signal Name": "HAADF"},
        "DigiScan": {"Sample Time": ("f8", 8.0)},
        "Microscope Info": {"Voltage": ("f8", 80000.0), "Indicated Magnification": ("f8", 2e6), "Cs(mm)": ("f8", 0.0),
                            "Field of View (µm)": ("f8", 0.016), "Name": "ARM200F"}}
    thumbnail = gatan_image("thumbnail", 23, "i4", [ramp(0)], (1, 1), ("", ""), {})
    stack = gatan_image("stack", 1, "i2", [ramp(-200, f) for f in (0, 1, 2)], (0.002, 0.003, 1), ("µm", "µm", ""), tags)
    root = {"ImageList": [thumbnail, stack], "InImageMode": ("u1", 1),
            "Thumbnails": [{"ImageIndex": ("u4", 0), "SourceSize_Pixels": ("structure", (8, 6))}]}
    write("stack.dm3", Gatan(3, "<").file(root))
    detectors = [gatan_image(name, 2, "f4", [ramp(0.25, 0, i)], (0.5, 0.5), ("A", "A"), {})
                 for i, name in enumerate(("HAADF", "BF"))]
    root = {"ImageList": [detectors[0], thumbnail, detectors[1]], "Thumbnails": [{"ImageIndex": ("u4", 1)}]}
    write("detectors.dm4", Gatan(4, ">").file(root))


# Velox and NCEM

def velox_metadata(detector, unit):
    return {
        "Core": {"MetadataDefinitionVersion": "7.9"},
        "Instrument": {"Manufacturer": "FEI Company", "InstrumentClass": "Titan", "InstrumentModel": "Themis Z"},
        "Acquisition": {"AcquisitionStartDatetime": {"DateTime": "1583144430"}},
        "Optics": {"AccelerationVoltage": "300000", "NominalMagnification": "5100000", "CameraLength": "0.115",
                   "IlluminationMode": "Probe"},
        "Scan": {"DwellTime": "1.0000000000000001e-05", "FrameTime": "0.5"},
        "BinaryResult": {"Detector": detector, "PixelSize": {"width": "1.25e-11", "height": "2.5e-11"},
                         "PixelUnitX": unit, "PixelUnitY": unit}}


def velox():
    text = h5py.string_dtype("utf-8")
    with h5py.File(os.path.join(OUT, "velox.emd"), "w") as file:
        file.create_dataset("Version", (1,), text)[0] = json.dumps({"version": "11", "format": "Velox"})
        for number, (name, code) in enumerate((("BF", "0a" * 16), ("HAADF", "0b" * 16))):
            group = file.create_group("Data/Image/" + code)
            planes = np.stack([ramp(40000, frame, number) for frame in (0, 1, 2)], axis=-1).astype("<u2")
            group.create_dataset("Data", data=planes, chunks=(4, WIDTH, 2), compression="gzip", shuffle=number == 0)
            content = json.dumps(velox_metadata(name, "m")).encode().ljust(1500, b"\0")
            metadata = np.repeat(np.frombuffer(content, "u1")[:, None], 3, axis=1)
            group.create_dataset("Metadata", data=metadata, chunks=(1500, 1), compression="gzip")
            file.create_dataset(f"Operations/ScanOperation{number}", (1,), text)[0] = json.dumps({"dataPath": code})


def ncem():
    with h5py.File(os.path.join(OUT, "ncem.emd"), "w", libver="latest") as file:
        file.attrs["version_major"], file.attrs["version_minor"] = 0, 2
        group = file.create_group("data/HAADF")
        group.attrs["emd_group_type"] = 1
        frames = np.array([ramp(-0.5, frame) for frame in (0, 1)], ">f4")
        group.create_dataset("data", data=frames, chunks=(1, 4, WIDTH), fletcher32=True)
        for number, (length, step, name, unit) in enumerate(((2, 1, "time", "[s]"), (HEIGHT, 0.03, "y", "[n_m]"),
                                                             (WIDTH, 0.02, "x", "[n_m]"))):
            group[f"dim{number + 1}"] = step * np.arange(length)
            group[f"dim{number + 1}"].attrs["name"] = np.bytes_(name)
            group[f"dim{number + 1}"].attrs["units"] = np.bytes_(unit)
        group["all"] = file["data"]  # a group that holds the one that it is in
        microscope = file.create_group("microscope")
        microscope.attrs["voltage"], microscope.attrs["name"] = "200000", "TEAM 0.5"


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    tia()
    gatan()
    velox()
    ncem()
