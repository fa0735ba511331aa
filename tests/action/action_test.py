#!/usr/bin/env python3
"""Runs the steps of action.yml as a runner of GitHub would, on repositories that are made here.

usage: action_test.py LOCSEG PROJECT

A server on this machine answers for GitHub's API and for the releases. Inputs, events and names of
files are hostile in turn. Exit status: 0 when all is well, 77 if bash, git, jq, curl or PyYAML is
missing, which in CI (CI=true) is a failure.
"""
import hashlib
import http.server
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest

missing = [tool for tool in ('bash', 'git', 'jq', 'curl', 'xz') if shutil.which(tool) is None]
try:
    import yaml
except ImportError:
    missing.append('PyYAML')
if missing:
    print('skipped: needs', *missing)
    sys.exit(1 if os.environ.get('CI') == 'true' else 77)

LOCSEG, PROJECT = (os.path.abspath(argument) for argument in sys.argv[1:3])
REPOSITORY = 'tallowmere/docs'
TOKEN = 'correct-horse-battery-staple'
HEADER = '---\nms.contentlocale: de-DE\n---\n'


def pair(number, target, source):
    return (f'<span data-ttu-id="0a1b2-{number}">{target}</span><span class="sxs-lookup">'
            f'<span data-stu-id="0a1b2-{number}">{source}</span></span>\n\n')


def article(*targets):
    return HEADER + ''.join(pair(103 + i, target, f'Sentence {i}.')
                            for i, target in enumerate(targets))


class GitHub(http.server.BaseHTTPRequestHandler):
    """Comments of one pull request, and files of releases. `state` is the server's."""

    def log_message(self, *_):
        pass

    def answer(self, code, document):
        content = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.send_response(code)
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def refused(self):
        if self.headers['Authorization'] != f'Bearer {TOKEN}':
            self.answer(401, {'message': 'Bad credentials'})
            return True
        if self.server.forbids:
            self.answer(403, {'message': 'Resource not accessible\n::error::by integration'})
            return True
        return False

    def body(self):
        return json.loads(self.rfile.read(int(self.headers['Content-Length'])))['body']

    def do_GET(self):
        self.server.requests.append(('GET', self.path))
        if self.path in self.server.files:
            return self.answer(200, self.server.files[self.path])
        found = re.fullmatch(rf'/repos/{REPOSITORY}/issues/7/comments\?per_page=100&page=(\d+)',
                             self.path)
        if not found:
            return self.answer(404, {'message': 'Not Found'})
        if self.refused():
            return None
        first = (int(found[1]) - 1) * 100
        return self.answer(200, self.server.comments[first:first + 100])

    def do_POST(self):
        self.server.requests.append(('POST', self.path))
        if self.refused():
            return None
        comment = {'id': 1000 + len(self.server.comments), 'body': self.body(),
                   'user': {'type': 'Bot'}, 'author_association': 'NONE'}
        self.server.comments.append(comment)
        return self.answer(201, comment)

    def do_PATCH(self):
        self.server.requests.append(('PATCH', self.path))
        if self.refused():
            return None
        for comment in self.server.comments:
            if self.path == f"/repos/{REPOSITORY}/issues/comments/{comment['id']}":
                comment['body'] = self.body()
                return self.answer(200, comment)
        return self.answer(404, {'message': 'Not Found'})


class Run:
    """What a run of the action left."""

    def __init__(self, done, files):
        self.status, self.log = done.returncode, done.stdout
        self.commands = re.findall(r'(?m)^::(\w+) ?([^:]*)::(.*)$', self.log)
        self.summary, self.path = files['GITHUB_STEP_SUMMARY'], files['GITHUB_PATH']
        # As a runner reads it: NAME<<END, lines, END.
        self.outputs, lines = {}, iter(files['GITHUB_OUTPUT'].split('\n'))
        for line in lines:
            if not line:
                continue
            name, end = line.split('<<', 1)
            self.outputs[name] = '\n'.join(iter(lambda: next(lines), end))


class Action(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), GitHub)
        self.server.comments, self.server.files, self.server.requests = [], {}, []
        self.server.forbids = False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        self.repository = self.inside('repository')
        os.mkdir(self.repository)
        self.git('init', '-q', '-b', 'main')
        self.write('docs/a.md', article('Ein Satz.', 'Noch ein Satz.'))
        self.base = self.commit('base')

    def inside(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = os.path.join(self.repository, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)

    @staticmethod
    def read(path):
        with open(path, encoding='utf-8') as file:
            return file.read()

    def git(self, *arguments, folder=None):
        return subprocess.run(['git', '-c', 'user.name=n', '-c', 'user.email=e@example.com', *arguments],
                              cwd=folder or self.repository, check=True, stdout=subprocess.PIPE,
                              text=True).stdout.strip()

    def commit(self, message):
        self.git('add', '-A')
        self.git('commit', '-q', '-m', message)
        return self.git('rev-parse', 'HEAD')

    def event(self, **changes):
        pull = {'number': 7, 'base': {'sha': self.base},
                'head': {'repo': {'full_name': REPOSITORY}}, **changes}
        return json.dumps({'pull_request': pull})

    def run_action(self, inputs, event_name='push', event='{}', folder=None, **variables):
        """Runs the step that is a script as the runner does: `inputs` over the defaults."""
        action = yaml.safe_load(self.read(os.path.join(PROJECT, 'action.yml')))
        self.assertLessEqual(inputs.keys(), action['inputs'].keys())
        values = {name: about.get('default', '') for name, about in action['inputs'].items()}
        values['token'] = TOKEN
        values.update(inputs)
        step, = (step for step in action['runs']['steps'] if 'run' in step)
        self.assertNotIn('${{', step['run'])
        files = {name: self.inside(name) for name in
                 ('GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH')}
        for name, path in files.items():
            with open(path, 'w', encoding='utf-8') as file:
                file.write({'GITHUB_EVENT_PATH': event, 'GITHUB_STEP_SUMMARY': 'Before.'}.get(name, ''))
        temporary = self.inside('runner')
        os.makedirs(temporary, exist_ok=True)
        environment = {'PATH': os.environ['PATH'], 'HOME': self.folder, 'LC_ALL': 'C.UTF-8',
                       'RUNNER_TEMP': temporary, 'GITHUB_ACTION_PATH': PROJECT,
                       'GITHUB_API_URL': self.url, 'GITHUB_REPOSITORY': REPOSITORY,
                       'GITHUB_EVENT_NAME': event_name, **files, **variables}
        for name, text in step['env'].items():
            environment[name] = values[re.fullmatch(r'\$\{\{ inputs\.([\w-]+) \}\}', text)[1]]
        done = subprocess.run(['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step['run']],
                              cwd=folder or self.repository, env=environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False)
        self.assertNotIn(TOKEN, done.stdout)
        run = Run(done, {name: self.read(path) for name, path in files.items()})
        self.assertEqual([name for name in os.listdir(temporary) if name.startswith('locseg-work')], [])
        return run

    def check(self, event_name='push', event='{}', folder=None, variables=None, **inputs):
        given = {'program': LOCSEG, 'paths': 'docs'}
        given.update({name.replace('_', '-'): value for name, value in inputs.items()})
        return self.run_action(given, event_name, event, folder, **(variables or {}))

    def change(self):
        """A commit that changes one segment, and what the comment shows of it."""
        self.write('docs/a.md', article('Ein neuer Satz.', 'Noch ein Satz.'))
        return self.commit('change')

    def test_tells_of_findings_in_every_way(self):
        self.write('docs/a.md', article('Ein,,Satz.'))
        run = self.check(arguments='--select\nrepeated-punctuation', sarif='a "b" c.sarif')
        self.assertEqual(run.status, 1, run.log)
        self.assertEqual([kind for kind, _, _ in run.commands], ['warning'])
        self.assertIn('file=docs/a.md,line=4', run.commands[0][1])
        self.assertEqual(run.outputs, {'exit-status': '1', 'findings': '1', 'sarif': 'a "b" c.sarif'})
        self.assertTrue(run.summary.startswith('Before.\n\n### locseg check\n\n1 finding'), run.summary)
        self.assertEqual(run.path, os.path.dirname(LOCSEG) + '\n')
        sarif = json.loads(self.read(os.path.join(self.repository, 'a "b" c.sarif')))
        self.assertEqual(len(sarif['runs'][0]['results']), 1)
        self.assertEqual(self.server.requests, [])

    def test_lists_findings_without_annotations(self):
        self.write('docs/a.md', article('Ein,,Satz.'))
        run = self.check(arguments='--select=repeated-punctuation\n--fail-on=never', annotations='false')
        self.assertEqual((run.status, run.commands), (0, []), run.log)
        self.assertIn('docs/a.md:4:', run.log)
        self.assertEqual(run.outputs['findings'], '1')

    def test_is_silent_about_a_clean_tree(self):
        run = self.check()
        self.assertEqual((run.status, run.commands), (0, []), run.log)
        self.assertEqual(run.outputs, {'exit-status': '0', 'findings': '0'})

    def test_evaluates_no_input(self):
        bait = self.inside('bait')
        hostile = [f'; touch {bait}', f'$(touch {bait})', f'`touch {bait}`', f"'; touch {bait} #",
                   f'"; touch {bait} #', f'--output={bait}', '-rf', '*', '::error::x']
        for text in hostile:
            for name in ('paths', 'arguments', 'since', 'sarif', 'program', 'version', 'annotations',
                         'comment', 'releases'):
                inputs = {name: text}
                if name in ('version', 'releases'):
                    inputs['program'] = ''
                if name == 'arguments' and text.startswith('--output'):
                    continue  # which is an option of check
                with self.subTest(name=name, text=text):
                    run = self.check(event_name='pull_request', event=self.event(), **inputs)
                    self.assertFalse(os.path.exists(bait), run.log)
                    self.assertIn(run.status, (0, 2), run.log)
                    self.assertFalse([c for c in run.commands if 'title=' not in c[1]], run.log)
            self.git('clean', '-fdq')

    def test_no_output_is_made_up(self):
        run = self.check(sarif='x\nfindings=99\nsarif<<END')
        self.assertEqual(run.outputs['findings'], '0')
        self.assertEqual(run.outputs['sarif'], 'x\nfindings=99\nsarif<<END')

    def test_names_of_files_are_no_commands(self):
        for name in ('docs/a b.md', 'docs/"q\' $(x).md', 'docs/n\n::error::x.md', 'docs/%0A::set.md'):
            self.write(name, article('Ein,,Satz.'))
        run = self.check(arguments='--select=repeated-punctuation')
        self.assertEqual(run.status, 1, run.log)
        self.assertEqual([kind for kind, _, _ in run.commands], ['warning'] * 4, run.log)
        files = [about.split(',')[0] for _, about, _ in run.commands]
        self.assertIn('file=docs/a b.md', files)
        self.assertTrue(any('%0A' in name for name in files), files)

    def test_checks_only_what_is_new(self):
        self.write('docs/a.md', article('Ein,,Satz.'))
        base = self.commit('old fault')
        self.write('docs/a.md', article('Ein,,Satz.', 'Noch,,einer.'))
        self.commit('new fault')
        run = self.check(since=base, arguments='--select=repeated-punctuation')
        self.assertEqual((run.status, run.outputs['findings']), (1, '1'), run.log)

    def test_fails_if_check_fails(self):
        run = self.check(paths='missing', comment='true', event_name='pull_request', event=self.event())
        self.assertEqual((run.status, run.outputs), (2, {'exit-status': '2'}), run.log)
        self.assertEqual(self.server.requests, [])
        self.assertEqual(run.summary, 'Before.')

    def test_posts_one_comment_and_updates_it(self):
        self.change()
        inputs = {'event_name': 'pull_request', 'event': self.event(), 'comment': 'true'}
        run = self.check(**inputs)
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(len(self.server.comments), 1, run.log)
        body = self.server.comments[0]['body']
        self.assertIn('<ins><code>neuer', body)
        self.assertEqual(self.read(run.outputs['comment-file']), body)
        self.write('docs/a.md', article('Ein Satz.', 'Und ein anderer Satz.'))
        self.commit('another change')
        self.check(**inputs)
        self.assertEqual(len(self.server.comments), 1)
        self.assertNotIn('neuer', self.server.comments[0]['body'])
        self.assertIn('anderer', self.server.comments[0]['body'])
        self.write('docs/a.md', article('Ein Satz.', 'Noch ein Satz.'))
        self.commit('back')
        run = self.check(**inputs)
        self.assertIn('No segment differs', self.server.comments[0]['body'])
        self.assertNotIn('comment-file', run.outputs)
        self.assertEqual(len(self.server.comments), 1)

    def test_says_nothing_of_no_change(self):
        self.write('docs/readme.txt', 'not an article')
        self.commit('no change')
        run = self.check(event_name='pull_request', event=self.event(), comment='true')
        self.assertEqual((run.status, self.server.comments), (0, []), run.log)

    def test_finds_its_comment_among_many(self):
        self.change()
        inputs = {'event_name': 'pull_request', 'event': self.event(), 'comment': 'true'}
        self.check(**inputs)
        mine = self.server.comments.pop()
        stranger = {**mine, 'id': 1, 'user': {'type': 'User'}, 'body': mine['body'] + '!'}
        others = [{'id': i, 'body': None if i == 9 else 'text', 'user': {'type': 'User'},
                   'author_association': 'MEMBER'} for i in range(2, 150)]
        self.server.comments = [stranger, *others, {**mine, 'body': mine['body'].split('\n')[0]}]
        run = self.check(**inputs)
        self.assertEqual(self.server.comments[-1]['body'], mine['body'], run.log)
        self.assertEqual(stranger['body'], mine['body'] + '!')
        self.assertEqual(len(self.server.comments), 150)

    def test_each_set_of_paths_has_its_comment(self):
        self.change()
        self.write('more/b.md', article('Ein Satz.'))
        self.commit('more')
        inputs = {'event_name': 'pull_request', 'event': self.event(), 'comment': 'true'}
        self.check(**inputs)
        self.check(paths='docs\nmore', **inputs)
        self.assertEqual(len(self.server.comments), 2)
        self.assertIn('New: <code>more</code>', self.server.comments[1]['body'])
        self.assertIn('b.md', self.server.comments[1]['body'])

    def test_cuts_a_long_comment_between_articles(self):
        for folder in ('docs', 'more'):
            for i in range(450):
                self.write(f'{folder}/article-{i:03}-with-a-long-name.md', article('Ein Satz.'))
        self.commit('many')
        run = self.check(event_name='pull_request', event=self.event(), comment='true',
                         paths='docs\nmore', arguments='--select=duplicate-id')
        body, = (comment['body'] for comment in self.server.comments)
        self.assertLess(len(body.encode()), 65536, run.log)
        self.assertGreater(len(body.encode()), 60000)
        self.assertIn('The rest is too long', body)
        self.assertEqual(body.count('<b>'), body.count('</b>'))
        self.assertEqual(body.count('<details>'), body.count('</details>'))

    def test_texts_mention_nobody(self):
        self.write('docs/a.md', article('Danke @octocat, siehe #1 <img src=x> -->.', 'Noch ein Satz.'))
        self.commit('hostile')
        self.check(event_name='pull_request', event=self.event(), comment='true',
                   arguments='--fail-on=never')
        body = self.server.comments[0]['body']
        self.assertIn('octocat', body)
        self.assertNotIn('@octocat', body)
        self.assertNotIn('<img', body)

    def test_annotates_only_for_a_fork(self):
        self.change()
        for head in ({'repo': {'full_name': 'someone/docs'}}, {'repo': None}):
            run = self.check(event_name='pull_request', event=self.event(head=head), comment='true')
            self.assertEqual(run.status, 0, run.log)
            self.assertEqual([c[0] for c in run.commands], ['notice'], run.log)
            self.assertIn('fork', run.commands[0][2])
            self.assertTrue(os.path.exists(run.outputs['comment-file']))
        run = self.check(event_name='pull_request', event=self.event(), comment='true', token='')
        self.assertIn('there is no token', run.log)
        self.assertEqual(self.server.requests, [])

    def test_a_comment_that_is_refused_is_a_warning(self):
        self.change()
        self.server.forbids = True
        run = self.check(event_name='pull_request', event=self.event(), comment='true')
        self.assertEqual((run.status, [c[0] for c in run.commands]), (0, ['warning']), run.log)
        self.assertIn('403', run.commands[0][2])
        self.server.forbids = False
        run = self.check(event_name='pull_request', event=self.event(), comment='true', token='wrong')
        self.assertIn('401', run.commands[0][2])
        run = self.check(event_name='pull_request', event=self.event(), comment='true',
                         variables={'GITHUB_API_URL': 'http://127.0.0.1:1'})
        self.assertEqual((run.status, [c[0] for c in run.commands]), (0, ['warning']), run.log)
        self.assertEqual(self.server.comments, [])

    def test_events_that_are_no_pull_requests(self):
        self.change()
        for event in ('{}', '', '[]', '{"pull_request": {"number": "7; touch x"}}', '\x00',
                      json.dumps({'pull_request': {'number': 7, 'base': {'sha': '--upload-pack=x'}}})):
            run = self.check(event_name='pull_request', event=event, comment='true')
            self.assertEqual((run.status, self.server.requests), (0, []), run.log)
            self.assertEqual([c[0] for c in run.commands], ['warning'], run.log)
        run = self.check(event=self.event(), comment='true')
        self.assertIn('this run is for no pull request', run.log)
        run = self.check(event_name='pull_request', comment='true',
                         event=self.event(number='7/../../x'))
        self.assertIn('names no pull request', run.log)
        self.assertEqual(self.server.requests, [])

    def test_finds_the_base_of_a_shallow_merge(self):
        self.git('checkout', '-q', '-b', 'branch')
        self.change()
        self.git('checkout', '-q', 'main')
        self.write('docs/b.md', article('Auch das.'))
        tip = self.commit('meanwhile')
        self.git('merge', '-q', '--no-ff', '-m', 'merge', 'branch')
        merge = self.git('rev-parse', 'HEAD')
        self.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
        clone = self.inside('clone')
        self.git('clone', '-q', '--depth=1', 'file://' + self.repository, clone, folder=self.folder)
        run = self.check(event_name='pull_request', event=self.event(base={'sha': tip}),
                         comment='true', folder=clone, variables={'GITHUB_SHA': merge})
        body, = (comment['body'] for comment in self.server.comments)
        self.assertIn('neuer', body, run.log)
        self.assertNotIn('b.md', body)
        # Some other commit of that depth has no base.
        self.git('clone', '-q', '--depth=1', 'file://' + self.repository, clone + '2', folder=self.folder)
        run = self.check(event_name='pull_request', event=self.event(base={'sha': tip}),
                         comment='true', folder=clone + '2', variables={'GITHUB_SHA': tip})
        self.assertIn('fetch-depth 0', run.commands[0][2])

    def test_the_workflow_of_the_readme_fails_for_a_fault(self):
        text = self.read(os.path.join(PROJECT, 'README.md'))
        workflow = re.search(r"(?ms)^cat > \.github/workflows/\S+ <<'END'\n(.*?)^END$", text)[1]
        job, = yaml.safe_load(workflow)['jobs'].values()
        step, = (step for step in job['steps'] if step['uses'].startswith('locseg/'))
        inputs = {name: value.replace('${{ github.base_ref }}', 'main')
                  for name, value in step['with'].items()}
        self.git('update-ref', 'refs/remotes/origin/main', 'main')
        self.git('checkout', '-q', '-b', 'branch')
        self.write('docs/b.md', article('Das ist gut.'))
        self.commit('clean')
        inputs['program'] = LOCSEG
        run = self.run_action(inputs, 'pull_request', self.event())
        self.assertEqual(run.status, 0, run.log)
        self.write('docs/b.md', article('Das ist,,gut.'))
        self.commit('fault')
        run = self.run_action(inputs, 'pull_request', self.event())
        self.assertEqual(run.status, 1, run.log)
        self.assertIn('file=docs/b.md', run.commands[0][1])

    def release(self, version, program):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode='w:xz') as archive:
            entry = tarfile.TarInfo(f'locseg-{version}-linux-x86_64/bin/locseg')
            entry.size, entry.mode = len(program), 0o755
            archive.addfile(entry, io.BytesIO(program))
        name = f'locseg-{version}-linux-x86_64.tar.xz'
        self.server.files[f'/v{version}/{name}'] = buffer.getvalue()
        self.server.files[f'/v{version}/SHA256SUMS'] = (
            f'{hashlib.sha256(b"other").hexdigest()}  other-{name}\n'
            f'{hashlib.sha256(buffer.getvalue()).hexdigest()}  {name}\n').encode()

    def test_fetches_a_release(self):
        header = self.read(os.path.join(PROJECT, 'include/locseg/version.h'))
        own = re.search(r'kVersion = "(.*)"', header)[1]
        script = f'#!/bin/sh\nexec "{LOCSEG}" "$@"\n'.encode()
        for version, asked in ((own, ''), ('9.8.7', '9.8.7'), ('9.8.8', 'v9.8.8')):
            self.release(version, script)
            run = self.check(program='', releases=self.url + '/', version=asked)
            self.assertEqual(run.status, 0, run.log)
            self.assertIn(('GET', f'/v{version}/SHA256SUMS'), self.server.requests)
            self.assertTrue(os.access(run.path.strip() + '/locseg', os.X_OK))

    def test_refuses_a_release_that_is_not_whole(self):
        ran = self.inside('ran')
        self.release('9.8.7', f'#!/bin/sh\ntouch {ran}\n'.encode())
        name = '/v9.8.7/locseg-9.8.7-linux-x86_64.tar.xz'
        self.server.files[name] += b'x'
        run = self.check(program='', releases=self.url, version='9.8.7')
        self.assertEqual(run.status, 2, run.log)
        self.assertIn('is not what SHA256SUMS says', run.log)
        self.server.files['/v9.8.7/SHA256SUMS'] = b''
        run = self.check(program='', releases=self.url, version='9.8.7')
        self.assertIn('is not what SHA256SUMS says', run.log)
        run = self.check(program='', releases=self.url, version='9.9.9')
        self.assertIn('cannot fetch', run.log)
        self.assertFalse(os.path.exists(ran))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
