#!/usr/bin/env python3
"""Small TIFFs as scanning electron microscopes write them, 8x6 pixels each, with the notes of each maker.

The tags and their texts are written after the documentation of tifffile (FEI_SFEG 34680, FEI_HELIOS 34682, CZ_SEM 34118) and
published examples of the makers' texts. Each pixel has the value x + 8 y.
Run:  /usr/bin/python3 scripts/golden/sem_files.py
Writes src/test/resources/sc/fiji/superres/sem/*.
"""
import os
import struct

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/sem")
WIDTH, HEIGHT = 8, 6


def tiff(order, texts, resolution=True):
    """A TIFF with one strip; texts: tag -> (type, bytes). With a resolution for printers, as the makers write it."""
    entries = [(256, 3, [WIDTH]), (257, 3, [HEIGHT]), (258, 3, [8]), (259, 3, [1]), (262, 3, [1]), (273, 4, [8]),
               (277, 3, [1]), (278, 3, [HEIGHT]), (279, 4, [WIDTH * HEIGHT])]
    if resolution:
        entries += [(282, 5, [768000, 1000]), (283, 5, [768000, 1000]), (296, 3, [2])]
    entries += [(tag, kind, content) for tag, (kind, content) in texts.items()]
    pixels = bytes(range(WIDTH * HEIGHT))
    directory = 8 + len(pixels)
    extra = directory + 2 + 12 * len(entries) + 4
    table, rest = struct.pack(order + "H", len(entries)), b""
    for tag, kind, content in sorted(entries):
        count = len(content) // 2 if kind == 5 else len(content)
        packed = content if isinstance(content, bytes) else struct.pack(f"{order}{len(content)}{ {3: 'H', 4: 'I', 5: 'I'}[kind]}", *content)
        value = packed.ljust(4, b"\0") if len(packed) <= 4 else struct.pack(order + "I", extra + len(rest))
        table += struct.pack(order + "HHI", tag, kind, count) + value
        if len(packed) > 4:
            rest += packed + b"\0" * (len(packed) % 2)
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, directory)
    return head + pixels + table + struct.pack(order + "I", 0) + rest


FEI = """[User]\r\nDate=10/06/2020\r\nTime=11:12:13 AM\r\n[System]\r\nType=DualBeam\r\nSystemType=Helios NanoLab\r\n
[Beam]\r\nHV=15000\r\nSpot=3\r\nBeam=EBeam\r\nScan=EScan\r\n[EScan]\r\nScan=PIA 2.0\r\nDwell=3e-006\r\nPixelWidth=2.5e-009\r
PixelHeight=3.5e-009\r\nHorFieldsize=2e-008\r\nVerFieldsize=2.1e-008\r\nFrameTime=0.5\r\n[Stage]\r\nWorkingDistance=0.004\r
[Image]\r\nResolutionX=8\r\nResolutionY=6\r\n[Detectors]\r\nNumber=1\r\nName=TLD\r\nMode=SE\r\n\0"""
OLD_FEI = """[Beam]\r\nHV=20000\r\n[Scan]\r\nDwelltime=1e-005\r\nHorFieldsize=8e-006\r\nVerFieldsize=6e-006\r\n[Image]\r
ResolutionX=8\r\nResolutionY=6\r\n\0"""
ZEISS = """0\r\n0\r\n1.2e-009\r\n\r\nAP_WD\r\nWD = 5.6 mm\r\nAP_IMAGE_PIXEL_SIZE\r\nImage Pixel Size = 558.2 pm\r\nAP_PIXEL_SIZE\r
Pixel Size = 1.1 nm\r\nAP_MAG\r\nMag = 100.00 K X\r\nAP_ACTUALKV\r\nEHT =  3.00 kV\r\nDP_DETECTOR_CHANNEL\r\nSignal A = InLens\r
AP_DATE\r\nDate :22 Jan 2020\r\nAP_TIME\r\nTime :10:11:12\r\nDP_IMAGE_STORE\r\nStore resolution = 8 * 6\r\n\0"""
JEOL = """$CM_FORMAT SEM\r\n$CM_DATE 2020/01/22\r\n$CM_TIME 10:11:12\r\n$CM_INSTRUMENT JSM-7600F\r\n$CM_ACCEL_VOLT 15.0\r
$CM_MAG 50000\r\n$CM_SIGNAL SEI\r\n$CM_FULL_SIZE 8 6\r\n$$SM_MICRON_BAR 80\r\n$$SM_MICRON_MARKER 100nm\r\n$$SM_WD 8.1\r\n"""


def write(name, content):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(content)


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    ascii_text = 2
    undefined = 7
    write("fei.tif", tiff("<", {34682: (ascii_text, FEI.encode())}))
    write("fei-old.tif", tiff("<", {34680: (ascii_text, OLD_FEI.encode())}))
    write("fei-resized.tif", tiff("<", {34682: (ascii_text, FEI.replace("ResolutionX=8", "ResolutionX=16").encode())}))
    write("zeiss.tif", tiff("<", {34118: (undefined, ZEISS.encode("latin-1"))}))
    write("zeiss-micron.tif", tiff("<", {34118: (ascii_text, ZEISS.replace("558.2 pm", "1.5 µm").encode("latin-1"))}))
    write("jeol.tif", tiff("<", {}))
    write("jeol.txt", JEOL.encode())
    write("jeol-inside.tif", tiff(">", {270: (ascii_text, JEOL.encode() + b"\0")}))
    calibrated = b"ImageJ=1.54p\nunit=nm\nmin=0\nmax=255\n\0"
    write("fei-calibrated.tif", tiff("<", {34682: (ascii_text, FEI.encode()), 270: (ascii_text, calibrated),
                                           282: (5, [2, 1]), 283: (5, [2, 1])}, resolution=False))
    write("damaged.tif", tiff("<", {34682: (ascii_text, FEI.encode())})[:-200])
