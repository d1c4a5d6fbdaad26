#!/usr/bin/env python3
"""Small files of scanning probe microscopes, and MRC, for the tests of the rooms probefile and beamfile.

Written byte by byte from the descriptions that the Java classes name. Planes are 8x6 pixels (MRC 5x4), every pixel has a value
of its own, as the microscope shows them; each function stores them in the way of its format.
Run with Debian's python3-numpy:  /usr/bin/python3 scripts/golden/probefile_files.py
Writes src/test/resources/sc/fiji/superres/probefile/* and .../beamfile/mrc/*.mrc; then run probefile.py.
"""
import os
import struct

import numpy as np

TESTS = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres")
WIDTH, HEIGHT = 8, 6


def ramp(channel=0, backward=0, width=WIDTH, height=HEIGHT):
    """The plane as the microscope shows it."""
    y, x = np.mgrid[0:height, 0:width]
    return x + width * y + 100 * channel + 0.5 * backward


def write(folder, name, content):
    with open(os.path.join(TESTS, folder, name), "wb") as file:
        file.write(content)


# Nanosurf

def nanosurf(bits, direction, line):
    channels = [("Deflection", "V", 20, -10), ("Z-Axis", "m", 1.2e-5, -6e-6)]
    head = "[DataSet]\r\nVersion=2\r\nGroupCount=2\r\n"
    for g, frame in enumerate(("Scan forward", "Scan backward")):
        head += f"Gr{g}-Name={frame}\r\nGr{g}-Count=8\r\n"
        head += "".join(f"Gr{g}-Ch{2 * c}=DataSet-{g}:{2 * c}\r\n" for c in (0, 1))
    head += f"""
[DataSet-Info]
-- Scan --=--------
Scan direction={direction}
Time/Line=803ms
X-Pos=2.67µm
Y-Pos=-1.44µm
Rotation=15 °
Date=18-09-2017
Time=15:14:19
Setpoint=1.5nA
Tip voltage=-0.05 V
Op. mode=STM (const.Current)
Head type=STM
Controller S/N=1
""".replace("\n", "\r\n")
    data = b""
    for g, frame in enumerate(("Scan forward", "Scan backward")):
        for c, (name, unit, span, low) in enumerate(channels):
            head += f"""
[DataSet-{g}:{2 * c}]
Points={WIDTH}
Lines={HEIGHT}
Frame={frame}
CurLine={line}
Dim0Unit=m
Dim0Range=1.6e-08
Dim1Unit=m
Dim1Range=9e-09
Dim2Name={name}
Dim2Unit={unit}
Dim2Range={span}
Dim2Min={low}
SaveMode=Binary
SaveBits={bits}
SaveSign=Signed
SaveOrder=Intel
""".replace("\n", "\r\n")
            stored = (ramp(c, g) * 2 * 2 ** (bits - 16) - 5).astype(f"<i{bits // 8}")
            data += stored[::-1].tobytes()
    return (head + "\r\n\r\n#!").encode("utf-8" if bits == 32 else "latin-1") + data


# Nanonis

def nanonis(upwards, finished):
    head = f""":NANONIS_VERSION:
2
:SCANIT_TYPE:
              FLOAT            MSBFIRST
:REC_DATE:
 07.01.2016
:REC_TIME:
11:09:34
:REC_TEMP:
      4.2000000000
:ACQ_TIME:
       278.8
:SCAN_PIXELS:
       {WIDTH}       {HEIGHT}
:SCAN_TIME:
             5.440E-1             2.720E-1
:SCAN_RANGE:
           1.600000E-8           9.000000E-9
:SCAN_OFFSET:
             -1.000000E-7         2.500000E-8
:SCAN_ANGLE:
            1.500E+1
:SCAN_DIR:
{"up" if upwards else "down"}
:BIAS:
            -4.000E-1
:Z-CONTROLLER:
\tName\ton\tSetpoint\tP-gain\tI-gain\tT-const
\tlog Current\t1\t2.500E-10 A\t5.214E-16 m\t4.032E-8 m/s\t1.293E-8 s
:COMMENT:
two lines
of a comment
:DATA_INFO:
\tChannel\tName\tUnit\tDirection\tCalibration\tOffset
\t0\tCurrent\tA\tboth\t1.000E-8\t0.000E+0
\t14\tZ\tm\tboth\t3.000E-8\t0.000E+0
\t15\tPhase\tdeg\tforward\t1.000E+0\t0.000E+0

:SCANIT_END:


"""
    data = b""
    for c, scale, directions in ((0, 1e-12, 2), (1, 1e-11, 2), (2, 1, 1)):
        for backward in range(directions):
            shown = ramp(c, backward) * scale
            recorded = (shown[:, ::-1] if backward else shown)[::-1 if upwards else 1].astype(">f4")
            recorded[finished:] = np.nan
            if finished < HEIGHT and not backward:
                recorded[finished, :3] = 1
            data += recorded.tobytes()
    return head.encode() + b"\x1a\x04" + data


# ISO 28600

def iso(channels, slow="top to bottom", fast="left to right"):
    lines = [""] * 129
    for at, text in {1: "ISO/TC 201 SPM data transfer format", 2: "general information", 3: "An institute", 4: "STM 1",
                     7: "a comment", 8: "MAP_SC" if len(channels) == 1 else "MAP_MC", 9: "2011", 10: "3", 11: "14",
                     12: "15", 13: "9", 14: "26", 15: "1", 16: "scan information", 17: "REGULAR MAPPING", 20: "X",
                     21: fast, 22: "Y", 23: slow, 24: str(WIDTH), 25: str(HEIGHT), 26: "nm", 27: "um", 28: "16",
                     29: "0.009", 34: "15", 37: "Hz", 38: "1.5", 39: "STM", 41: "-0.4", 48: "environment description",
                     54: "probe description", 64: "sample description", 65: "graphite",
                     68: "single-channel mapping description", 69: channels[0][0], 70: channels[0][1],
                     72: "spectroscopy description", 87: "data treatment description",
                     93: "multi-channel mapping description", 94: str(len(channels)), 128: "end of header"}.items():
        lines[at] = text
    for c, (name, unit) in enumerate(channels):
        lines[95 + 3 * c], lines[96 + 3 * c] = name, unit
    planes = [ramp(c // 2, c % 2) * 1e-10 for c in range(len(channels))]
    for p, plane in enumerate(planes):
        planes[p] = plane[::-1 if slow.startswith("bottom") else 1, ::-1 if fast.startswith("right") else 1]
    for values in zip(*(p.ravel() for p in planes)):
        lines.append(" ".join(f"{v:.7g}" for v in values))
    return ("\n".join(lines[1:]) + "\nend of experiment\n").encode()


# Gwyddion

def simple_field(padding):
    head = f"""Gwyddion Simple Field 1.0
XRes = {WIDTH}
YRes = {HEIGHT}
XReal = 16
YReal = 9
XYUnits = nm
ZUnits = m
Title = Z (Forward)
Bias = -0.4 V
Comment = {"x" * padding}
"""
    head = head.encode()
    return head + bytes(4 - len(head) % 4) + (ramp() * 1e-11).astype("<f4").tobytes()


def gwy_object(name, *components):
    content = b"".join(components)
    return name.encode() + b"\0" + struct.pack("<I", len(content)) + content


def item(name, letter, data):
    return name.encode() + b"\0" + letter.encode() + data


def text(name, value):
    return item(name, "s", value.encode() + b"\0")


def field(plane, unit):
    height, width = plane.shape
    return gwy_object(
        "GwyDataField", item("xres", "i", struct.pack("<i", width)), item("yres", "i", struct.pack("<i", height)),
        item("xreal", "d", struct.pack("<d", 16e-9)), item("yreal", "d", struct.pack("<d", 9e-9)),
        item("si_unit_xy", "o", gwy_object("GwySIUnit", text("unitstr", "m"))),
        item("si_unit_z", "o", gwy_object("GwySIUnit", text("unitstr", unit))),
        item("data", "D", struct.pack("<I", plane.size) + plane.astype("<f8").tobytes()))


def gwy():
    meta = gwy_object("GwyContainer", text("Bias", "-0.4 V"), text("Comment", "two\nlines"))
    log = gwy_object("GwyStringList", item("strings", "S", struct.pack("<I", 2) + b"file::one\0proc::two\0"))
    curves = gwy_object("GwySpectra", item("data", "O", struct.pack("<I", 2) + 2 * gwy_object("GwyDataLine")))
    return b"GWYP" + gwy_object(
        "GwyContainer", text("/filename", "/data/scan.sxm"), item("/0/data", "o", field(ramp(0) * 1e-12, "A")),
        text("/0/data/title", "Current (Forward)"), item("/0/mask", "o", field(ramp(7) * 0, "")),
        item("/0/meta", "o", meta), item("/0/data/visible", "b", b"\1"), item("/0/data/log", "o", log),
        item("/3/data", "o", field(ramp(1, 1) * 1e-11, "m")), text("/3/data/title", "Z (Backward)"),
        item("/2/data", "o", field(ramp(1) * 1e-11, "m")), text("/2/data/title", "Z (Forward)"),
        item("/sps/0", "o", curves), item("/letters", "C", struct.pack("<I", 3) + b"abc"),
        item("/places", "Q", struct.pack("<Iqq", 2, 1, 2)), item("/numbers", "I", struct.pack("<Iii", 2, 1, 2)),
        item("/12/data", "o", field(ramp(2, width=3, height=2), "")))


# MRC

def mrc(mode, order, sections=1, imod=0, stamped=True, extended=b"", kind=b"", greatest=0.0):
    width, height = 5, 4
    dtype = order + {0: "i1", 1: "i2", 2: "f4", 6: "u2"}[mode]
    planes = [(ramp(s, 0, width, height) * {0: 12, 1: -100, 2: 0.25, 6: 400}[mode]).astype("i8") if mode != 2
              else ramp(s, 0, width, height) * 0.25 for s in range(sections)]
    head = bytearray(1024)
    struct.pack_into(order + "10i", head, 0, width, height, sections, mode, 0, 0, 0, width, height, sections)
    struct.pack_into(order + "6f3i3f2i", head, 40, 10 * width, 20 * height, 0, 90, 90, 90, 1, 2, 3, 0, greatest, 0, 0,
                     len(extended))
    head[104:104 + len(kind)] = kind
    if imod:
        struct.pack_into(order + "2i", head, 152, 1146047817, imod - 1)
    if stamped:
        head[208:216] = b"MAP " + (b"DD\0\0" if order == "<" else b"\x11\x11\0\0")
    label = b"made for a test"
    struct.pack_into(order + "i", head, 220, 1)
    head[224:224 + len(label)] = label
    if mode == 0:
        planes = [p.astype("u1") for p in planes]
        dtype = "u1"
    return bytes(head) + extended + b"".join(p[::-1].astype(dtype).tobytes() for p in planes)


def fei(order):
    extended = bytearray(768)
    struct.pack_into(order + "2i", extended, 0, 768, 0)
    struct.pack_into(order + "d", extended, 12, 44900.25)
    extended[20:26], extended[52:57], extended[68:71] = b"Talos ", b"Velox", b"3.7"
    struct.pack_into(order + "d", extended, 84, 200000)
    struct.pack_into(order + "2d", extended, 156, 12.25e-12, 24.5e-12)
    struct.pack_into(order + "d", extended, 289, 5.1e6)
    return bytes(extended)


if __name__ == "__main__":
    write("probefile", "up.nid", nanosurf(16, "Up", HEIGHT - 1))
    write("probefile", "down.nid", nanosurf(32, "Down", 2))
    write("probefile", "down.sxm", nanonis(False, HEIGHT))
    write("probefile", "up.sxm", nanonis(True, HEIGHT))
    write("probefile", "unfinished.sxm", nanonis(True, 4))
    write("probefile", "single.spm", iso([("Z", "m")]))
    write("probefile", "upwards.spm", iso([("Height (Forward)", "m"), ("Height (Backward)", "m"), ("Current", "A")],
                                          "bottom to top", "right to left"))
    for padding in range(4):
        write("probefile", f"padding{padding}.gsf", simple_field(padding))
    write("probefile", "channels.gwy", gwy())
    write("beamfile/mrc", "signed.mrc", mrc(0, "<"))
    write("beamfile/mrc", "imod-unsigned.mrc", mrc(0, "<", imod=1))
    write("beamfile/mrc", "imod-signed.mrc", mrc(0, "<", imod=2))
    write("beamfile/mrc", "old-unsigned.mrc", mrc(0, ">", stamped=False, greatest=228))
    write("beamfile/mrc", "short.mrc", mrc(1, ">"))
    write("beamfile/mrc", "stack.mrc", mrc(2, ">", sections=3, extended=fei(">"), kind=b"FEI1"))
    write("beamfile/mrc", "old.mrc", mrc(2, "<", stamped=False))
    write("beamfile/mrc", "unsigned.mrc", mrc(6, "<", extended=bytes(160), kind=b"SERI"))
