#!/usr/bin/env python3
"""What a script would do: every pair that a regular expression finds, as TSV."""
import os
import re
import sys

PAIR = re.compile(
    r'<span data-ttu-id="([^"<>]*)">(.*?)</span><span class="sxs-lookup">'
    r'<span data-stu-id="\1">(.*?)</span></span>', re.S)
ESCAPES = str.maketrans({'\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r'})

for root in sys.argv[1:]:
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(('.md', '.yml', '.yaml', '.json', '.xml')):
                continue
            path = os.path.join(folder, name)
            with open(path, encoding='utf-8', errors='replace', newline='') as file:
                text = file.read()
            for match in PAIR.finditer(text):
                fields = (path, *(group.translate(ESCAPES) for group in match.groups()))
                sys.stdout.write('\t'.join(fields) + '\n')
