#!/usr/bin/env python3
"""What `locseg update` keeps, asks for and loses from one revision of articles to the next.

    update_revisions.py LOCSEG DIR [--spans] [--only N,N] [--show]

DIR holds bilingual articles as ARTICLE/N-DATE.md, successive revisions. Each step becomes a page of
two trees in git: source and translation of N are committed, then the source of N+1; with --spans the
bilingual article of N beside that source. Then `update` runs on all pages, a translator answers the
job with what N+1 says, and `merge` brings it back.

What is right is what N+1 has, with the translations of N in it wherever a source is as it was. The
publisher's translations drop emphasis on purpose, so `merge` is forced to take them.
"""
import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from status_revisions import run, texts_of

PAIR = re.compile(r'<span data-ttu-id="[^"]*">(.*?)</span><span class="sxs-lookup">'
                  r'<span data-stu-id="[^"]*">(.*?)</span></span>', re.S)
GIT = ["git", "-c", "user.name=T", "-c", "user.email=t@example.com"]


def folded(text):
    return re.sub(r"\s+", " ", text).strip()


class Step:
    """From one revision to the next: `pieces` of the next are skeleton, a pair, skeleton, ..."""

    def __init__(self, locseg, before, after):
        self.before, self.after = before, after
        self.texts = dict(texts_of(locseg, before, after))
        self.next_target = cleaned(run(locseg, "render", "--side", "target", after))
        self.old = PAIR.findall(before.read_text(encoding="utf-8"))
        self.new = PAIR.findall(after.read_text(encoding="utf-8"))
        self.known = collections.defaultdict(list)
        for target, source in self.old:
            self.known[folded(source)].append(target)
        # Of each pair of the next revision. Of a source that is there more often than before, none:
        # nobody can say which is the new one.
        known = collections.Counter(folded(source) for _, source in self.old)
        now = collections.Counter(folded(source) for _, source in self.new)
        self.stays = [0 < now[folded(source)] <= known[folded(source)] for _, source in self.new]

    def kept_all(self):
        """Whether the next revision has all translations of what stays."""
        return all(target in self.known[folded(source)]
                   for (target, source), stays in zip(self.new, self.stays) if stays)

    def gone(self):
        left = collections.Counter(folded(source) for _, source in self.new)
        for target, source in self.old:
            left[folded(source)] -= 1
            if left[folded(source)] < 0:
                yield source, target


def cleaned(text):
    """As `texts_of` has them: without what is in no pair and in one language on both sides."""
    text = re.sub(r"(?m)^(ms\.sourcegitcommit|title|description):.*\n", "", text)
    text = re.sub(r' alt(-text)?="[^"]*"', "", text)
    return re.sub(r"!\[[^\]]*\]", "![]", text)


def body(text):
    match = re.match(r"---\n.*?\n---\n", text, re.S)
    return text[match.end():] if match else text


class Score:
    def __init__(self):
        self.count = collections.Counter()
        self.shown = []

    def add(self, what, number=1, text=""):
        self.count[what] += number
        if text:
            self.shown.append(f"{what}: {text}")


def expected_lines(step):
    """The lines of the new page as it should be, each with the pairs in it that stay."""
    text = step.after.read_text(encoding="utf-8")
    out, pairs, at = "", [], 0
    for match, stays in zip(PAIR.finditer(text), step.stays):
        out += text[at:match.start()]
        at = match.end()
        targets = step.known[folded(match[2])] if stays else []
        if stays:
            pairs.append((len(out), match[2], [cleaned(target) for target in targets]))
        out += targets[0] if stays else match[2]
    out += text[at:]
    lines, begin = [], 0
    for line in out.splitlines(keepends=True):
        end = begin + len(line)
        lines.append((cleaned(line), [pair[1:] for pair in pairs if begin <= pair[0] < end]))
        begin = end
    return lines


def judge_carried(name, step, page, score, spelled=str):
    """What stays is in its place, in one of the translations that it had, as `spelled` has both."""
    expected = expected_lines(step)
    lines = page.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, [line for line, _ in expected], lines, autojunk=False)
    for kind, begin, end, page_begin, page_end in matcher.get_opcodes():
        there = spelled("".join(lines[page_begin:page_end]))
        for source, targets in (pair for _, pairs in expected[begin:end] for pair in pairs):
            score.add("stay")
            if kind == "equal" or any(spelled(target) in there for target in targets):
                continue
            what = "not kept" if folded(cleaned(source)) in folded(there) else "wrong"
            score.add(what, 1, f"{name}: {source!r}: {targets!r}, there {there!r}")


def judge_asked(name, step, units, score):
    fresh = [folded(cleaned(source)) for (_, source), stays in zip(step.new, step.stays)
             if not stays]
    known = {folded(cleaned(source)) for _, source in step.old}
    for unit in units:
        score.add("asked")
        source = folded(unit["source"])
        if not any(source in each or each in source for each in fresh):
            score.add("asked without need", 1, f"{name}: {unit['source']!r}")
    asked = " ".join(folded(unit["source"]) for unit in units)
    for each in fresh:
        if each in known:
            continue
        score.add("fresh")
        if each not in asked and not any(folded(unit["source"]) in each for unit in units):
            score.add("fresh, not asked", 1, f"{name}: {each!r}")


def judge_lost(name, step, page, kept, score):
    """What a person wrote is in the page, in the job or among what has no place."""
    everything = folded(page + " " + kept)
    for source, target in step.gone():
        score.add("gone")
        parts = re.split(r"(?<=[。.!?？！])\s*", cleaned(target))
        if not all(folded(part) in everything for part in parts):
            score.add("lost", 1, f"{name}: {target!r}")


def answers(step, units):
    """The job with the translations of the next revision: of a unit that is one pair or several."""
    sources = [folded(cleaned(source)) for _, source in step.new]
    for unit in units:
        wanted = folded(unit["source"])
        for begin in range(len(sources)):
            end = begin + 1
            text = sources[begin]
            while len(text) < len(wanted) and end < len(sources):
                text += " " + sources[end]
                end += 1
            if text == wanted:
                unit["target"] = " ".join(cleaned(target) for target, _ in step.new[begin:end])
                unit.pop("state", None)
                yield unit
                break


def build(locseg, articles, top, only):
    pairs = []
    for folder in sorted(articles.iterdir()):
        revisions = sorted(folder.glob("*.md"), key=lambda path: int(path.name.split("-")[0]))
        pairs += zip(revisions, revisions[1:])
    steps = {f"{number:05}.md": Step(locseg, *pair) for number, pair in enumerate(pairs)
             if only is None or number in only}
    for side in ("en", "xx"):
        (top / side).mkdir()
    return steps


def commit_pages(steps, top, spans):
    for name, step in steps.items():
        (top / "en" / name).write_text(step.texts["en"], encoding="utf-8")
        target = cleaned(step.before.read_text(encoding="utf-8")) if spans else step.texts["xx"]
        (top / "xx" / name).write_text(target, encoding="utf-8")
    run("git", "init", "-q", ".", cwd=top)
    run("git", "add", ".", cwd=top)
    run(*GIT, "commit", "-qm", "translated", cwd=top)
    for name, step in steps.items():
        (top / "en" / name).write_text(step.texts["new"], encoding="utf-8")
    run(*GIT, "commit", "-qam", "revised", cwd=top)


def by_article(path):
    units = collections.defaultdict(list)
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            unit = json.loads(line)
            units[pathlib.Path(unit["article"]).name].append(unit)
    return units


def target_of(locseg, path, spans):
    return run(locseg, "render", "--side", "target", path) if spans else path.read_text("utf-8")


def update_all(locseg, steps, top, spans):
    score = Score()
    trees = ["--source-tree", "en", "--target-lang", "zh-CN"]
    updated = subprocess.run([locseg, "update", "xx", *trees, "-q", "--in-place", "-o", "job.jsonl",
                              "--displaced", "displaced.jsonl"], cwd=top, capture_output=True,
                             text=True, check=False)
    if updated.returncode > 1:
        sys.exit(updated.stderr)
    score.shown.append(updated.stderr)
    jobs, displaced = by_article(top / "job.jsonl"), by_article(top / "displaced.jsonl")
    with open(top / "answer.jsonl", "w", encoding="utf-8") as answer:
        for name, step in steps.items():
            page = target_of(locseg, top / "xx" / name, spans)
            judge_carried(name, step, page, score)
            judge_asked(name, step, jobs[name], score)
            kept = [unit.get("earlier_target", "") + " " + unit["target"] for unit in jobs[name]]
            kept += [unit["target"] for unit in displaced[name]]
            judge_lost(name, step, page, " ".join(kept), score)
            for unit in answers(step, jobs[name]):
                answer.write(json.dumps(unit, ensure_ascii=False) + "\n")
    done = subprocess.run([locseg, "merge", "xx", "answer.jsonl", *(trees if not spans else []),
                           "-q", "--in-place", "--force", "--on-stale", "skip"], cwd=top,
                          capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    score.shown.append(done.stderr)
    for name, step in steps.items():
        if not step.kept_all():
            continue
        score.add("pages that kept all")
        page = body(target_of(locseg, top / "xx" / name, spans))
        equal = page == body(step.next_target)
        score.add("equal pages" if equal else "other pages", 1, "" if equal else name)
    return score


def report(what, steps, score):
    count = score.count
    stay, kept_all = max(1, count["stay"]), max(1, count["pages that kept all"])
    print(f"{what}: {len(steps)} steps; of {count['stay']} sentences that stay "
          f"{count['not kept']} not kept, {count['wrong']} wrong ({count['wrong'] / stay:.4%}); "
          f"{count['asked']} asked for, {count['asked without need']} without need, of "
          f"{count['fresh']} new ones {count['fresh, not asked']} not asked for; of "
          f"{count['gone']} translations without a place {count['lost']} lost; of "
          f"{count['pages that kept all']} pages whose next revision kept all "
          f"{count['equal pages']} equal it ({count['equal pages'] / kept_all:.1%})")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("locseg")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--spans", action="store_true", help="bilingual articles")
    parser.add_argument("--show", action="store_true", help="what is not as it should be")
    parser.add_argument("--only", help="numbers of steps, separated by commas")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder to work in, and to leave")
    args = parser.parse_args()
    locseg = str(pathlib.Path(args.locseg).resolve())
    with tempfile.TemporaryDirectory() as name:
        top = args.keep or pathlib.Path(name)
        steps = build(locseg, args.articles.resolve(), top,
                      {int(number) for number in args.only.split(",")} if args.only else None)
        commit_pages(steps, top, args.spans)
        score = update_all(locseg, steps, top, args.spans)
    if args.show:
        print("\n".join(score.shown))
    report("spans" if args.spans else "two trees", steps, score)


if __name__ == "__main__":
    main()
