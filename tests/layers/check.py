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
    def __init__(self, path):
        self.floors, self.roofs, self.owners = {}, set(), []
        with open(path, encoding='utf-8') as handle:
            for number, line in enumerate(handle, 1):
                words = line.split('#')[0].split()
                if not words:
                    continue
                if words[0] == 'area' and len(words) == 3:
                    self.floors[words[2]] = int(words[1])
                elif words[0] == 'roof' and len(words) == 2:
                    self.roofs.add(words[1])
                elif words[0] == 'third-party' and len(words) > 2:
                    self.owners += [(header, words[1].split(',')) for header in words[2:]]
                else:
                    sys.exit(f'{path}:{number}: not understood')

    def third_party(self, header, folder):
        """What is wrong with including `header` in `folder` (`src/store/sqlite`), or None."""
        owners = [name for pattern, names in self.owners for name in names
                  if header == pattern or pattern.endswith('/') and header.startswith(pattern)]
        if not owners:
            return 'is not named in tests/layers/floors.txt'
        if any(f'{folder}/'.startswith(f'{owner}/') for owner in owners):
            return None
        return 'belongs to ' + ', '.join('the tests' if name == '-' else name for name in owners)


def sources(top):
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SOURCES):
                yield os.path.join(folder, name)


def area_of(path):
    """The area that the file `path` stands in: `src/store` for `src/store/sqlite/open.cc`."""
    return '/'.join(path.split('/')[:-1][:2])


def fault(rules, root, path, quoted, header):
    """What is wrong with one include of the file `path` (relative to `root`), or None."""
    top, area = path.split('/')[0], area_of(path)
    if top == 'src' and area not in rules.floors or top == 'tools' and area not in rules.roofs:
        return f'stands outside the house: {area} is no area'
    if not quoted:
        return None if header in STANDARD else rules.third_party(header, os.path.dirname(path))
    if header.startswith('locseg/'):
        public = os.path.exists(os.path.join(root, 'include', header))
        return None if public else 'is no public header'
    beside = os.path.normpath(os.path.join(os.path.dirname(path), header))
    found = next((file for file in (beside, os.path.normpath(os.path.join('src', header)))
                  if os.path.exists(os.path.join(root, file))), None)
    if not found:
        return 'was not found: third-party headers go between < and >'
    other = area_of(found)
    if top == 'include':
        return 'is not public, and public headers include only public ones'
    if top == 'tools':
        return None if other == area else 'is not public, and tools know public headers only'
    if other not in rules.floors:
        return f'stands outside the house: {other} is no area'
    if other == area or rules.floors[other] < rules.floors[area]:
        return None
    direction = 'up' if rules.floors[other] > rules.floors[area] else 'sideways'
    return (f'goes {direction}: {area} is on floor {rules.floors[area]}, '
            f'{other} on floor {rules.floors[other]}')


def check(rules, root):
    """The faults of the tree below `root`, as lines, and how many includes were read."""
    faults, count = [], 0
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
    'include/locseg/unit.h': '#include <string>\n#include <tl/expected.hpp>\n',
    'src/base/hash.h': '#include "locseg/unit.h"\n#include <xxhash.h>\n',
    'src/diff/lines.h': '#include "base/hash.h"\n',
    'src/diff/lines.cc': '#include "diff/lines.h"\n#include <vector>\n',
    'src/stats/count.h': '#include <map>\n',
    'src/store/sqlite/open.cc': '#include <sqlite3.h>\n#include "base/hash.h"\n',
    'src/merge/merge.h': '#include "diff/lines.h"\n',
    'tools/locseg/command.h': '#include <CLI/CLI.hpp>\n',
    'tools/locseg/main.cc': '#include "command.h"\n#include "locseg/unit.h"\n',
}
PLANTED = [
    ('src/base/up.cc', '#include "diff/lines.h"', 'goes up'),
    ('src/diff/up.cc', '  #  include "merge/merge.h"', 'goes up'),
    ('src/diff/sideways.cc', '#include "stats/count.h"', 'goes sideways'),
    ('src/diff/dots.cc', '#include "../stats/count.h"', 'goes sideways'),
    ('src/merge/down.cc', '#include "diff/lines.h"', ''),
    ('src/stats/sqlite.cc', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/store/memory.cc', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/store/sqlite/deeper/statement.cc', '#include <sqlite3.h>', ''),
    ('src/article/yaml.cc', '#include <yaml-cpp/yaml.h>', 'belongs to the tests'),
    ('src/article/unknown.cc', '#include <boost/regex.hpp>', 'is not named'),
    ('src/article/lost.cc', '#include "article/lost.h"', 'was not found'),
    ('src/util/string.cc', '#include <string>', 'stands outside the house'),
    ('tools/locseg/inside.cc', '#include "diff/lines.h"', 'is not public'),
    ('tools/locseg/format.cc', '#include <fmt/format.h>', 'belongs to src'),
    ('tools/other/main.cc', '#include <string>', 'stands outside the house'),
    ('include/locseg/private.h', '#include "base/hash.h"', 'is not public'),
    ('include/locseg/options.h', '#include <CLI/CLI.hpp>', 'belongs to tools/locseg'),
    ('include/locseg/database.h', '#include <sqlite3.h>', 'belongs to src/store/sqlite'),
    ('src/diff/missing.cc', '#include "locseg/missing.h"', 'is no public header'),
]


def plant(root, files):
    for path, text in files.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as handle:
            handle.write(text)


def self_test(rules):
    wrong = 0
    for path, line, words in [('', '', '')] + PLANTED:
        with tempfile.TemporaryDirectory() as root:
            plant(root, HOUSE)
            if path:
                plant(root, {path: '// one line above\n' + line + '\n'})
            faults, _ = check(rules, root)
        right = (len(faults) == 1 and faults[0].startswith(path + ':2: ') and words in faults[0]
                 if words else not faults)
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
