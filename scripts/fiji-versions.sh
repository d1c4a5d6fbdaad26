#!/usr/bin/env bash
# Writes src/assembly/fiji-versions.txt anew from Fiji's POM: scripts/fiji-versions.sh POM NOTE, where POM is pom.xml of a
# release of github.com/fiji/fiji, and NOTE says which ("Fiji 2.18.0: ..."). Marks stay with the artifacts that have them.
set -euo pipefail
[ $# -eq 2 ] || { echo "Usage: scripts/fiji-versions.sh POM NOTE" >&2; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
list=$root/src/assembly/fiji-versions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$1" "$work/pom.xml"
(cd "$work" && mvn -B -q help:effective-pom -Doutput=effective.xml)
python3 - "$work/effective.xml" "$list" "$2" <<'PYTHON'
import sys
import xml.etree.ElementTree as tree

POM = {'m': 'http://maven.apache.org/POM/4.0.0'}
PLACES = ('m:dependencies/m:dependency', 'm:dependencyManagement/m:dependencies/m:dependency')
effective, path, note = sys.argv[1:]
project = tree.parse(effective).getroot()
old = open(path).read().splitlines()
marked = {line[2:].rsplit(':', 1)[0] for line in old if line.startswith('* ')}
versions = set()
for place in PLACES:
    for dependency in project.findall(place, POM):
        if dependency.findtext('m:scope', None, POM) == 'test':
            continue
        names = [dependency.findtext('m:' + name, None, POM) for name in ('groupId', 'artifactId', 'version')]
        versions.add(':'.join(names))
rest = [line for line in old if line.startswith('#')][1:]
rows = [('* ' if row.rsplit(':', 1)[0] in marked else '  ') + row for row in sorted(versions)]
open(path, 'w').write('\n'.join(['# ' + note] + rest + rows) + '\n')
PYTHON
