#!/usr/bin/env python3
"""Reads every #include of src/, include/ and tools/ and reports those the house does not allow.

usage: check.py ROOT             the checkout
       check.py --self-test      plants bad includes and expects each to be found

The rules are data: floors.txt beside this file. Exit status: 0 when all is well, 1 otherwise.
"""
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.M)
SOURCES = ('.h', '.cc')
STANDARD = frozenset("""
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono
    cinttypes climits clocale cmath codecvt compare complex concepts condition_variable coroutine
    csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque
    exception execution filesystem format forward_list fstream functional future initializer_list
    iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource
    mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
    semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf
    string string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo
    unordered_map unordered_set utility valarray variant vector version""".split())


class Rules:
    """What floors.txt says. A floor is (floor, storey): storeys order the folders of one area."""

    def __init__(self, path):
        self.floors, self.public, self.roofs, self.owners = {}, {}, {}, []
        self.blind = {}
        with open(path, encoding='utf-8') as handle:
            for number, line in enumerate(handle, 1):
                words = line.split('#')[0].split()
                if not words:
                    continue
                if words[0] == 'area' and len(words) == 3:
                    floor, _, storey = words[1].partition('.')
                    self.floors[words[2]] = int(floor), int(storey or 0)
                elif words[0] == 'public' and len(words) > 2:
                    self.public.update((f'locseg/{name}', words[1]) for name in words[2:])
                elif words[0] == 'blind' and len(words) == 3:
                    self.blind[words[1]] = words[2].split(',')
                elif words[0] == 'roof' and len(words) == 3:
                    self.roofs[words[1]] = words[2].split(',')
                elif words[0] == 'third-party' and len(words) > 2:
                    self.owners += [(header, words[1].split(',')) for header in words[2:]]
                else:
                    sys.exit(f'{path}:{number}: not understood')

    def area_of(self, path):
        """The deepest folder of floors.txt that the file `path` stands in, or None."""
        folder = os.path.dirname(path)
        while folder and folder not in self.floors:
            folder = os.path.dirname(folder)
        return folder or None

    def steps_on(self, area, other):
        """What is wrong with a file of `area` that uses one of the area `other`, or None."""
        if other == area:
            return None
        mine, theirs = self.floors[area], self.floors[other]
        if top_of(area) != top_of(other):
            mine, theirs = mine[:1], theirs[:1]
        if theirs < mine:
            return None
        direction = 'up' if theirs > mine else 'sideways'
        floor, above = ('.'.join(map(str, part)) for part in (mine, theirs))
        return f'goes {direction}: {area} is on floor {floor}, {other} on floor {above}'

    def third_party(self, header, path):
        """What is wrong with including `header` in the file `path`, or None."""
        owners = [name for pattern, names in self.owners for name in names
                  if header == pattern or pattern.endswith('/') and header.startswith(pattern)]
        if not owners:
            return 'is not named in tests/layers/floors.txt'
        if any(f'{path}/'.startswith(f'{owner}/') for owner in owners):
            return None
        return 'belongs to ' + ', '.join('the tests' if name == '-' else name for name in owners)


def sources(top):
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SOURCES):
                yield os.path.join(folder, name)


def top_of(area):
    """`src/check` for `src/check/facts`."""
    return '/'.join(area.split('/')[:2])


def fault(rules, root, path, quoted, header):
    """What is wrong with one include of the file `path` (relative to `root`), or None."""
    top, folder = path.split('/')[0], os.path.dirname(path)
    if top == 'include':
        area = rules.public.get(path[len('include/'):])
    else:
        area = folder if folder in rules.roofs else rules.area_of(path)
    if not area:
        return f'stands outside the house: {path if top == "include" else folder} has no floor'
    if not quoted:
        return None if header in STANDARD else rules.third_party(header, path)
    if header.startswith('locseg/'):
        if not os.path.exists(os.path.join(root, 'include', header)):
            return 'is no public header'
        if header not in rules.public:
            return 'has no floor in tests/layers/floors.txt'
        if area in rules.roofs or top_of(area) == top_of(rules.public[header]):
            return None
        return rules.steps_on(area, rules.public[header])
    beside = os.path.normpath(os.path.join(folder, header))
    found = next((file for file in (beside, os.path.normpath(os.path.join('src', header)))
                  if os.path.exists(os.path.join(root, file))), None)
    if not found:
        return 'was not found: third-party headers go between < and >'
    if top == 'include':
        return 'is not public, and public headers include only public ones'
    if area in rules.roofs:
        sees = rules.roofs[area] + [area]
        return None if os.path.dirname(found) in sees else f'is not for {area} to see'
    other = rules.area_of(found)
    if not other:
        return f'stands outside the house: {os.path.dirname(found)} has no floor'
    if top_of(other) in rules.blind.get(top_of(area), ()):
        return f'is not for {top_of(area)} to see: it takes what {top_of(other)} makes as values'
    return rules.steps_on(area, other)


def undocumented(root):
    """The public headers that no row of docs/library.md names."""
    with open(os.path.join(root, 'docs/library.md'), encoding='utf-8') as handle:
        rows = [line for line in handle if line.startswith('|')]
    named = set(re.findall(r'`(\w+\.h)`', ''.join(rows)))
    headers = sorted(os.listdir(os.path.join(root, 'include/locseg')))
    return [f'include/locseg/{name}' for name in headers if name not in named]


def check(rules, root):
    """The faults of the tree below `root`, as lines, and how many includes were read."""
    faults, count = [f'{path}: has no row in docs/library.md' for path in undocumented(root)], 0
    for top in ('include', 'src', 'tools'):
        for full in sources(os.path.join(root, top)):
            path = os.path.relpath(full, root).replace(os.sep, '/')
            with open(full, encoding='utf-8') as handle:
                text = handle.read()
            for match in INCLUDE.finditer(text):
                count += 1
                quoted = match.group(1) is not None
                header = match.group(1) or match.group(2)
                wrong = fault(rules, root, path, quoted, header)
                if wrong:
                    line = text.count('\n', 0, match.start()) + 1
                    shown = f'"{header}"' if quoted else f'<{header}>'
                    faults.append(f'{path}:{line}: {shown} {wrong}')
    return faults, count


# A small sound house, and what is planted in it: file, line, the words of the fault ('' for none).
HOUSE = {
    'docs/library.md': '| `unit.h`, `article.h`, `memory.h`, `store.h` | |\n'
                       '| `exchange.h`, `report.h`, `private.h` | |\n',
    'include/locseg/unit.h': '#include <string>\n#include <tl/expected.hpp>\n',
    'include/locseg/article.h': '#include "locseg/unit.h"\n',
    'include/locseg/memory.h': '#include "locseg/store.h"\n',
    'include/locseg/store.h': '#include "locseg/unit.h"\n',
    'include/locseg/exchange.h': '#include "locseg/unit.h"\n',
    'include/locseg/report.h': '#include "locseg/memory.h"\n#include "locseg/exchange.h"\n',
    'src/base/hash.h': '#include "locseg/unit.h"\n#include <xxhash.h>\n',
    'src/markup/codes.h': '#include "base/hash.h"\n',
    'src/markup/inline_codes.h': '#include "markup/codes.h"\n',
    'src/article/parser.cc': '#include "locseg/article.h"\n#include "markup/codes.h"\n',
    'src/check/facts/rule.h': '#include "markup/codes.h"\n',
    'src/check/numbers/digits.h': '#include "check/facts/rule.h"\n',
    'src/check/rules/registry.h': '#include "check/facts/rule.h"\n',
    'src/check/engine/runner.cc': '#include "check/rules/registry.h"\n',
    'src/diff/lines.h': '#include "base/hash.h"\n',
    'src/diff/lines.cc': '#include "diff/lines.h"\n#include <vector>\n',
    'src/exchange/xml/xml_text.h': '#include "locseg/exchange.h"\n',
    'src/exchange/tmx/tmx_reader.cc': '#include "exchange/xml/xml_text.h"\n',
    'src/exchange/po/po_text.h': '#include <string>\n',
    'src/exchange/formats.cc': '#include "exchange/po/po_text.h"\n',
    'src/stats/count.h': '#include <map>\n',
    'src/store/sqlite/open.cc': '#include <sqlite3.h>\n#include "base/hash.h"\n',
    'src/merge/merge.h': '#include "diff/lines.h"\n',
    'src/leverage/lookup.cc': '#include "locseg/memory.h"\n#include "locseg/store.h"\n',
    'src/report/html.cc': '#include "locseg/report.h"\n',
    'tools/locseg/command.h': '#include "base/hash.h"\n',
    'tools/locseg/command_line.cc': '#include <CLI/CLI.hpp>\n',
    'tools/locseg/main.cc': '#include "command.h"\n#include "locseg/memory.h"\n',
}
HOUSE_PUBLIC = {'locseg/unit.h': 'src/base', 'locseg/bare.h': 'src/base',
                'locseg/article.h': 'src/article',
                'locseg/store.h': 'src/store', 'locseg/exchange.h': 'src/exchange',
                'locseg/memory.h': 'src/leverage', 'locseg/report.h': 'src/report'}
PLANTED = [
    ('src/base/up.cc', '#include "diff/lines.h"', 'goes up'),
    ('src/diff/up.cc', '  #  include "merge/merge.h"', 'goes up'),
    ('src/diff/sideways.cc', '#include "stats/count.h"', 'goes sideways'),
    ('src/diff/dots.cc', '#include "../stats/count.h"', 'goes sideways'),
    ('src/merge/down.cc', '#include "diff/lines.h"', ''),
    # What once reached around through include/ and through neighbours.
    ('src/exchange/fill.cc', '#include "locseg/memory.h"', 'goes up'),
    ('src/leverage/query.cc', '#include "locseg/report.h"', 'goes up'),
    ('src/leverage/days.cc', '#include "exchange/po/po_text.h"', 'is not for src/leverage to see'),
    ('src/report/json.cc', '#include "exchange/po/po_text.h"', 'is not for src/report to see'),
    ('src/merge/codes.cc', '#include "exchange/po/po_text.h"', 'is not for src/merge to see'),
    ('src/stats/days.cc', '#include "exchange/po/po_text.h"', 'goes sideways'),
    ('src/markup/leaks.cc', '#include "locseg/article.h"', 'goes up'),
    ('include/locseg/unit.h', '#include "locseg/article.h"', 'goes up'),
    ('include/locseg/exchange.h', '#include "locseg/store.h"', 'goes sideways'),
    # The storeys of an area.
    ('src/check/facts/up.cc', '#include "check/rules/registry.h"', 'goes up'),
    ('src/check/numbers/up.cc', '#include "check/rules/registry.h"', 'goes up'),
    ('src/check/engine/down.cc', '#include "check/numbers/digits.h"', ''),
    ('src/exchange/tmx/sideways.cc', '#include "exchange/po/po_text.h"', 'goes sideways'),
    ('src/exchange/xml/up.cc', '#include "exchange/po/po_text.h"', 'goes up'),
    ('src/stats/sqlite.cc', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/store/memory.cc', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/store/sqlite/deeper/statement.cc', '#include <sqlite3.h>', ''),
    ('src/article/yaml.cc', '#include <yaml-cpp/yaml.h>', 'belongs to the tests'),
    ('src/article/unknown.cc', '#include <boost/regex.hpp>', 'is not named'),
    ('src/article/lost.cc', '#include "article/lost.h"', 'was not found'),
    ('src/util/string.cc', '#include <string>', 'stands outside the house'),
    ('tools/locseg/inside.cc', '#include "diff/lines.h"', 'is not for tools/locseg to see'),
    ('tools/locseg/again.cc', '#include <CLI/CLI.hpp>', 'belongs to tools/locseg/command_line.cc'),
    ('tools/locseg/format.cc', '#include <fmt/core.h>', 'belongs to src'),
    ('tools/other/main.cc', '#include <string>', 'stands outside the house'),
    ('include/locseg/private.h', '#include "base/hash.h"', 'stands outside the house'),
    ('include/locseg/store.h', '#include "base/hash.h"', 'is not public'),
    ('include/locseg/store.h', '#include <CLI/CLI.hpp>', 'belongs to tools/locseg'),
    ('include/locseg/store.h', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/diff/missing.cc', '#include "locseg/missing.h"', 'is no public header'),
    ('include/locseg/bare.h', '#include <string>', 'has no row in docs/library.md'),
]


def plant(root, files):
    for path, text in files.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as handle:
            handle.write(text)


def self_test(rules):
    wrong, rules.public = 0, HOUSE_PUBLIC
    for path, line, words in [('', '', '')] + PLANTED:
        with tempfile.TemporaryDirectory() as root:
            plant(root, HOUSE)
            if path:
                plant(root, {path: '// one line above\n' + line + '\n'})
            faults, _ = check(rules, root)
        # A fault of an include has its line.
        right = (len(faults) == 1 and words in faults[0] and
                 faults[0].startswith((path + ':2: ', path + ': ')) if words else not faults)
        if not right:
            wrong += 1
            print(f'{path or "the sound house"}: expected {words or "no fault"!r}, got {faults}')
    print(f'{len(PLANTED) + 1} houses, {wrong} judged wrongly')
    return wrong


def main():
    rules = Rules(os.path.join(HERE, 'floors.txt'))
    if sys.argv[1:] == ['--self-test']:
        return 1 if self_test(rules) else 0
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    faults, count = check(rules, sys.argv[1])
    for line in faults:
        print(line)
    print(f'{count} includes read, {len(faults)} not allowed')
    return 1 if faults or count == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
