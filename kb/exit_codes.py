"""The arithmetic of exit codes: folding any integer into 0-255, and the signal behind a code."""

from __future__ import annotations

from dataclasses import dataclass

SIGNALS: dict[int, tuple[str, str]] = {
    1: ("SIGHUP", "the controlling terminal or session went away"),
    2: ("SIGINT", "an interrupt, as from Ctrl+C"),
    3: ("SIGQUIT", "quit with a core dump; the JVM prints its threads instead"),
    4: ("SIGILL", "an instruction that this processor does not know"),
    5: ("SIGTRAP", "a trace or breakpoint trap"),
    6: ("SIGABRT", "the program aborted itself: a failed assertion or a fatal error of its runtime"),
    7: ("SIGBUS", "a memory access that the hardware or a truncated file cannot serve"),
    8: ("SIGFPE", "an arithmetic fault, such as an integer division by zero"),
    9: ("SIGKILL", "killed without appeal"),
    10: ("SIGUSR1", "a signal that programs define for themselves"),
    11: ("SIGSEGV", "an access to memory that is not the program's"),
    12: ("SIGUSR2", "a second signal that programs define for themselves"),
    13: ("SIGPIPE", "a write to a pipe or socket whose reader is gone"),
    14: ("SIGALRM", "a timer of the program ran out"),
    15: ("SIGTERM", "a request to stop"),
    16: ("SIGSTKFLT", "unused on today's Linux"),
    17: ("SIGCHLD", "a child ended; ignored unless handled"),
    18: ("SIGCONT", "continue after a stop"),
    19: ("SIGSTOP", "stopped, not ended"),
    20: ("SIGTSTP", "a stop from the terminal"),
    21: ("SIGTTIN", "a background read from the terminal"),
    22: ("SIGTTOU", "a background write to the terminal"),
    23: ("SIGURG", "urgent data on a socket"),
    24: ("SIGXCPU", "the CPU time limit was passed"),
    25: ("SIGXFSZ", "the file size limit was passed"),
    26: ("SIGVTALRM", "a timer of CPU time ran out"),
    27: ("SIGPROF", "the profiling timer ran out"),
    28: ("SIGWINCH", "the terminal changed its size"),
    29: ("SIGIO", "input or output is possible"),
    30: ("SIGPWR", "power failure; some init systems stop on it"),
    31: ("SIGSYS", "a system call that is not allowed, often by a seccomp profile"),
}
"""Number -> (name, meaning) on Linux for x86 and ARM: signal(7), https://man7.org/linux/man-pages/man7/signal.7.html."""

FIRST_REALTIME, LAST_REALTIME = 34, 64


@dataclass(frozen=True)
class Meaning:
    """What a code says by its number alone; `signal` is None where no signal is behind it."""

    code: int
    title: str
    summary: str
    signal: str | None = None


def fold(number: int) -> int:
    """Return the exit code 0-255 that the kernel keeps of any integer: its low eight bits.

    `-1` -> 255 and `256` -> 0; for negatives this is 256 - (|n| mod 256), and 0 where that is 256.
    """
    return number % 256


def meaning(code: int) -> Meaning:
    """Return what `code` (0-255, else ValueError) means by convention."""
    if not 0 <= code <= 255:
        raise ValueError(f"found exit code {code}, expected 0 to 255")
    signal = code - 128
    if signal in SIGNALS:
        return _of_signal(code, *SIGNALS[signal])
    if FIRST_REALTIME <= signal <= LAST_REALTIME:
        name = "SIGRTMIN" if signal == FIRST_REALTIME else f"SIGRTMIN+{signal - FIRST_REALTIME}"
        return _of_signal(code, name, "a real-time signal; container managers and init systems use them as commands")
    return Meaning(code, f"Exit code {code}: chosen by the program", _by_range(code))


def _of_signal(code: int, name: str, says: str) -> Meaning:
    number = code - 128
    summary = (
        f"128 + {number}: the main process was ended by {name} ({says}), "
        f"or a shell around it reports that its child was. A program may also return {code} by itself."
    )
    return Meaning(code, f"Exit code {code}: {name}", summary, name)


def _by_range(code: int) -> str:
    if code == 0:
        return "Success: the main process ended by itself and reported no error."
    own = f"The program ended by itself and returned {code}"
    if code <= 63:
        return f"{own}; what it means is the program's choice, so its documentation and its last log lines decide."
    if code <= 78:
        return (
            f"{own}, which lies in the range that BSD's sysexits.h names (64 to 78): programs that keep to it "
            "mean one kind of error of input, configuration or environment."
        )
    if code <= 128:
        return (
            f"{own}; up to 128 no signal is involved. Shells and container runtimes use 125 to 128 for commands "
            "that could not be started."
        )
    return (
        f"Above 128, but {code - 128} is no signal that Linux delivers: the program itself returned {code}, "
        f"{code - 256}, or a number beyond 255, of which the kernel keeps the low eight bits."
    )
