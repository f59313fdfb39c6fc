"""SHA256SUMS of the data files: ``python data/checksums.py --write`` or ``--check``.

Every file under data/ is listed but the scripts (``.py``), the prose (``.md``) and the list itself.
The format is that of ``sha256sum``, so ``sha256sum -c SHA256SUMS`` inside data/ checks it too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from packages import sha256

DATA = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"
LEFT_OUT = {".py", ".md", ".pyc"}


def listed(folder: Path) -> list[Path]:
    """Return the files to list, in order of their names."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    kept = [path for path in files if path.suffix not in LEFT_OUT and not _hidden(path.relative_to(folder))]
    return sorted(kept, key=lambda path: path.relative_to(folder).as_posix())


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)


def computed(folder: Path = DATA) -> dict[str, str]:
    """Return path (relative, with slashes) -> SHA-256 of the files as they are."""
    return {path.relative_to(folder).as_posix(): sha256(path) for path in listed(folder)}


def recorded(folder: Path = DATA) -> dict[str, str]:
    """Return path -> SHA-256 as SHA256SUMS says."""
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def differences(folder: Path = DATA) -> list[str]:
    """Return one sentence for each file that is new, gone or changed."""
    now, then = computed(folder), recorded(folder)
    words = {(True, False): "is not listed", (False, True): "is listed but missing", (True, True): "has changed"}
    return [
        f"{name} {words[name in now, name in then]}"
        for name in sorted(now.keys() | then.keys())
        if now.get(name) != then.get(name)
    ]


def write(folder: Path = DATA) -> None:
    """Write SHA256SUMS anew."""
    lines = [f"{digest}  {name}\n" for name, digest in computed(folder).items()]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true", help="write the list anew")
    choice.add_argument("--check", action="store_true", help="say what differs; exit code 1 if anything does")
    if parser.parse_args().write:
        write()
    elif found := differences():
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
