"""What the peers of the benchmarks share: timing a call, reading JMH's figures, and printing a line for all.sh."""
import csv
import statistics
import time


def timed(call, least=9, seconds=0.5):
    """Median and least milliseconds of at least so many calls and so many seconds, after two to warm up."""
    times = []
    call()
    call()
    while len(times) < least or sum(times) < seconds:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return 1e3 * statistics.median(times), 1e3 * min(times)


def jmh(path, *parameters):
    """{(benchmark, parameters …): (median, least) ms} from JMH's CSV of sampled times."""
    found = {}
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            name, _, percentile = row["Benchmark"].partition(":")
            key = (name.split(".")[-1], *(row[f"Param: {p}"] for p in parameters))
            if percentile.endswith("p0.50"):
                found[key] = (float(row["Score"]), found.get(key, (0, 0))[1])
            elif percentile.endswith("p0.00"):
                found[key] = (found.get(key, (0, 0))[0], float(row["Score"]))
    return found


def digits(value):
    """The value as text, with three digits at least and no exponent."""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"


def line(name, what, ours, peer, theirs, goal=""):
    """Times are (median, least), or one figure where there is only one."""
    ours, theirs = ((t, t) if isinstance(t, (int, float)) else t for t in (ours, theirs))
    fastest = digits(theirs[1] / ours[1]) if ours[0] != ours[1] and theirs[0] != theirs[1] else ""
    print(f"bench;{name};{what};{digits(ours[0])};{peer};{digits(theirs[0])};{goal};{fastest}", flush=True)
