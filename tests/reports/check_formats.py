#!/usr/bin/env python3
"""Checks the flawed samples in every machine format and reads the documents with other programs.

usage: check_formats.py LOCSEG PROJECT [SARIF_SCHEMA]

JSON is the reference: the other formats must tell of the same findings. SARIF is validated against
its schema where one is given and python3-jsonschema is there; without, that is said.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

locseg, project = sys.argv[1:3]
schema = sys.argv[3] if len(sys.argv) > 3 else ""
failed = []


def check(fmt, paths=("samples",)):
    done = subprocess.run(
        [locseg, "check", "--select", "all", "--fail-on", "never", "--format", fmt,
         "--glossary", "samples/glossary/de-DE.csv", *paths],
        cwd=project, capture_output=True)
    # What a format's readers will not take is said on standard error, beside notes on languages.
    said = [line for line in done.stderr.splitlines() if not line.startswith(b"locseg: note: ")]
    if done.returncode != 0 or (said and fmt != "github"):
        sys.exit(f"{fmt}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8", "strict")


def expect(what, found, wanted):
    if found != wanted:
        failed.append(f"{what}: found {found!r}, expected {wanted!r}")


reference = json.loads(check("json"))
findings = reference["findings"]
assert findings, "the samples have faults"
places = sorted((f["article"], f["rule"], f["line"], f["column"]) for f in findings)
expect("json: summary", reference["summary"]["findings"], len(findings))
expect("json: fingerprints", len({f["fingerprint"] for f in findings}), len(findings))
for finding in findings:
    text = finding[finding["place"]]
    begin, end = finding["mark"]
    if not 0 <= begin <= end <= len(text):
        failed.append(f"json: the mark of {finding['rule']} lies outside its text")

sarif = json.loads(check("sarif"))
run = sarif["runs"][0]
rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
results = run["results"]


def region_of(result):
    return result["locations"][0]["physicalLocation"]["region"]


expect("sarif: results", sorted(
    (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["ruleId"],
     region_of(r)["startLine"], region_of(r)["startColumn"]) for r in results), places)
expect("sarif: rules", [rules[r["ruleIndex"]] for r in results], [r["ruleId"] for r in results])
expect("sarif: column kind", run["columnKind"], "unicodeCodePoints")
expect("sarif: fingerprints",
       sorted(r["partialFingerprints"]["locsegFinding/v1"] for r in results),
       sorted(f["fingerprint"] for f in findings))

# Columns in code points: what stands there in the article is what is marked in the text.
for finding in findings:
    if finding["place"] != "target" or finding["line"] != finding["end_line"]:
        continue
    with open(f"{project}/{finding['article']}", encoding="utf-8-sig", errors="replace",
              newline="\n") as article:
        line = article.read().split("\n")[finding["line"] - 1]
    marked = finding["target"][slice(*finding["mark"])]
    found = line[finding["column"] - 1 : finding["end_column"] - 1]
    if "\\" not in found and "'" not in found and "&quot;" not in found:
        expect(f"{finding['article']}: columns of {finding['rule']}", found, marked)

junit = ElementTree.fromstring(check("junit"))
expect("junit: root", junit.tag, "testsuites")
expect("junit: failures", len(junit.findall(".//failure")),
       sum(f["severity"] != "info" for f in findings))
for suite in junit.findall("testsuite"):
    expect(f"junit: {suite.get('name')}", int(suite.get("tests")), len(suite.findall("testcase")))
    expect(f"junit: {suite.get('name')}", int(suite.get("failures")),
           len(suite.findall("testcase/failure")))

# The rules of Jenkins' schema that readers rely on: what a suite and a case must have, and that a
# case holds nothing but failures and output.
for suite in junit:
    expect("junit: suite", (suite.tag, bool(suite.get("name"))), ("testsuite", True))
    for case in suite:
        expect("junit: case", (case.tag, bool(case.get("name")), case.get("classname")),
               ("testcase", True, suite.get("name")))
        if {child.tag for child in case} - {"failure", "system-out"}:
            failed.append(f"junit: {case.get('name')} holds {[child.tag for child in case]}")
try:
    import junitparser
except ImportError:
    print("skipped: opening JUnit with python3-junitparser, which is not there")
else:
    read = junitparser.JUnitXml.fromstring(check("junit").encode())
    cases = [case for suite in read for case in suite]
    expect("junit: read by junitparser", len(cases), len(junit.findall(".//testcase")))
    expect("junit: failures read by junitparser",
           sum(isinstance(result, junitparser.Failure) for case in cases for result in case.result),
           len(junit.findall(".//failure")))
    print(f"JUnit opens in junitparser: {len(cases)} cases")

gitlab = json.loads(check("gitlab"))
expect("gitlab: fingerprints", sorted(i["fingerprint"] for i in gitlab),
       sorted(f["fingerprint"] for f in findings))
for issue in gitlab:
    expect("gitlab: keys", sorted(issue),
           ["check_name", "description", "fingerprint", "location", "severity"])

github = check("github").splitlines()
expect("github: lines", len(github), len(findings))
for line in github:
    if not re.fullmatch(r"::(error|warning|notice) file=[^:,]+(,\w+=[^:,]+)*::[^\n]+", line):
        failed.append(f"github: not a command: {line}")

# Reviewdog counts the bytes of a line.
rdjson = json.loads(check("rdjson"))
expect("rdjson: keys", sorted(rdjson), ["diagnostics", "source"])
expect("rdjson: diagnostics", [(d["location"]["path"], d["code"]["value"],
                                d["location"]["range"]["start"]["line"], d["message"].split("\nalso ")[0])
                               for d in rdjson["diagnostics"]],
       [(f["article"], f["rule"], f["line"], f["message"]) for f in findings])
for diagnostic, finding in zip(rdjson["diagnostics"], findings):
    expect("rdjson: severity", diagnostic["severity"], finding["severity"].upper())
    first, last = (diagnostic["location"]["range"][end] for end in ("start", "end"))
    if finding["place"] != "target" or first["line"] != last["line"]:
        continue
    with open(f"{project}/{finding['article']}", "rb") as article:
        line = article.read().split(b"\n")[first["line"] - 1]
    marked = finding["target"][slice(*finding["mark"])]
    found = line[first["column"] - 1 : last["column"] - 1].decode("utf-8", "replace")
    if "\\" not in found and "'" not in found and "&quot;" not in found:
        expect(f"{finding['article']}: bytes of {finding['rule']}", found, marked)

# https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto: what a Diagnostic and
# a Suggestion may have. Lines and columns count from 1, columns in bytes of UTF-8.
RDF = {"message", "location", "severity", "source", "code", "suggestions", "original_output"}


def expect_range(where, found):
    expect(f"{where}: keys", sorted(found), ["end", "start"])
    for end in found.values():
        expect(f"{where}: position", sorted(end), ["column", "line"])
        if min(end["line"], end["column"]) < 1:
            failed.append(f"{where}: {end} does not count from 1")


def offset_in(lines, position):
    return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1


suggested = 0
for diagnostic, finding in zip(rdjson["diagnostics"], findings):
    where = f"rdjson: {finding['article']}:{finding['line']}: {finding['rule']}"
    expect(f"{where}: unknown fields", sorted(set(diagnostic) - RDF), [])
    expect_range(where, diagnostic["location"]["range"])
    expect(f"{where}: fixable", "suggestions" in diagnostic, finding["fixable"])
    with open(f"{project}/{finding['article']}", "rb") as article:
        text = article.read()
    for suggestion, edit in zip(diagnostic.get("suggestions", []),
                                finding.get("fix", {}).get("edits", [])):
        suggested += 1
        expect(f"{where}: keys of a suggestion", sorted(suggestion), ["range", "text"])
        expect_range(where, suggestion["range"])
        expect(f"{where}: text", suggestion["text"], edit["text"])
        # JSON counts characters where this counts bytes.
        lines = text.split(b"\n")
        begin, end = (offset_in(lines, suggestion["range"][at]) for at in ("start", "end"))
        characters = text.decode("utf-8", "surrogateescape").split("\n")
        for at, line, column in ((begin, "line", "column"), (end, "end_line", "end_column")):
            if edit[line] == 1 and text.startswith(b"\xef\xbb\xbf"):
                continue  # which is no character of the line
            before = "\n".join(characters[: edit[line] - 1] + [""]) if edit[line] > 1 else ""
            before += characters[edit[line] - 1][: edit[column] - 1]
            expect(f"{where}: bytes before", at, len(before.encode("utf-8", "surrogateescape")))
if not suggested:
    failed.append("rdjson: no suggestion to look at")

concise = check("concise").splitlines()
expect("concise: lines", len(concise), len(findings) + 1)
for line in concise[:-1]:
    if not re.fullmatch(r"[^:]+:\d+:\d+: (error|warning|info): .+ \[[a-z0-9-]+\]", line):
        failed.append(f"concise: not a finding: {line}")

markdown = check("markdown")
if len(markdown) >= 65536 or markdown.count("<details>") != markdown.count("</details>"):
    failed.append("markdown: too long, or not closed")

html = check("html")
expect("html: sections", html.count("<section"), len(findings))
expect("html: scripts", html.count("<script"), 0)

# Status: a page that is behind, one without a translation and one without a source.
PAGES = {"en/a b.md": "# One\n\nPress the button.\n\n```sh\npump --start\n```\n\n## Then\n\n```sh\npump --wait 7\n```\n",
         "de/a b.md": "# Eins\n\nDrücken Sie die Taste.\n\n```sh\npump --stop\n```\n",
         "en/missing.md": "# Two\n", "de/orphaned.md": "# Drei\n"}


def status(folder, fmt):
    done = subprocess.run(
        [locseg, "status", "--no-git", "--fail-on", "never", "--root", folder, "--target-lang", "de",
         "--source-tree", f"{folder}/en", f"{folder}/de", "--format", fmt], cwd=folder, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"status: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8", "strict")


with tempfile.TemporaryDirectory() as folder:
    for name, text in PAGES.items():
        os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
        with open(f"{folder}/{name}", "w", encoding="utf-8") as page:
            page.write(text)
    pages = json.loads(status(folder, "json"))["pages"]
    status_sarif = json.loads(status(folder, "sarif"))
    status_html = status(folder, "html")
drifts = [(page["translation"].replace(" ", "%20"), drift["kind"], drift["line"], drift["column"])
          for page in pages for drift in page["drifts"]]
expect("status: drifts", len(drifts) > 1, True)
run = status_sarif["runs"][0]
found = [r for r in run["results"] if "region" in r["locations"][0]["physicalLocation"]]
expect("status sarif: drifts", sorted(
    (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["ruleId"],
     region_of(r)["startLine"], region_of(r)["startColumn"]) for r in found), sorted(drifts))
expect("status sarif: pages", sorted(r["ruleId"] for r in run["results"] if r not in found),
       sorted(page["state"] for page in pages if page["state"] in ("not_translated", "no_source")))
expect("status sarif: rules", [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]],
       [r["ruleId"] for r in run["results"]])
expect("status sarif: fingerprints",
       len({r["partialFingerprints"]["locsegStatus/v1"] for r in run["results"]}), len(run["results"]))
expect("status html: sections", status_html.count("<section"), len(drifts))

if schema:
    try:
        import jsonschema
    except ImportError:
        print("skipped: validating SARIF needs python3-jsonschema, which is not there")
    else:
        with open(schema, encoding="utf-8") as file:
            validator = jsonschema.Draft7Validator(json.load(file))
        for document in (sarif, json.loads(check("sarif", ("samples/de-DE",))), status_sarif):
            for error in validator.iter_errors(document):
                failed.append(f"sarif: {'/'.join(map(str, error.path))}: {error.message}")
        print(f"SARIF validates: {len(results)} results, {len(rules)} rules")
else:
    print("skipped: validating SARIF, for no schema was given (-DLOCSEG_SARIF_SCHEMA=FILE)")

print("\n".join(failed))
sys.exit(1 if failed else 0)
