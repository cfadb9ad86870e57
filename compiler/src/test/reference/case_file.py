"""The files of cases that the standard library is held against: see LibraryCase.java for their form."""

import numpy as np


def numbers(value):
    value = np.asarray(value)
    shape = "[" + ",".join(str(d) for d in value.shape) + "]"
    return shape + " " + " ".join(repr(float(v)) if value.dtype.kind == "f" else str(int(v)) for v in value.reshape(-1))


class Cases:
    """One file of cases; each is a model, what it holds, and runs of it with what they must give."""

    def __init__(self):
        self.lines = []

    def case(self, title, model, runs, entry="predict", hold=None, top=(), optimizer=None):
        self.lines.append("case " + title)
        self.lines.append("entry " + entry)
        self.lines += ["top " + line for line in top]
        self.lines += ["model " + line for line in model]
        if optimizer:
            self.lines.append("optimizer " + optimizer)
        for name, value in (hold or {}).items():
            self.lines.append("hold " + name + " " + numbers(value))
        for given, expected in runs:
            for name, value in given.items():
                self.lines.append("give " + name + " " + numbers(value))
            self.lines.append("run")
            for name, value in expected.items():
                self.lines.append("expect " + name + " " + numbers(value))
        self.lines.append("")

    def write(self, folder, name):
        with open(folder + "/" + name, "w") as file:
            file.write("\n".join(self.lines))
