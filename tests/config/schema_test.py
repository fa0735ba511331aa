#!/usr/bin/env python3
"""The schema of .locseg.toml says what the program says: `locseg config --schema` against `--show`.

usage: schema_test.py LOCSEG PROJECT

For every key of the schema: a sound value is accepted by both, a value of another type, a word that is
none and an unknown key beside it are refused by both. What `locseg init` writes and the example of
docs/configuration.md are sound for both, with every line of the former taken out of its comment, too.
Exit status: 0 as expected, 1 otherwise, 77 where Python has no jsonschema.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

try:
    import jsonschema
except ImportError:
    if os.environ.get('CI') == 'true':
        raise
    print('skipped: needs python3-jsonschema')
    sys.exit(77)

LOCSEG, PROJECT = sys.argv[1:3]
# What a value must be beside its type, for the program.
SOUND = {'handed-off-since': '2026-01-31', 'hash': '0' * 32, 'id': 'own-rule', 'count': 1,
         'source': 'x', 'target': 'x', 'source-lacks': 'x', 'target-lacks': 'x', 'message': 'said',
         'format': 'json', 'rule': 'codes', 'source-lang': 'en-US', 'target-lang': 'de-DE'}
# What a table needs beside the key.
ALSO = {'accept': {'rule': 'number-mismatch', 'article': 'a.md', 'hash': '0' * 32},
        'trees': {'source': 'en', 'target': '{lang}'},
        'rule': {'id': 'own-rule', 'message': 'said', 'source': 'x'},
        'leverage.penalties': {'elsewhere': 2, 'articles': '**', 'old': 2,
                               'handed-off-since': '2026-01-31'},
        'rule.bad': {'source': 'x', 'target': 'x'}, 'rule.good': {'source': 'y', 'target': 'x'}}
WRONG = {'string': 7, 'number': 'seven', 'boolean': 'true', 'array': 'one'}
wrong = []


def run(*arguments, folder):
    return subprocess.run([LOCSEG, *arguments], cwd=folder, capture_output=True, text=True)


def toml_of(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return '{ ' + ', '.join(f'{json.dumps(k)} = {toml_of(v)}' for k, v in value.items()) + ' }'
    if isinstance(value, list):
        return '[' + ', '.join(map(toml_of, value)) + ']'
    return json.dumps(value)


class Both:
    """The program and the schema."""

    def __init__(self, folder):
        self.folder = folder
        self.schema = json.loads(run('config', '--schema', folder=folder).stdout)
        jsonschema.Draft7Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft7Validator(self.schema)

    def expect(self, what, text, sound):
        with open(os.path.join(self.folder, 'c.toml'), 'w', encoding='utf-8') as file:
            file.write(text)
        program = run('config', '--show', '--config', 'c.toml', folder=self.folder)
        faults = [error.message for error in self.validator.iter_errors(tomllib.loads(text))]
        if (program.returncode == 0) != sound:
            wrong.append(f'{what}: the program says {program.stderr or "nothing"}\n{text}')
        if (not faults) != sound:
            wrong.append(f'{what}: the schema says {faults}\n{text}')


def keys_of(schema, table=()):
    """(table, key, schema of its value), for every key."""
    if 'anyOf' in schema and 'properties' not in schema:
        schema = schema['anyOf'][0]
    for name, value in schema['properties'].items():
        if 'properties' in value or 'properties' in value.get('anyOf', [{}])[0]:
            yield from keys_of(value, (*table, name))
        else:
            yield table, name, value


def words_of(value):
    return value.get('enum') or value.get('anyOf', [{}])[0].get('enum')


def sound_value(key, value):
    if value['type'] == 'array':
        words = words_of(value['items'])
        return words[:1] if words else ['zh']
    words = words_of(value)
    if words:
        return words[0]
    return SOUND.get(key, {'string': 'x', 'number': 1, 'boolean': True}[value['type']])


def config_of(table, key, value):
    """The TOML of one key in its tables, with what those need."""
    inside = {**ALSO.get('.'.join(table), {}), key: value}
    if table[:1] == ('accept',) and key == 'excerpt':
        del inside['hash']
    for depth in range(len(table) - 1, 0, -1):
        inside = {**ALSO.get('.'.join(table[:depth]), {}), table[depth]: inside}
    return f'[{table[0]}]\n' + ''.join(f'{json.dumps(k)} = {toml_of(v)}\n' for k, v in inside.items())


def main():
    with tempfile.TemporaryDirectory() as folder:
        both = Both(folder)
        keys = list(keys_of(both.schema))
        for table, key, value in keys:
            name = '.'.join((*table, key))
            # All rules are one key.
            if table[-1] == 'severity' and key != 'number-mismatch':
                continue
            good = sound_value(key, value)
            both.expect(name, config_of(table, key, good), True)
            both.expect(name + ' of another type', config_of(table, key, WRONG[value['type']]), False)
            words = value.get('enum')
            if words:
                both.expect(name + ' with a word that is none', config_of(table, key, 'nonsense'), False)
                for word in words:
                    both.expect(name + f' = {word}', config_of(table, key, word), True)
            if table[-1] != 'severity':  # a team's own rules have names, too
                both.expect(name + '-x', config_of(table, key + '-x', good), False)
        both.expect('an unknown table', '[chekc]\n', False)
        both.expect('an array of tables', ''.join(
            '[[accept]]\n' + ''.join(f'{k} = {toml_of(v)}\n' for k, v in ALSO['accept'].items())
            for _ in range(2)), True)

        started = run('init', folder=folder)
        if started.returncode != 0:
            wrong.append('init: ' + started.stderr)
        with open(os.path.join(folder, '.locseg.toml'), encoding='utf-8') as file:
            begun = file.read()
        both.expect('init', begun, True)
        if tomllib.loads(begun):
            wrong.append('init writes a file that says something')
        # Examples of rules and acceptances are empty, which the program refuses by their values.
        bare = re.sub(r'(?m)^# (?=\[|\S+ = )', '', begun)
        faults = [error.message for error in both.validator.iter_errors(tomllib.loads(bare))]
        if faults:
            wrong.append(f'init, out of its comments: {faults}')
        told = {'.'.join((*table, key)) for table, key, _ in keys if table[-1] != 'severity'}
        missing = [name for name in told if f'# {name.split(".")[-1]} = ' not in begun]
        if missing:
            wrong.append(f'init does not tell of {missing}')

        with open(os.path.join(PROJECT, 'docs/configuration.md'), encoding='utf-8') as file:
            example = re.search(r'(?s)```toml\n(.*?)```', file.read())[1]
        both.expect('docs/configuration.md', example, True)
    for each in wrong:
        print(each, file=sys.stderr)
    print(f'{len(keys)} keys, {len(wrong)} wrong')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
