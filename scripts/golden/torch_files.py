#!/usr/bin/env python3
"""Golden files for the torch room: every storage type, views, and the wrappers of other projects.

Run with Debian's python3-torch 1.13:  /usr/bin/python3 scripts/golden/torch_files.py
Writes src/test/resources/sc/fiji/superres/torch/*.pth
"""
import os
from collections import OrderedDict

import torch

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/torch")


def main():
    os.makedirs(OUT, exist_ok=True)
    # every value is exact in each of these types: eighths from -1.5, with the ends a half can hold
    eighths = torch.arange(24, dtype=torch.float64).view(2, 3, 4) / 8 - 1.5
    types = OrderedDict()
    for name in ("float32", "float64", "float16", "bfloat16"):
        types[name] = eighths.to(getattr(torch, name))
    # smallest and largest subnormal, smallest normal and largest half, and the ends of the line
    types["half_ends"] = torch.tensor([5.9604644775390625e-08, 6.097555160522461e-05, 6.103515625e-05, 65504., -0.,
                                       float("inf"), -float("inf"), float("nan")], dtype=torch.float16)
    types["bfloat16_ends"] = torch.tensor([1e-40, 3.3895313892515355e38, -2.0], dtype=torch.bfloat16)
    for name, values in (("int64", [-3, 2 ** 20]), ("int32", [-3, 2 ** 20]), ("int16", [-3, 300]),
                         ("int8", [-128, 127]), ("uint8", [0, 200]), ("bool", [False, True])):
        types[name] = torch.tensor(values, dtype=getattr(torch, name))
    types["scalar"] = torch.tensor(2.5)
    types["empty"] = torch.zeros(0, 3)
    types["parameter"] = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    torch.save(types, os.path.join(OUT, "types.pth"))
    torch.save(types, os.path.join(OUT, "old_types.pth"), _use_new_zipfile_serialization=False)

    base = torch.arange(24, dtype=torch.float32).view(2, 3, 4)
    views = {
        "base": base,
        "transposed": base.transpose(0, 2),   # 4 x 3 x 2, strides 1, 4, 12
        "row": base[1, 2],                    # starts at 20
        "column": base[:, :, 1],              # strides 12, 4
        "every_other": base.view(-1)[1::2],   # 1, 3, 5 ...
        "expanded": base[0, 0].expand(2, 4),  # stride 0
    }
    torch.save(views, os.path.join(OUT, "views.pth"))
    torch.save(views, os.path.join(OUT, "old_views.pth"), _use_new_zipfile_serialization=False)

    weights = OrderedDict(zulu=torch.tensor([1.0]), alpha=torch.tensor([2.0]), mike=torch.tensor([3.0]))
    old = OrderedDict((n, t + 10) for n, t in weights.items())
    torch.save({"params": weights}, os.path.join(OUT, "params.pth"))
    torch.save({"params": old, "params_ema": weights}, os.path.join(OUT, "params_ema.pth"))
    torch.save({"epoch": 3, "loss": 0.5, "note": "µ", "state_dict": weights}, os.path.join(OUT, "state_dict.pth"))
    for name, wrapped in (("plain", weights), ("params", {"params": weights}),
                          ("params_ema", {"params": old, "params_ema": weights})):
        torch.save(wrapped, os.path.join(OUT, "old_%s.pth" % name), _use_new_zipfile_serialization=False)
    function = {"weights": weights, "argument": os.path.join}
    torch.save(function, os.path.join(OUT, "function.pth"))
    torch.save(function, os.path.join(OUT, "old_function.pth"), _use_new_zipfile_serialization=False)

    swinir = os.path.join(OUT, "../swinir/weights.pth")  # by swinir.py
    torch.save(torch.load(swinir), os.path.join(OUT, "old_swinir.pth"), _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main()
