#!/usr/bin/env python3
"""Whether two programs say the same of the same trees, to the byte, and what each takes for it.

    same_answers.py OLD NEW --revisions DIR [--pages N] [--parallel DIR] [--rounds N]

OLD and NEW are locseg before and after a change that is to alter no answer. --revisions: articles as
status_revisions.py has them; they become a repository of N pages, and `status` reads it with git's
history and without. --parallel: folders LANGUAGE/CONDITION/NAME with source.md and target.md; `align`
pairs each LANGUAGE/CONDITION. Prints the medians of processor time and of time, on two threads, and
exits 1 if an answer differs.
"""
import argparse
import difflib
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from status_revisions import build, status_of, steps_of


def answer(command, folder):
    """What the command writes, the seconds of processors with its children, and those of a clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    seconds = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode()}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, used, seconds


def trees_of(parallel, top):
    for condition in sorted(path for path in parallel.glob("*/*") if path.is_dir()):
        trees = top / condition.parent.name / condition.name
        for side in ("source", "target"):
            (trees / side).mkdir(parents=True)
            for article in condition.iterdir():
                shutil.copy(article / f"{side}.md", trees / side / f"{article.name}.md")
        yield condition.parent.name, trees


def questions(args, top):
    """A name, the folder to ask in, and what makes a command of a program."""
    if args.revisions:
        pages = top / "pages"
        pages.mkdir()
        build(args.old, steps_of(args.revisions), pages, args.pages)
        for name, options in (("status, content alone", ["--no-git"]), ("status, with git", [])):
            yield name, pages, lambda locseg, options=options: status_of(locseg, "-j2", *options)
    if args.parallel:
        for language, trees in trees_of(args.parallel, top / "trees"):
            yield f"align, {language} {trees.name}", trees, lambda locseg, language=language: [
                locseg, "align", "-q", "-j2", "--no-ignore", "--target-lang", language, "source",
                "target"]


def show_difference(old, new):
    lines = (text.decode(errors="replace").splitlines() for text in (old, new))
    for line in list(difflib.unified_diff(*lines, "old", "new", lineterm="", n=0))[:6]:
        print(f"  {line[:160]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", type=os.path.abspath)
    parser.add_argument("new", type=os.path.abspath)
    parser.add_argument("--revisions", type=pathlib.Path)
    parser.add_argument("--parallel", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    differ = False
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':30}{'old: cpu s':>11}{'wall s':>8}{'new: cpu s':>12}{'wall s':>8}")
        for name, place, command in questions(args, pathlib.Path(folder)):
            rows = [(answer(command(args.old), place), answer(command(args.new), place))
                    for _ in range(args.rounds)]
            figures = [statistics.median(row[side][figure] for row in rows)
                       for side in (0, 1) for figure in (1, 2)]
            outputs = {row[side][0] for row in rows for side in (0, 1)}
            print(f"{name:30}{figures[0]:11.2f}{figures[1]:8.2f}{figures[2]:12.2f}{figures[3]:8.2f}"
                  f"  {'same' if len(outputs) == 1 else 'DIFFERENT'}")
            if len(outputs) != 1:
                differ = True
                show_difference(rows[0][0][0], rows[0][1][0])
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
