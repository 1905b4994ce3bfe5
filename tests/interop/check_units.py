"""systemd finds nothing to complain about in the user units of examples/systemd/.

usage: check_units.py PROGRAM FOLDER

Only where systemd is there. What it passes over, like a setting that it does not
know or does not allow, it says on stderr and calls a success all the same.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def main(program, folder):
    if not shutil.which("systemd-analyze"):
        print("units: there is no systemd here")
        return
    home = folder / "units"
    shutil.rmtree(home, ignore_errors=True)
    (home / ".cargo" / "bin").mkdir(parents=True)
    (home / ".cargo" / "bin" / "followup").symlink_to(Path(program).resolve())
    (home / "run").mkdir(mode=0o700)
    units = [shutil.copy(unit, home) for unit in Path("examples/systemd").iterdir()]
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C",
    }

    def verify(*units):
        ran = subprocess.run(
            ["systemd-analyze", "--user", "verify", "--man=no", *units],
            env=environment,
            capture_output=True,
            text=True,
        )
        return ran.returncode, ran.stdout + ran.stderr

    assert len(units) == 2, units
    code, said = verify(*units)
    if "Failed to initialize manager" in said:
        print(f"units: systemd cannot look at them here: {said}")
        return
    assert (code, said) == (0, ""), said
    # It does look.
    wrong = home / "wrong.service"
    text = Path(home / "followup.service").read_text()
    wrong.write_text(text.replace("ProtectSystem=strict", "ProtectSystem=stirct"))
    assert "stirct" in verify(wrong)[1]
    print("units: systemd has nothing to say about the user units")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
