#!/usr/bin/env bash
# The first result, from a clean clone: builds, trains a small network on the low-resolution images of test-data/ for
# three minutes, super-resolves a scan it has never seen and compares with the truth. Pictures and a table:
# target/quickstart/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rm -rf "$root/target/quickstart"
mkdir -p "$root/target/quickstart"
exec "$root/scripts/macro.sh" "$root/macros/quickstart.ijm" "$root"
