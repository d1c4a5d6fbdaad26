#!/usr/bin/env python3
"""The figures of the benchmarks: a file for each kind of processor, and the table of docs/benchmarks.md from all of them.

Usage: table.py NAME LOAD < LOG   puts the lines "bench;NAME;…" of a log (see all.sh) into docs/benchmarks/PROCESSOR.csv,
                                  in place of the benchmark's old rows; the rows of others stay
       table.py                   writes the table
"""
import csv
import datetime
import os
import pathlib
import re
import subprocess
import sys

from timing import digits

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- table: scripts/bench/all.sh writes it -->", "<!-- end of the table -->"
COLUMNS = ["benchmark", "what", "peer", "ours ms", "peer ms", "ratio", "of the fastest", "goal", "date", "commit", "load", "note"]
ORDER = ["resample", "metrics", "align", "frames", "simulation", "pairs", "swinir", "training", "networks"]
FLAGS = ["avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_bf16"]


def processor():
    """(name of the file, what the processor is)"""
    with open("/proc/cpuinfo") as f:
        info = dict(re.findall(r"^(.*?)\s*: (.*)$", f.read().split("\n\n")[0], re.M))
    vendor = {"AuthenticAMD": "amd", "GenuineIntel": "intel"}.get(info["vendor_id"], info["vendor_id"].lower())
    flags = [f for f in FLAGS if f in info["flags"].split()]
    return (f"{vendor}-family-{info['cpu family']}-model-{info['model']}.csv",
            f"{info['model name']} (family {info['cpu family']} model {info['model']}), {os.cpu_count()} cores, "
            + (" ".join(flags) or "no AVX2"))


def commit():
    def git(*args):
        return subprocess.run(["git", *args], cwd=DOCS, capture_output=True, text=True, check=False)
    changed = git("diff", "--quiet", "HEAD", "--", "../src", "../scripts").returncode
    return git("rev-parse", "--short", "HEAD").stdout.strip() + (" with changes" if changed else "")


def read(file):
    """(what the processor is, rows)"""
    head, *lines = file.read_text().splitlines()
    return head.removeprefix("# "), list(csv.DictReader(lines, delimiter=";"))


def write(file, head, rows):
    part = file.with_suffix(".part")
    with open(part, "w", newline="") as f:
        f.write(f"# {head}\n")
        out = csv.DictWriter(f, COLUMNS, delimiter=";", lineterminator="\n")
        out.writeheader()
        out.writerows(sorted(rows, key=lambda r: ORDER.index(r["benchmark"])))
    part.replace(file)


def measured(name, load, log):
    """Rows from the lines of a log."""
    now, at = datetime.date.today().isoformat(), commit()
    for line in log:
        if not line.startswith(f"bench;{name};"):
            continue
        _, _, what, ours, peer, theirs, goal, fastest = line.rstrip("\n").split(";")
        ratio = digits(float(theirs) / float(ours))
        yield dict(zip(COLUMNS, [name, what, peer, ours, theirs, ratio, fastest, goal, now, at, load, ""]))


def record(name, load, log):
    rows = list(measured(name, load, log))
    if not rows:
        sys.exit(f"{name} printed no line that begins with 'bench;{name};', so its old rows stay.")
    place, head = processor()
    file = DOCS / "benchmarks" / place
    old = read(file)[1] if file.exists() else []
    write(file, head, [r for r in old if r["benchmark"] != name] + rows)


def cells(row):
    if row is None:
        return "– | –"
    ratio = f"{row['ratio']} ({row['of the fastest']})" if row["of the fastest"] else row["ratio"]
    if row["goal"] and float(row["of the fastest"] or row["ratio"]) < float(row["goal"]):
        ratio = f"**{ratio}, missed**"
    times = f"{row['ours ms']}, {row['peer ms']}" if row["ours ms"] else "–"
    return f"{times} | {ratio}"


def section(name, kinds):
    """The table of one benchmark; kinds is {what the processor is: its rows}."""
    rows = {kind: {(r["what"], r["peer"]): r for r in all_ if r["benchmark"] == name} for kind, all_ in kinds.items()}
    goals = {key: r["goal"] for found in rows.values() for key, r in found.items()}
    if not goals:
        return
    yield f"### {name}\n"
    for kind, found in rows.items():
        if not found:
            yield f"{kind.split(',')[0]}: not measured yet.\n"
        for date, at, load, note in sorted({(r["date"], r["commit"], r["load"], r["note"]) for r in found.values()}):
            told = [date, at and f"commit {at}", load and f"load {load} at the beginning", note]
            yield f"{kind.split(',')[0]}: {', '.join(t for t in told if t)}.\n"
    rows = {kind: found for kind, found in rows.items() if found}
    short = [kind.split(",")[0] for kind in rows]
    yield "| what | beside | goal | " + " | ".join(f"{s}, ms: ours, theirs | theirs / ours" for s in short) + " |"
    yield "|---|---|---|" + "---|---|" * len(short)
    for key, goal in goals.items():
        yield f"| {key[0]} | {key[1]} | {goal} | " + " | ".join(cells(found.get(key)) for found in rows.values()) + " |"
    yield ""


def table():
    kinds = dict(read(file) for file in sorted((DOCS / "benchmarks").glob("*.csv")))
    lines = ["Processors:\n", *(f"- {kind}" for kind in kinds), ""]
    for name in ORDER:
        lines += section(name, kinds)
    page = DOCS / "benchmarks.md"
    before, _, rest = page.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    part = page.with_suffix(".part")
    part.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n{END}{after}")
    part.replace(page)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        record(sys.argv[1], sys.argv[2], sys.stdin)
    else:
        table()
