"""What the peers of the benchmarks share: taking turns with our side, and printing a line for all.sh."""
import pathlib
import statistics
import subprocess
import time

JAVA = pathlib.Path(__file__).with_name("java.sh")


def burst(call, millis):
    """Milliseconds of each of so many calls as fit."""
    times = []
    while sum(times) < millis:
        start = time.perf_counter()
        call()
        times.append(1e3 * (time.perf_counter() - start))
    return times


class Ours:
    """A benchmark that answers through OnDemand.java."""

    def __init__(self, benchmark, *args):
        self.java = subprocess.Popen([JAVA, "-Xmx2g", f"sc.fiji.superres.benchmark.{benchmark}", *map(str, args)],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.java.stdin.close()
        self.java.wait()

    def burst(self, millis):
        print(millis, file=self.java.stdin, flush=True)
        answer = self.java.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.java.args} ended with {self.java.wait()}")
        return list(map(float, answer.split()))


def in_turns(ours, *peers, turns=9, millis=60, warm=3000):
    """(median, least) milliseconds of our benchmark and of calls, all of them in turns."""
    takes = [ours.burst, *(lambda m, call=call: burst(call, m) for call in peers)]
    ours.burst(warm)
    for call in peers:
        call()
    times = [[] for _ in takes]
    for _ in range(turns):
        for take, taken in zip(takes, times):
            taken += take(millis)
    return [(statistics.median(t), min(t)) for t in times]


def digits(value):
    """The value as text, with three digits at least and no exponent."""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"


def line(name, what, ours, peer, theirs, goal=""):
    """Times are (median, least), or one figure where there is only one."""
    ours, theirs = ((t, t) if isinstance(t, (int, float)) else t for t in (ours, theirs))
    fastest = digits(theirs[1] / ours[1]) if ours[0] != ours[1] and theirs[0] != theirs[1] else ""
    print(f"bench;{name};{what};{digits(ours[0])};{peer};{digits(theirs[0])};{goal};{fastest}", flush=True)
