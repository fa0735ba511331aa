#!/usr/bin/env python3
"""How many stale sentences `locseg status` finds, and how many it invents.

    status_revisions.py LOCSEG DIR [--without-git] [--pages N]

DIR holds bilingual articles as ARTICLE/N-DATE.md, successive revisions. Each step from one revision
to the next becomes a page of two repositories' worth of past: the first commit has source and
translation of N, the second the source of N+1. A sentence is stale in truth if the pairs of N+1 do
not have its source, marks, addresses and white space aside. --pages repeats the steps until there are
that many pages, for the time that they take.
"""
import argparse
import collections
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time


def run(*command, cwd=None, check=True):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def said(text):
    """What a sentence says; apart from the program's own way on purpose."""
    text = re.sub(r"<[^>]*>", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"https?://\S+", "", text)
    text = re.sub(r"[*_\\]", "", text)
    return re.sub(r"\s+", "", text)


def pairs_of(locseg, article):
    lines = run(locseg, "extract", "-q", article).splitlines()
    return [(unit["source"], unit["target"]) for unit in map(json.loads, lines)]


def stale_in_truth(before, after):
    left = collections.Counter(said(source) for source, _ in after)
    stale = []
    for source, target in before:
        key = said(source)
        if left[key] > 0:
            left[key] -= 1
        elif key:
            stale.append((source, target))
    return stale


def same_text(a, b):
    a, b = said(a), said(b)
    return bool(a and b) and (a in b or b in a)


def texts_of(locseg, before, after):
    for folder, side, article in (("en", "source", before), ("xx", "target", before),
                                  ("new", "source", after)):
        text = run(locseg, "render", "--side", side, article)
        # The revision that it names is not in this repository, and what is in no pair is in one
        # language on both sides.
        text = re.sub(r"(?m)^(ms\.sourcegitcommit|title|description):.*\n", "", text)
        text = re.sub(r' alt(-text)?="[^"]*"', "", text)
        yield folder, re.sub(r"!\[[^\]]*\]", "![]", text)


def steps_of(articles):
    steps = []
    for folder in sorted(articles.resolve().iterdir()):
        revisions = sorted(folder.glob("*.md"), key=lambda path: int(path.name.split("-")[0]))
        steps += zip(revisions, revisions[1:])
    return steps


def status_of(locseg, *options):
    return [locseg, "status", "xx", "--source-tree", "en", "--target-lang", "zh-CN", "--format",
            "jsonl", "-q", "--fail-on", "never", *options]


def build(locseg, steps, top, count):
    steps = [(list(texts_of(locseg, *step)), *(pairs_of(locseg, each) for each in step))
             for step in steps]
    pages = []
    for index in range(count or len(steps)):
        texts, before, after = steps[index % len(steps)]
        name = f"{index:05}.md"
        for folder, text in texts:
            (top / folder).mkdir(exist_ok=True)
            (top / folder / name).write_text(text, encoding="utf-8")
        pages.append((name, before, after))
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.com"]
    run("git", "init", "-q", ".", cwd=top)
    run("git", "add", "en", "xx", cwd=top)
    run(*git, "commit", "-qm", "translated", cwd=top)
    for page in (top / "new").iterdir():
        page.rename(top / "en" / page.name)
    run(*git, "commit", "-qam", "revised", cwd=top)
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("locseg")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--without-git", action="store_true")
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="what is missed and invented")
    args = parser.parse_args()
    locseg = str(pathlib.Path(args.locseg).resolve())
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        pages = build(locseg, steps_of(args.articles), top, args.pages)
        command = status_of(locseg, *(["--no-git"] if args.without_git else []))
        begin = time.monotonic(), processor_seconds()
        lines = run(*command, cwd=top).splitlines()
        seconds = time.monotonic() - begin[0], processor_seconds() - begin[1]
    found = {pathlib.Path(page["translation"]).name: page for page in map(json.loads, lines)}
    right = wrong = hit = missed = untranslated = 0
    for name, before, after in pages:
        truth = stale_in_truth(before, after)
        told = [drift for drift in found[name]["drifts"]
                if drift["kind"] in ("changed", "removed") and not drift["code"]]
        for source, target in truth:
            if any(same_text(drift["translation"] or "", target) or
                   same_text(drift["old_source"] or "", source) for drift in told):
                hit += 1
            else:
                missed += 1
                if args.show:
                    print(f"{name}: missed {source!r}")
        # Every sentence of N has a translation.
        for drift in found[name]["drifts"]:
            if drift["kind"] == "untranslated" and drift["translation"] is None:
                untranslated += 1
                if args.show:
                    print(f"{name}: untranslated {drift['new_source']!r}")
        for drift in told:
            if any(same_text(drift["translation"] or "", target) or
                   same_text(drift["old_source"] or "", source) for source, target in truth):
                right += 1
            else:
                wrong += 1
                if args.show:
                    print(f"{name}: invented {drift['old_source']!r} -> {drift['new_source']!r}")
    print(f"{len(pages)} pages, {hit + missed} stale sentences: "
          f"recall {hit / max(1, hit + missed):.4f}, "
          f"precision {right / max(1, right + wrong):.4f}, "
          f"{untranslated} called untranslated, {seconds[0]:.2f} s, "
          f"{seconds[1]:.2f} s of processors")


if __name__ == "__main__":
    main()
