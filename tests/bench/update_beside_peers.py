#!/usr/bin/env python3
"""What becomes of a translated page when its source changes: `locseg update` beside po4a and git.

    update_beside_peers.py LOCSEG DIR [--only N,N]

DIR is what update_revisions.py takes. Of each step, from a source and its translation to the next
source:

  locseg   update, in two trees in git
  po4a     po4a-gettextize makes a PO file of the old pair, po4a-updatepo brings it to the new source,
           po4a-translate writes the page; with the options that keep the most: fuzzy entries stay in
           the source language, all that is translated is taken
  git      merge-file, with the old source as base, the translation as ours and the new source as
           theirs; in a conflict the new source is taken, so that its text is right if untranslated

Prints, for the sentences whose source stays, how many keep their translation in its place, how many
do not, how many show something else; white space aside, since po4a wraps lines anew. Pages that a
tool refuses count all of theirs as not kept. For git, also the pages in conflict.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

from update_revisions import Score, build, commit_pages, folded, judge_carried

CONFLICT = re.compile(r"<<<<<<< [^\n]*\n.*?=======\n(.*?)>>>>>>> [^\n]*\n", re.S)
MARKDOWN = ["-f", "text", "-o", "markdown", "-M", "UTF-8"]


def tool(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def by_po4a(step, folder):
    """The page, or None if po4a finds that the two pages have not the same shape."""
    names = {"old": "en", "translated": "xx", "new": "new"}
    for name, side in names.items():
        (folder / name).write_text(step.texts[side], encoding="utf-8")
    for path in (folder / "pairs.po", folder / "page"):
        path.unlink(missing_ok=True)
    if tool(folder, "po4a-gettextize", *MARKDOWN, "-L", "UTF-8", "-m", folder / "old", "-l",
            folder / "translated", "-p", folder / "pairs.po").returncode != 0:
        return None
    # gettextize marks every entry as unsure, for a person to look at: here a person has said yes.
    entries = (folder / "pairs.po").read_text(encoding="utf-8")
    (folder / "pairs.po").write_text(re.sub(r"(?m)^#, fuzzy(, )?", lambda match: "#, " if match[1]
                                            else "", entries), encoding="utf-8")
    if tool(folder, "po4a-updatepo", *MARKDOWN, "-m", folder / "new", "-p",
            folder / "pairs.po").returncode != 0:
        return None
    done = tool(folder, "po4a-translate", *MARKDOWN, "-L", "UTF-8", "-k", "0", "-w", "1000000", "-m",
                folder / "new", "-p", folder / "pairs.po", "-l", folder / "page")
    return (folder / "page").read_text(encoding="utf-8") if done.returncode == 0 else None


def by_git(step, folder, tally):
    for name, side in {"base": "en", "ours": "xx", "theirs": "new"}.items():
        (folder / name).write_text(step.texts[side], encoding="utf-8")
    done = tool(folder, "git", "merge-file", "-p", "ours", "base", "theirs")
    if done.returncode > 127:
        sys.exit(done.stderr)
    tally["pages in conflict"] += done.returncode > 0
    return CONFLICT.sub(r"\1", done.stdout)


def by_locseg(locseg, steps, folder):
    commit_pages(steps, folder, False)
    done = subprocess.run([locseg, "update", "xx", "--source-tree", "en", "--target-lang", "zh-CN",
                           "-q", "--in-place", "-o", "job.jsonl", "--displaced", "displaced.jsonl"],
                          cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return {name: (folder / "xx" / name).read_text(encoding="utf-8") for name in steps}


def say(tool_name, steps, pages):
    score, refused = Score(), 0
    for name, step in steps.items():
        if pages[name] is None:
            refused += 1
            score.add("stay", sum(step.stays))
            score.add("not kept", sum(step.stays))
        else:
            judge_carried(name, step, pages[name], score, folded)
    count = score.count
    kept = count["stay"] - count["not kept"] - count["wrong"]
    print(f"{tool_name:8}{len(steps):6}{refused:9}{count['stay']:9,}{kept:9,}"
          f"{kept / max(1, count['stay']):8.1%}{count['not kept']:10,}{count['wrong']:7,}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("locseg")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--only", help="numbers of steps, separated by commas")
    args = parser.parse_args()
    locseg = str(pathlib.Path(args.locseg).resolve())
    only = {int(number) for number in args.only.split(",")} if args.only else None
    tally = collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        top, aside = pathlib.Path(name, "trees"), pathlib.Path(name)
        top.mkdir()
        steps = build(locseg, args.articles.resolve(), top, only)
        print(f"{'':8}{'pages':>6}{'refused':>9}{'stay':>9}{'kept':>9}{'':8}"
              f"{'not kept':>10}{'wrong':>7}")
        say("locseg", steps, by_locseg(locseg, steps, top))
        say("po4a", steps, {name: by_po4a(step, aside) for name, step in steps.items()})
        say("git", steps, {name: by_git(step, aside, tally) for name, step in steps.items()})
    print(f"git: {tally['pages in conflict']} of {len(steps)} pages in conflict")


if __name__ == "__main__":
    main()
