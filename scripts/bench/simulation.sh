#!/usr/bin/env bash
# Processor time of a simulated pair of scans; there is no peer. Takes about ten seconds.
set -euo pipefail
cd "$(dirname "$0")/../.."
# "| `random-stem` | 24.6 | 18.6 |"
scripts/bench/java.sh sc.fiji.superres.benchmark.SimulationTable | tee /dev/stderr | sed -n \
	's/^| `\(.*\)` | \(.*\) | \(.*\) |$/bench;simulation;a pair of `\1`, \2 pm a pixel;\3;the aim of 100 ms;100;1;/p'
