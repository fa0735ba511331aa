#!/usr/bin/env python3
"""Checks every link of a static site: what it leads to is a file of the site, with that anchor.

usage: links.py SITE

Links to other sites are not followed. What a page loads must be of the site.
"""
import html.parser
import os
import sys
import urllib.parse

SITE = os.path.realpath(sys.argv[1])


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.anchors, self.links, self.loads = {''}, [], []
        with open(path, encoding='utf-8') as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        for name in ('id', 'name'):
            if values.get(name):
                self.anchors.add(values[name])
        if tag == 'a' and values.get('href'):
            self.links.append(values['href'])
        if values.get('src') or (tag == 'link' and values.get('rel') != 'canonical'):
            self.loads.append(values.get('src') or values.get('href', ''))


def main():
    pages = {}
    for folder, _, names in os.walk(SITE):
        for name in names:
            path = os.path.join(folder, name)
            pages[path] = Page(path) if name.endswith('.html') else None
    failed, seen = [], 0
    for path, page in pages.items():
        for link in (page.links + page.loads) if page else []:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loads and parts.scheme != 'data':
                    failed.append(f'{os.path.relpath(path, SITE)}: loads {link}')
                continue
            seen += 1
            there = path
            if parts.path:
                folder = SITE if parts.path.startswith('/') else os.path.dirname(path)
                there = os.path.normpath(
                    os.path.join(folder, urllib.parse.unquote(parts.path).lstrip('/')))
            if os.path.isdir(there):
                there = os.path.join(there, 'index.html')
            anchor = urllib.parse.unquote(parts.fragment)
            if there not in pages or (pages[there] and anchor not in pages[there].anchors):
                failed.append(f'{os.path.relpath(path, SITE)}: {link}')
    print(*failed, f'{seen} links, {len(failed)} lead nowhere', sep='\n')
    sys.exit(1 if failed or seen == 0 else 0)


if __name__ == '__main__':
    main()
