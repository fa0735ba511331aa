#!/usr/bin/env python3
"""The asserts that XLIFF 2.1 makes beyond its schema, as a table.

The standard states them as Schematron (xliff_core_2.1.sch), which needs XSLT 2. Each rule here has the
name of its pattern there, what it says, a function that gives the offending elements, and an example
that breaks it: a rule that finds nothing in its example fails the test. Rules of source and target
(`S`, `T`) are one here.

    xliff2_rules.py LOCSEG PROJECT      holds the examples, and what locseg writes, against the rules

XLIFF 2.2 has the core of 2.1 in another namespace, with notes of the whole file and a module more,
neither of which locseg writes. So what is written as 2.2 is held against the same rules as 2.1; and
against the schema of 2.1 where there is no xliff_core_2.2.xsd.
"""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

XLF = '{urn:oasis:names:tc:xliff:document:2.0}'
XML = '{http://www.w3.org/XML/1998/namespace}'


def as_2_1(text):
    """What is written as XLIFF 2.2 (bytes) as 2.1; a text that is no XLIFF 2.2 raises."""
    for new, old in ((b'"urn:oasis:names:tc:xliff:document:2.2"',
                      b'"urn:oasis:names:tc:xliff:document:2.0"'),
                     (b' version="2.2"', b' version="2.1"')):
        if text.count(new) != 1:
            raise ValueError('expected %r once' % new)
        text = text.replace(new, old)
    return text


def xliff_schema(kind, schemas):
    """The schema in the folder `schemas`, and what makes of a text what it validates."""
    if kind == 'xliff12':
        return os.path.join(schemas, 'xliff-core-1.2-strict.xsd'), bytes
    of_2_2 = os.path.join(schemas, 'xliff_core_2.2.xsd')
    if kind == 'xliff22' and os.path.exists(of_2_2):
        return of_2_2, bytes
    return os.path.join(schemas, 'xliff_core_2.0.xsd'), as_2_1 if kind == 'xliff22' else bytes


class Document:
    def __init__(self, text):
        self.root = ET.fromstring(text)
        self.parent = {child: node for node in self.root.iter() for child in node}
        self.order = {node: i for i, node in enumerate(self.root.iter())}

    def all(self, *names):
        return [n for n in self.root.iter() if not names or local(n) in names]

    def above(self, node, *names):
        """The nearest element of one of the names around `node`, or None."""
        while node is not None and local(node) not in names:
            node = self.parent.get(node)
        return node

    def inline(self, *names):
        """What stands in the text of a segment or an ignorable."""
        return [n for n in self.all(*names)
                if local(n) not in ('segment', 'ignorable', 'source', 'target')
                and self.above(n, 'segment', 'ignorable') is not None]

    def side(self, node):
        return local(self.above(node, 'source', 'target'))

    def unit_inline(self, node, *names):
        unit = self.above(node, 'unit')
        return [n for n in self.inline(*names) if self.above(n, 'unit') is unit]

    def data(self, node):
        return {d.get('id') for d in self.above(node, 'unit').iter(XLF + 'data')}


def local(node):
    return node.tag.split('}')[-1] if isinstance(node.tag, str) else ''


def repeated(nodes, key):
    seen, out = set(), []
    for node in nodes:
        if key(node) in seen:
            out.append(node)
        seen.add(key(node))
    return out


def has(*names):
    return lambda node: any(node.get(name) is not None for name in names)


def isolated_sc(doc):
    return [s for s in doc.inline('sc') if s.get('isolated') == 'yes' and any(
        e.get('startRef') == s.get('id') and doc.side(e) == doc.side(s)
        for e in doc.unit_inline(s, 'ec'))]


def unmatched_sc(doc):
    out = []
    for start in doc.inline('sc'):
        if start.get('isolated', 'no') == 'yes':
            continue
        ends = [e for e in doc.unit_inline(start, 'ec') if e.get('startRef') == start.get('id')
                and doc.side(e) == doc.side(start) and doc.order[e] > doc.order[start]]
        same = ends and all(start.get(a, 'yes') == ends[0].get(a, 'yes')
                            for a in ('canCopy', 'canDelete', 'canOverlap'))
        if len(ends) != 1 or not same:
            out.append(start)
    return out


def odd_ec(doc):
    out = []
    for end in doc.inline('ec'):
        lone = end.get('isolated', 'no') == 'yes'
        right = has('id')(end) and not has('startRef')(end) if lone else \
            has('startRef')(end) and not has('id')(end)
        starts = [s for s in doc.unit_inline(end, 'sc') if s.get('id') == end.get('startRef')
                  and doc.side(s) == doc.side(end) and doc.order[s] < doc.order[end]
                  and s.get('isolated') != 'yes']
        if not right or (not lone and (has('dir')(end) or len(starts) != 1)):
            out.append(end)
    return out


def odd_target_ids(doc):
    out = []
    for node in doc.inline():
        if doc.side(node) != 'target' or node.get('id') is None:
            continue
        same = [n for n in doc.unit_inline(node) if n.get('id') == node.get('id')]
        segment = doc.above(node, 'segment', 'ignorable')
        partner = [n for n in same if doc.side(n) == 'source' and local(n) == local(node)
                   and doc.above(n, 'segment', 'ignorable') is segment]
        if not (len(same) == 1 or (len(same) == 2 and len(partner) == 1)):
            out.append(node)
    return out


def wrong_language(side, attribute):
    def check(doc):
        whole = (doc.root.get(attribute) or '').lower()
        return [n for n in doc.all(side) if n.get(XML + 'lang')
                and not (n.get(XML + 'lang').lower() + '-').startswith(whole + '-')]
    return check


def odd_sub_type(doc):
    words = {'xlf:i': 'fmt', 'xlf:u': 'fmt', 'xlf:lb': 'fmt', 'xlf:pb': 'fmt', 'xlf:b': 'fmt',
             'xlf:var': 'ui'}
    return [n for n in doc.inline() if n.get('subType') is not None and (
        n.get('type') is None or n.get('subType').startswith('xlf:')
        and words.get(n.get('subType')) != n.get('type'))]


def odd_copies(doc):
    out = []
    for node in doc.inline():
        if node.get('copyOf') is None:
            continue
        bases = [n for n in doc.unit_inline(node) if n.get('id') == node.get('copyOf')]
        if not any(not has('dataRef', 'dataRefStart', 'dataRefEnd')(n) for n in bases) or any(
                n.get('canCopy') == 'no' for n in bases):
            out.append(node)
    return out


def dangling(attribute):
    return lambda doc: [n for n in doc.inline()
                        if n.get(attribute) is not None and n.get(attribute) not in doc.data(n)]


def half_pair(one, other):
    return lambda doc: [n for n in doc.inline('pc') if has(one)(n) != has(other)(n)]


def lost_flows(attribute):
    def check(doc):
        out = []
        for node in doc.inline():
            units = {u.get('id') for u in doc.above(node, 'file').iter(XLF + 'unit')}
            if set((node.get(attribute) or '').split()) - units:
                out.append(node)
        return out
    return check


def odd_order(doc):
    out = []
    for unit in doc.all('unit'):
        parts = [p for p in unit if local(p) in ('segment', 'ignorable')]
        orders = [(p, t.get('order')) for p in parts for t in p.iter(XLF + 'target')]
        values = [o for _, o in orders if o is not None]
        for part, order in orders:
            if order is None:
                continue
            if int(order) > len(parts) or str(parts.index(part) + 1) not in values:
                out.append(part)
    return out


def deleted(doc):
    out = []
    for node in doc.inline():
        segment = doc.above(node, 'segment')
        target = segment.find(XLF + 'target') if segment is not None else None
        if node.get('canDelete') == 'no' and target is not None and doc.side(node) == 'source' and not any(
                n.get('id') == node.get('id') and local(n) == local(node) for n in target.iter()):
            out.append(node)
    return out


def unreordered(doc):
    out = []
    for node in doc.inline():
        if node.get('canReorder') == 'no' and not any(
                n.get('canReorder') == 'firstNo' and doc.side(n) == doc.side(node)
                and doc.order[n] < doc.order[node] for n in doc.unit_inline(node)):
            out.append(node)
    return out


def cannot_be_held(character):
    return 0 <= character <= 0x1F and character not in (9, 10, 13) or character in (0xFFFE, 0xFFFF) \
        or 0xD800 <= character <= 0xDFFF


def annotations(kind, wrong):
    return lambda doc: [n for n in doc.inline('mrk', 'sm') if kind(n) and wrong(n, doc)]


def unit(inside, attributes=''):
    return '<unit id="1"%s>%s</unit>' % (attributes, inside)


def segment(source, target='', data=''):
    codes = '<originalData>%s</originalData>' % data if data else ''
    return unit('%s<segment><source>%s</source><target>%s</target></segment>' % (codes, source, target))


RULES = [
    ('K1', 'ids of files differ', lambda d: repeated(d.all('file'), lambda f: f.get('id')), None),
    ('K2', 'ids of the groups of a file differ',
     lambda d: repeated(d.all('group'), lambda g: (d.above(g, 'file'), g.get('id'))),
     '<group id="g"><group id="g"/></group>'),
    ('K3', 'ids of the units of a file differ',
     lambda d: repeated(d.all('unit'), lambda u: (d.above(u, 'file'), u.get('id'))),
     segment('') + '<group id="g">' + segment('') + '</group>'),
    ('K4', 'ids of the notes of one place differ',
     lambda d: repeated([n for n in d.all('note') if n.get('id')],
                        lambda n: (d.parent[n], n.get('id'))),
     unit('<notes><note id="n"/><note id="n"/></notes><segment><source/></segment>')),
    ('K5', 'ids of the data of a unit differ',
     lambda d: repeated(d.all('data'), lambda n: (d.above(n, 'unit'), n.get('id'))),
     segment('', '', '<data id="d"/><data id="d"/>')),
    ('K6S', 'ids of segments and of codes in sources differ',
     lambda d: repeated([n for n in d.all('segment', 'ignorable') + d.inline() if n.get('id')
                         and (local(n) in ('segment', 'ignorable') or d.side(n) == 'source')],
                        lambda n: (d.above(n, 'unit'), n.get('id'))),
     segment('<ph id="1"/><ph id="1"/>')),
    ('K6T', 'a code of a target has the id of its partner in the source or one of its own',
     odd_target_ids, segment('<ph id="1"/>', '<sc id="1" isolated="yes"/>')),
    ('K7', 'orders of the targets of a unit differ',
     lambda d: repeated([t for t in d.all('target') if t.get('order')],
                        lambda t: (d.above(t, 'unit'), t.get('order'))),
     unit('<segment><source/><target order="1"/></segment>'
          '<segment><source/><target order="1"/></segment>')),
    ('F1', 'a file with targets names their language',
     lambda d: [] if d.root.get('trgLang') else d.all('target'), None),
    ('F2', 'a skeleton is empty where it has a href, and only there',
     lambda d: [s for s in d.all('skeleton') if (s.get('href') is not None) == bool(s.text or len(s))],
     '<skeleton href="x">y</skeleton>' + segment('')),
    ('F3', 'a unit has a segment',
     lambda d: [u for u in d.all('unit') if u.find(XLF + 'segment') is None],
     unit('<ignorable><source/></ignorable>')),
    ('F4S', 'a source is in the language of the sources', wrong_language('source', 'srcLang'),
     unit('<segment><source xml:lang="fr"/></segment>')),
    ('F4T', 'a target is in the language of the targets', wrong_language('target', 'trgLang'),
     unit('<segment><source/><target xml:lang="fr"/></segment>')),
    ('F5', 'an isolated start has no end in its unit', isolated_sc,
     segment('<sc id="1" isolated="yes"/><ec startRef="1"/>')),
    ('F5.1', 'another start has one end after it, with the same hints', unmatched_sc,
     segment('<sc id="1"/>')),
    ('F6', 'an end has a reference to its start or, isolated, an id', odd_ec,
     segment('<ec id="1"/>')),
    ('F7', 'a sub-state needs a state',
     lambda d: [s for s in d.all('segment') if has('subState')(s) and not has('state')(s)],
     unit('<segment subState="a:b"><source/></segment>')),
    ('F8', 'a sub-type needs the type it belongs to', odd_sub_type,
     segment('<ph id="1" type="link" subType="xlf:b"/>')),
    ('F9', 'a copy of a code has no data of its own',
     lambda d: [n for n in d.inline() if n.get('copyOf') is not None
                and has('dataRef', 'dataRefStart', 'dataRefEnd')(n)],
     segment('<ph id="1"/><ph id="2" copyOf="1" dataRef="d"/>', '', '<data id="d"/>')),
    ('F10', 'what cannot be reordered can be neither copied nor deleted',
     lambda d: [n for n in d.inline() if n.get('canReorder') in ('no', 'firstNo')
                and not (n.get('canDelete') == 'no' and n.get('canCopy') == 'no')],
     segment('<ph id="1" canReorder="firstNo"/>')),
    ('F11', 'an annotation of the type generic says whether to translate',
     annotations(lambda n: n.get('type', 'generic') == 'generic',
                 lambda n, d: n.get('translate') is None),
     segment('<mrk id="1" type="generic"/>')),
    ('F12', 'a comment has a value or a reference, not both',
     annotations(lambda n: n.get('type') == 'comment',
                 lambda n, d: has('value')(n) == has('ref')(n)),
     segment('<mrk id="1" type="comment"/>')),
    ('F13', "a comment's reference leads to a note of its unit",
     annotations(lambda n: n.get('type') == 'comment' and n.get('ref') is not None,
                 lambda n, d: n.get('ref').split('=')[-1] not in
                 {x.get('id') for x in d.above(n, 'unit').iter(XLF + 'note')}),
     segment('<mrk id="1" type="comment" ref="#n=x"/>')),
    ('F14', 'a copy is of a code of its unit that has no data and may be copied', odd_copies,
     segment('<ph id="1" copyOf="9"/>')),
    ('F15', 'dataRef leads to data of the unit', dangling('dataRef'),
     segment('<ph id="1" dataRef="d"/>')),
    ('F16', 'dataRefEnd leads to data of the unit, and dataRefStart is there too',
     lambda d: dangling('dataRefEnd')(d) + half_pair('dataRefEnd', 'dataRefStart')(d),
     segment('<pc id="1" dataRefEnd="d"/>')),
    ('F17', 'dataRefStart leads to data of the unit, and dataRefEnd is there too',
     lambda d: dangling('dataRefStart')(d) + half_pair('dataRefStart', 'dataRefEnd')(d),
     segment('', '<pc id="1" dataRefStart="d"/>')),
    ('F18-F19', 'orders count the segments of a unit, and an order that is taken is given back',
     odd_order, unit('<segment><source/><target order="2"/></segment>')),
    ('F20', 'a code that cannot be deleted is in the target', deleted,
     segment('<ph id="1" canDelete="no"/>', 'x')),
    ('F21', 'subFlows lead to units of the file', lost_flows('subFlows'),
     segment('<ph id="1" subFlows="9"/>')),
    ('F22-F23', 'subFlowsStart and subFlowsEnd lead to units of the file, and come together',
     lambda d: lost_flows('subFlowsEnd')(d) + lost_flows('subFlowsStart')(d)
     + half_pair('subFlowsStart', 'subFlowsEnd')(d),
     segment('<pc id="1" subFlowsEnd="1"/>')),
    ('F24', 'an annotation of a candidate has a reference',
     annotations(lambda n: n.get('type') == 'mtc:match', lambda n, d: n.get('ref') is None),
     segment('<mrk id="1" type="mtc:match"/>')),
    ('F25', 'cp is for what XML cannot hold',
     lambda d: [n for n in d.all('cp') if not re.fullmatch('[0-9a-fA-F]{4}|[0-9a-fA-F]{6}', n.get('hex'))
                or not cannot_be_held(int(n.get('hex'), 16))],
     segment('<cp hex="0041"/>')),
    ('F26', 'equivStart and equivEnd come together', half_pair('equivStart', 'equivEnd'),
     segment('<pc id="1" equivStart="x"/>')),
    ('F27-F28', 'starts and ends of annotations have partners',
     lambda d: [n for n in d.inline('sm') if not any(
         e.get('startRef') == n.get('id') and d.order[e] > d.order[n] for e in d.unit_inline(n, 'em'))]
     + [n for n in d.inline('em') if not any(
         s.get('id') == n.get('startRef') and d.order[s] < d.order[n] for s in d.unit_inline(n, 'sm'))],
     segment('<sm id="1"/>')),
    ('F29', 'what is translated has a target',
     lambda d: [s for s in d.all('segment') if s.get('state') in ('translated', 'reviewed', 'final')
                and s.find(XLF + 'target') is None],
     unit('<segment state="final"><source/></segment>')),
    ('F30-F31', 'what cannot be reordered follows the first one that cannot', unreordered,
     segment('<ph id="1" canReorder="no" canCopy="no" canDelete="no"/>')),
]

FRAME = ('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"%s>%s</xliff>')


def example(name, inside):
    if name == 'K1':
        return FRAME % (' trgLang="de"', 2 * ('<file id="f">' + segment('') + '</file>'))
    if name == 'F1':
        return FRAME % ('', '<file id="f">' + segment('') + '</file>')
    return FRAME % (' trgLang="de"', '<file id="f">' + inside + '</file>')


# Texts whose codes cross, repeat, are lost or invented, and characters that XML cannot hold.
AWKWARD = [('**a** `b` [c](d) <br/> &nbsp; {0}', '[C](d) `b` **A** **B** <b>'),
           ('</b> <i>', '<i> </b> </b>'), ('\x01 `\x02` \x0b', '\x1f ![x](y)'), ('', 'x'), ('x', ''),
           ('~~a~~ *b* <https://c.example> <!-- d -->', '~~A~~ *B* *C*'), ('[!NOTE] ' * 3, '[!NOTE]')]


def written(locseg, project):
    """What locseg makes of the samples, a language each, and of an awkward article."""
    article = ''.join(
        '# <span data-ttu-id="abcde-%d">%s</span><span class="sxs-lookup">'
        '<span data-stu-id="abcde-%d">%s</span></span>\n\n' % (i + 101, target, i + 101, source)
        for i, (source, target) in enumerate(AWKWARD))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'awkward.md')
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(article)
        empty = os.path.join(folder, 'empty.md')
        open(empty, 'w').close()
        samples = os.path.join(project, 'samples')
        paths = [os.path.join(samples, name) for name in ('ar-SA', 'de-DE', 'ja-JP', 'th-TH', 'zh-CN')]
        for path in paths + [path, empty]:
            for kind in ('xliff2', 'xliff22'):
                text = subprocess.run(
                    [locseg, 'extract', '-q', '--allow-empty', '--format', kind, '--target-lang',
                     'de-DE', path], check=True, stdout=subprocess.PIPE).stdout
                yield '%s as %s' % (path, kind), as_2_1(text) if kind == 'xliff22' else text


def main():
    locseg, project = sys.argv[1:3]
    failed = 0
    for name, says, rule, inside in RULES:
        if not rule(Document(example(name, inside))):
            print('%s (%s) finds nothing in its example' % (name, says))
            failed = 1
    files = 0
    for path, text in written(locseg, project):
        files += 1
        document = Document(text)
        for name, says, rule, _ in RULES:
            for node in rule(document):
                print('%s: %s (%s): %s' % (path, name, says, ET.tostring(node)[:200]))
                failed = 1
    print('%d rules, %d files' % (len(RULES), files))
    return failed


if __name__ == '__main__':
    sys.exit(main())
