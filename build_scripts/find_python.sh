#!/bin/sh
# Print the path of a Python >= 3.12. A name on the PATH can be a shim for a version that is not
# installed, so each candidate is run.
set -u
check='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))'
for candidate in ${PYTHON:-} python3.12 python3.13 python3.14 python3.15 python3 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
  if "$candidate" -c "$check" >/dev/null 2>&1; then
    "$candidate" -c 'import sys; print(sys.executable)'
    exit 0
  fi
done
echo "This project needs Python 3.12 or newer with its venv module. Install one, or name it: make PYTHON=/path/to/python3" >&2
exit 1
