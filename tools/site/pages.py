#!/usr/bin/env python3
"""Writes the pages and the configuration from which mkdocs makes the documentation site.

usage: pages.py PROJECT FOLDER

Pages of docs/ keep their names; docs/checks.md is cut into a page for each rule. Links between pages
are made to fit, and links to other files of the project lead to the repository, at the version's tag.
"""
import json
import os
import re
import sys

PROJECT, FOLDER = sys.argv[1:3]
REPOSITORY = 'https://github.com/locseg/locseg'
CHECKS = 'docs/checks.md'
# The site's tree: a title and the pages below it, by their names in the project. Pages of docs/ that
# are not named here are the last ones.
SECTIONS = [
    ('Use it', ['docs/install.md', 'docs/guide.md', 'docs/configuration.md', 'docs/editors.md',
                'docs/cli.md']),
    ('Check', ['docs/ci.md', CHECKS]),
    ('Exchange', ['docs/exchange.md', 'docs/memory.md', 'docs/service.md']),
    ('Know more', ['docs/format.md', 'docs/store.md', 'docs/performance.md', 'samples/README.md',
                   'CHANGELOG.md', 'SECURITY.md']),
    ('Change it', ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/library.md', 'docs/style.md']),
]
# A code span; a link from its bracket on; a mark that GitHub's Markdown escapes by a backslash and
# mkdocs's does not.
CODE_LINK_OR_ESCAPE = re.compile(
    r"""(?s)(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\]\(([^()\s]+)\)|\\(["$%&',/:;<=?@^~])""")
FENCE = re.compile(r'(?ms)^( *)(```+|~~~+).*?^\1\2 *$')


def read(name):
    with open(os.path.join(PROJECT, name), encoding='utf-8') as file:
        return file.read()


def write(name, text):
    path = os.path.join(FOLDER, 'pages', name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def title_of(text):
    return re.search(r'(?m)^# (.+)$', text)[1]


def site_name(name):
    """Where a page of the project is in the site."""
    if name == 'README.md':
        return 'index.md'
    name = name.removeprefix('docs/')
    return name.lower().replace('/readme', '')


def cut_rules(text):
    """(What comes before the rules, {rule: its text})."""
    parts = re.split(r'(?m)^### (.+)\n', text)
    rules = {name: re.sub(r'(?ms)^## Group .*', '', body) for name, body in zip(parts[1::2], parts[2::2])}
    return re.sub(r'(?ms)^## Group .*', '', parts[0]), rules


class Site:
    def __init__(self):
        docs = sorted('docs/' + name for name in os.listdir(os.path.join(PROJECT, 'docs'))
                      if name.endswith('.md'))
        named = [name for _, names in SECTIONS for name in names]
        self.sections = [*SECTIONS, ('More', [name for name in docs if name not in named])]
        self.names = ['README.md', *named, *self.sections[-1][1]]
        self.checks, self.rules = cut_rules(read(CHECKS))
        version = re.search(r'kVersion = "(.*)"', read('include/locseg/version.h'))[1]
        self.files = f'{REPOSITORY}/blob/v{version}/'

    def target(self, link, name, place):
        """`link` of the project's page `name`, for a page of the site in the folder `place`."""
        if re.match(r'[a-z]+:', link) or (link.startswith('#') and name != CHECKS):
            return link
        path, _, anchor = link.partition('#')
        path = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
        if path == CHECKS and anchor in self.rules:
            page, anchor = f'rules/{anchor}.md', ''
        elif path in self.names:
            page = site_name(path)
        else:
            return self.files + path + ('#' + anchor if anchor else '')
        return os.path.relpath(page, place or '.') + ('#' + anchor if anchor else '')

    def fitted(self, text, name, place=''):
        """`text` with its links and escapes changed, except in fenced blocks and code."""
        def fitted(found):
            if found[1]:
                return found[0]
            return f'&#{ord(found[3])};' if found[3] else f']({self.target(found[2], name, place)})'

        def fit(prose):
            # A heading ends a table in GitHub's Markdown, and in mkdocs's only behind an empty line.
            return CODE_LINK_OR_ESCAPE.sub(fitted, re.sub(r'\n(#{1,6} )', r'\n\n\1', prose))
        out, last = '', 0
        for fence in FENCE.finditer(text):
            out += fit(text[last:fence.start()]) + fence[0]
            last = fence.end()
        return out + fit(text[last:])

    def write(self):
        for name in self.names:
            text = self.checks if name == CHECKS else read(name)
            write(site_name(name), self.fitted(text, name))
        for rule, text in self.rules.items():
            write(f'rules/{rule}.md', f'# {rule}\n{self.fitted(text, CHECKS, "rules")}\n\n'
                                      '[All checks](../checks.md)\n')

    def navigation(self):
        out = [{'locseg': 'index.md'}]
        for title, names in self.sections:
            pages = [{title_of(read(name)): site_name(name)} for name in names]
            if pages:
                out.append({title: pages})
        return out


def main():
    site = Site()
    site.write()
    configuration = {
        'site_name': 'locseg', 'repo_url': REPOSITORY, 'edit_uri': '', 'docs_dir': 'pages',
        'use_directory_urls': False, 'nav': site.navigation(),
        # No page loads what is not of the site.
        'theme': {'name': 'mkdocs', 'highlightjs': False},
        'markdown_extensions': ['sane_lists', {'toc': {'permalink': '#'}}]}
    with open(os.path.join(FOLDER, 'mkdocs.yml'), 'w', encoding='utf-8') as file:
        json.dump(configuration, file)


if __name__ == '__main__':
    main()
