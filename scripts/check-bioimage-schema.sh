#!/bin/sh
# Do exported bioimage.io zips fit the published schema? Needs python3 with jsonschema and yaml (Debian: python3-jsonschema,
# python3-yaml); no part of the build. The schemas are those of https://github.com/bioimage-io/spec-bioimage-io, branch
# gh-pages, bioimageio_schema_model_0.4.json and bioimageio_schema_model_0.5.json; they are not kept here.
# A schema names one version, such as 0.5.7. A description of a newer one with the same first two numbers is checked as
# that version, and the line says so. Where Python has the package bioimageio.spec too, its own validation follows, which
# also opens the test tensors, compares them with the axes, and checks every SHA-256.
# Usage: [PYTHON=python3] scripts/check-bioimage-schema.sh FOLDER_OF_SCHEMAS ZIP...
set -eu
if [ $# -lt 2 ]; then
	echo "Usage: $0 FOLDER_OF_SCHEMAS ZIP..." >&2
	exit 2
fi
exec "${PYTHON:-/usr/bin/python3}" - "$@" <<'PYTHON'
import json
import os
import sys
import zipfile

import jsonschema
import yaml

try:
    import bioimageio.spec as spec
except ImportError:
    spec = None


def version(schema):
    """Format version that a schema is for: its definition of a model has it as the only value."""
    models = [d for d in [schema, *schema.get("$defs", {}).values()]
              if {"format_version", "weights"} <= set(d.get("properties", {}))]
    assert len(models) == 1, f"{len(models)} definitions of a model in the schema"
    return models[0]["properties"]["format_version"]["const"]


def against_schema(path, folder):
    with zipfile.ZipFile(path) as archive:
        rdf = yaml.safe_load(archive.read("rdf.yaml"))
    written = rdf["format_version"]
    minor = ".".join(written.split(".")[:2])
    with open(os.path.join(folder, f"bioimageio_schema_model_{minor}.json"), encoding="utf-8") as file:
        schema = json.load(file)
    rdf["format_version"] = version(schema)
    validator = jsonschema.validators.validator_for(schema)(schema)
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(rdf)]
    print(f"{path}: format {written}, schema of {version(schema)}: {'fits' if not errors else 'does not fit'}")
    return errors


def against_package(path):
    with spec.ValidationContext(perform_io_checks=True):
        summary = spec.load_description(os.path.abspath(path), format_version="discover").validation_summary
    print(f"{path}: bioimageio.spec {spec.__version__}: {summary.status}")
    return [f"{e.loc}: {e.msg}" for d in summary.details for e in d.errors]


folder, *zips = sys.argv[1:]
failed = False
for path in zips:
    for error in against_schema(path, folder) + (against_package(path) if spec else []):
        failed = True
        print("  " + error)
sys.exit(failed)
PYTHON
