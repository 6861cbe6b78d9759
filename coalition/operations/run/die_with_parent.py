"""Runs a command that ends when its parent ends, and, when asked, without root's rights.

Started as a script of its own (`python -I -S die_with_parent.py …`), because the same done between fork and exec inside a
process with threads can deadlock. It becomes the command by exec, so the process id stays.

    die_with_parent.py --parent PID --signal NUMBER [--own FOLDER … --as-nobody] -- COMMAND …
"""

import argparse
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
PR_SET_SECUREBITS, NO_SETUID_FIXUP = 28, 1 << 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522
NOBODY = 65534


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--signal", type=int, required=True)
    parser.add_argument("--own", action="append", default=[])
    parser.add_argument("--as-nobody", action="store_true")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    if options.as_nobody:
        drop_root(options.own)
    set_parent_death_signal(options.parent, options.signal)
    os.execv(options.command[0], options.command)


def set_parent_death_signal(parent: int, number: int) -> None:
    """Have the kernel send this process a signal when its parent ends, also by `kill -9` (Linux; elsewhere nothing)."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:  # it ended before we asked
        sys.exit(1)


def drop_root(folders: list[str]) -> None:
    """PostgreSQL refuses to run as root: take another user id, and see that the folders belong to it.

    A user namespace makes root look like nobody while its files stay root's, so nothing has to be opened for others.
    Where namespaces are forbidden (many containers), become nobody and keep only the right to enter root's folders.
    """
    if namespaces_are_allowed():
        change_owner(folders, 0)
        enter_namespace()
    else:
        change_owner(folders, NOBODY)
        become_nobody()


def namespaces_are_allowed() -> bool:
    """Tried in a process of its own: one that has entered a namespace and can't go on can't go back either."""
    trial = os.fork()
    if trial == 0:
        try:
            enter_namespace()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(trial, 0)[1] == 0


def enter_namespace() -> None:
    os.unshare(os.CLONE_NEWUSER)
    write_file("/proc/self/setgroups", "deny")
    write_file("/proc/self/uid_map", f"{NOBODY} 0 1")
    write_file("/proc/self/gid_map", f"{NOBODY} 0 1")


def write_file(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def change_owner(folders: list[str], user: int) -> None:
    for folder in folders:
        if os.stat(folder).st_uid == user:
            continue
        for parent, _, files in os.walk(folder, topdown=False):
            for name in files:
                os.chown(f"{parent}/{name}", user, user, follow_symlinks=False)
            os.chown(parent, user, user)


def become_nobody() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    # Without this access(2), by which initdb looks for its programs, would ask as if the right were not there.
    libc.prctl(PR_SET_SECUREBITS, NO_SETUID_FIXUP, 0, 0, 0)
    libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    kept = 1 << CAP_DAC_OVERRIDE
    data = (ctypes.c_uint32 * 6)(
        kept, kept, kept, 0, 0, 0
    )  # effective, permitted, inheritable; low and high words
    if libc.capset(header, data) == 0:
        libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


if __name__ == "__main__":
    main()
