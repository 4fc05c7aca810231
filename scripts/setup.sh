#!/usr/bin/env bash
# Make .venv from requirements.lock and install the project into it, editable. Run it as often as you like:
# a stamp holds what it was made from, and nothing is done while that stands.
#   PYTHON=python3.12 scripts/setup.sh    with another interpreter
#   VENV=/tmp/env scripts/setup.sh        in another folder
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
stamp=$venv/.stamp
export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1

stop() { echo "cancu: $1" >&2; exit 1; }
supported() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

version() { "$1" -c 'import sys; print(sys.version)'; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if supported "$name"; then echo "$name"; return; fi
    done
    stop "cần Python 3.11, 3.12 hoặc 3.13 (needs Python 3.11 to 3.13); cài rồi chạy lại, hoặc đặt PYTHON=<đường dẫn>"
}

state() { # what the environment is made from
    "$venv/bin/python" - <<'PY'
import hashlib, pathlib, sys
made = hashlib.sha256(f"{sys.version} {pathlib.Path.cwd()}".encode())
for name in ("requirements.lock", "pyproject.toml", "scripts/setup.sh"):
    made.update(pathlib.Path(name).read_bytes())
print(made.hexdigest())
PY
}

usable() { # the environment stands, and on the interpreter asked for, where one is
    [ -x "$venv/bin/python" ] && supported "$venv/bin/python" || return 1
    [ -z "${PYTHON:-}" ] || [ "$(version "$PYTHON")" = "$(version "$venv/bin/python")" ]
}

if usable; then
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(state)" ] && exit 0
else
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "thiếu mô-đun venv của Python (Debian: apt-get install python3-venv)"
    "$python" -m venv --clear "$venv"
fi
rm -f "$stamp"

with_uv() {
    uv pip install --quiet --python "$venv/bin/python" --require-hashes --only-binary :all: -r requirements.lock &&
        uv pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation --editable .
}
with_pip() {
    local pip=("$venv/bin/python" -m pip install --quiet --retries 8 --timeout 60)
    "${pip[@]}" --require-hashes --only-binary :all: -r requirements.lock &&
        PATH="$PWD/$venv/bin:$venv/bin:$PATH" "${pip[@]}" --no-deps --no-build-isolation --editable .
}

echo "cancu: chuẩn bị $venv …" >&2
if uv --version >/dev/null 2>&1; then
    with_uv || with_pip
else
    with_pip
fi
state >"$stamp"
