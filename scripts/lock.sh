#!/usr/bin/env bash
# Pin every package of requirements.in and requirements-dev.in, with hashes, into requirements.lock.
# One lock serves Python 3.11 to 3.13 on every system. It holds no registry address: which registry
# serves a package is the matter of the machine that installs it.
# Give "--upgrade" or "--upgrade-package NAME" to move versions.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    "$@" requirements.in requirements-dev.in --output-file requirements.lock
if grep -nE 'https?://|--(extra-)?index-url|--find-links' requirements.lock; then
    echo "requirements.lock names a registry address (lines above): remove that setting and lock again" >&2
    exit 1
fi
