#!/usr/bin/env python3
"""Runs what docs/ci.md shows for CI systems and hooks, with the wheel of a release.

usage: pipelines_test.py PACKAGES PROJECT

PACKAGES is a folder that tools/package/pack.py filled. pre-commit runs on a repository; the scripts
of the GitLab component and of the examples for Azure Pipelines and Jenkins run in a shell, as the
systems run them; and files are held against the schemas of the services, if they are installed:
npm's packages below build/npm of the project, see .ci/run. What cannot be tried is said, and in CI
(CI=true) pre-commit must be there.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import yaml
except ImportError:
    print('skipped: needs PyYAML')
    sys.exit(1 if os.environ.get('CI') == 'true' else 77)

PACKAGES, PROJECT = (os.path.abspath(argument) for argument in sys.argv[1:3])
NPM = os.path.join(PROJECT, 'build/npm/node_modules')
FAULT = ('---\nms.contentlocale: de-DE\n---\n'
         '<span data-ttu-id="0a1b2-103">Ein,,Satz.</span><span class="sxs-lookup">'
         '<span data-stu-id="0a1b2-103">A sentence.</span></span>\n')
REPAIRABLE = FAULT.replace('Ein,,Satz.', 'Version 1。0.').replace('A sentence.', 'Version 1.0.')
CLEAN = FAULT.replace(',,', ' ')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def blocks(language):
    """The fenced blocks of docs/ci.md."""
    return re.findall(rf'(?ms)^```{language}\n(.*?)^```$', read(os.path.join(PROJECT, 'docs/ci.md')))


def block_with(language, text):
    found, = (block for block in blocks(language) if text in block)
    return found


class Pipelines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        subprocess.run([sys.executable, '-m', 'venv', '--system-site-packages', cls.folder + '/venv'],
                       check=True)
        # pip finds the release in PACKAGES, and no other index.
        cls.environment = {
            'PATH': f'{cls.folder}/venv/bin:' + os.environ['PATH'], 'HOME': cls.folder, 'LC_ALL': 'C.UTF-8',
            'PIP_NO_INDEX': '1', 'PIP_FIND_LINKS': PACKAGES, 'PIP_DISABLE_PIP_VERSION_CHECK': '1',
            'PIP_NO_BUILD_ISOLATION': '0',  # pip reads 0 as: without isolation, so without an index
            'GIT_AUTHOR_NAME': 'n', 'GIT_AUTHOR_EMAIL': 'e@example.com',
            'GIT_COMMITTER_NAME': 'n', 'GIT_COMMITTER_EMAIL': 'e@example.com'}
        wheel, = glob.glob(PACKAGES + '/locseg-*.whl')
        cls.version = os.path.basename(wheel).split('-')[1]

    def run_in(self, folder, *command, **variables):
        return subprocess.run(command, cwd=folder, env={**self.environment, **variables}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)

    def repository(self, name, files):
        folder = os.path.join(self.folder, name)
        os.mkdir(folder)
        self.run_in(folder, 'git', 'init', '-q', '-b', 'main')
        self.write(folder, files)
        self.run_in(folder, 'git', 'add', '-A')
        self.run_in(folder, 'git', 'commit', '-q', '-m', 'first')
        return folder

    @staticmethod
    def write(folder, files):
        for name, text in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)

    def test_pre_commit(self):
        if shutil.which('pre-commit') is None and os.environ.get('CI') != 'true':
            self.skipTest('there is no pre-commit')
        done = self.run_in(PROJECT, 'pre-commit', 'validate-manifest', '.pre-commit-hooks.yaml')
        self.assertEqual(done.returncode, 0, done.stdout)
        hooks = self.repository('hooks', {name: read(os.path.join(PROJECT, name))
                                          for name in ('.pre-commit-hooks.yaml', 'pyproject.toml')})
        self.run_in(hooks, 'git', 'tag', 'v' + self.version)
        shown = yaml.safe_load(block_with('yaml', 'locseg-check'))
        self.assertEqual(shown['repos'][0]['rev'], 'v' + self.version)
        shown['repos'][0]['repo'] = hooks
        work = self.repository('work', {'.pre-commit-config.yaml': json.dumps(shown),
                                        'docs/a b.md': CLEAN, 'other.json': '{}'})
        done = self.run_in(work, 'pre-commit', 'run', '--all-files')
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn('Passed', done.stdout)
        done = self.run_in(work, 'pre-commit', 'install')
        self.assertEqual(done.returncode, 0, done.stdout)
        self.write(work, {'docs/a b.md': FAULT})
        done = self.run_in(work, 'git', 'commit', '-q', '-a', '-m', 'fault')
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn('docs/a b.md:4:', done.stdout)
        self.assertIn('[repeated-punctuation]', done.stdout)
        self.write(work, {'docs/a b.md': CLEAN.replace('Satz', 'anderer Satz')})
        done = self.run_in(work, 'git', 'commit', '-q', '-a', '-m', 'no fault')
        self.assertEqual(done.returncode, 0, done.stdout)
        self.write(work, {'docs/a b.md': REPAIRABLE})
        self.run_in(work, 'git', 'add', '-A')
        for status in (1, 0):  # 1: a file was changed
            done = self.run_in(work, 'pre-commit', 'run', '--all-files', '-c', self.fixing(shown))
            self.assertEqual(done.returncode, status, done.stdout)
        self.assertIn('1.0', read(work + '/docs/a b.md'))

    def fixing(self, shown):
        """The same configuration with the other hook."""
        path = os.path.join(self.folder, 'fixing.yaml')
        hooks = [{'id': 'locseg-fix'}]
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'repos': [{**shown['repos'][0], 'hooks': hooks}]}, file)
        return path

    def component(self, **given):
        """The job of the GitLab component, with inputs put in as GitLab does."""
        spec, job = yaml.safe_load_all(read(os.path.join(PROJECT, 'templates/check.yml')))
        inputs = {name: about['default'] for name, about in spec['spec']['inputs'].items()}
        self.assertLessEqual(given.keys(), inputs.keys())
        inputs.update(given)

        def put(value):
            if isinstance(value, dict):
                return {put(name): put(each) for name, each in value.items()}
            if isinstance(value, list):
                return [put(each) for each in value]
            return re.sub(r'\$\[\[ inputs\.([\w-]+) \]\]',
                          lambda found: json.dumps(inputs[found[1]]) if isinstance(inputs[found[1]], bool)
                          else inputs[found[1]], value)
        return put(job)

    def test_gitlab_component(self):
        job, = self.component().values()
        self.assertEqual(job['variables']['LOCSEG_PACKAGE'], 'locseg==' + self.version)
        work = self.repository('gitlab', {'docs/a b.md': FAULT, 'docs/c.md': CLEAN})
        bait = self.folder + '/bait'
        for paths, arguments, status in (
                ('docs', '', 1), ('docs/a b.md\ndocs/c.md', '--fail-on=never', 0), ('docs/c.md', '', 0),
                (f'$(touch {bait})', '', 2), (f'; touch {bait}', '', 2), ('*', '', 2), ('-rf', '', 2)):
            job, = self.component(paths=paths, arguments=arguments).values()
            done = self.run_in(work, 'sh', '-ec', '\n'.join(job['script']), **job['variables'])
            self.assertEqual(done.returncode, status, done.stdout)
            self.assertFalse(os.path.exists(bait))
            if status == 1:
                report = json.loads(read(work + '/' + job['artifacts']['reports']['codequality']))
                self.assertEqual(report[0]['location']['path'], 'docs/a b.md')
        base = self.run_in(work, 'git', 'rev-parse', 'HEAD').stdout.strip()
        for only_new, status in ((True, 0), (False, 1)):
            job, = self.component(paths='docs', **{'only-new': only_new}).values()
            done = self.run_in(work, 'sh', '-ec', '\n'.join(job['script']), **job['variables'],
                               CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
            self.assertEqual(done.returncode, status, done.stdout)

    def test_gitlab_schema(self):
        schema = NPM + '/gitlab-ci-local/src/schema/schema.js'
        if not os.path.exists(schema):
            self.skipTest('there is no gitlab-ci-local in build/npm')
        try:
            import jsonschema
        except ImportError:
            self.skipTest('there is no python3-jsonschema')
        shown = subprocess.run(['node', '--input-type=module', '-e',
                                f'import {{ schema }} from {json.dumps(schema)};'
                                'console.log(JSON.stringify(schema))'],
                               stdout=subprocess.PIPE, check=True).stdout
        jsonschema.validate(self.component(), json.loads(shown))
        jsonschema.validate(yaml.safe_load(block_with('yaml', 'component:')), json.loads(shown))
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate({'x': {'script': {}}}, json.loads(shown))

    def test_github_schema(self):
        validator = NPM + '/@action-validator/cli/cli.mjs'
        if not os.path.exists(validator):
            self.skipTest('there is no @action-validator/cli in build/npm')
        workflows = os.path.join(self.folder, '.github/workflows')
        self.write(workflows, {f'{i}.yml': block for i, block in enumerate(blocks('yaml'))
                               if 'uses: locseg/locseg' in block})
        files = glob.glob(workflows + '/*.yml')
        self.assertNotEqual(files, [])
        for path in (os.path.join(PROJECT, 'action.yml'), *files):
            done = self.run_in(self.folder, 'node', validator, path)
            self.assertEqual(done.returncode, 0, done.stdout)
        self.write(workflows, {'wrong.yml': 'on: nothing\njobs: {}\n'})
        self.assertNotEqual(self.run_in(self.folder, 'node', validator, workflows + '/wrong.yml').returncode, 0)

    def run_example(self, name, script, report):
        """A script of an example finds the fault, leaves the report, and passes without the fault."""
        work = self.repository(name, {'docs/a.md': CLEAN})
        self.run_in(work, 'git', 'checkout', '-q', '-b', 'branch')
        self.run_in(work, 'git', 'update-ref', 'refs/remotes/origin/main', 'main')
        self.write(work, {'docs/b.md': FAULT})
        self.run_in(work, 'git', 'add', '-A')
        self.run_in(work, 'git', 'commit', '-q', '-m', 'change')
        variables = {'SYSTEM_PULLREQUEST_TARGETBRANCHNAME': 'main', 'CHANGE_TARGET': 'main'}
        done = self.run_in(work, 'bash', '-ec', script, **variables)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn('docs/b.md:4:', done.stdout)
        self.assertIn('repeated-punctuation', read(os.path.join(work, report)))
        self.write(work, {'docs/b.md': CLEAN})
        done = self.run_in(work, 'bash', '-ec', script, **variables)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_azure_pipelines(self):
        steps = yaml.safe_load(block_with('yaml', 'PublishTestResults'))['steps']
        script, = (step['bash'] for step in steps if 'bash' in step)
        report, = (step['inputs']['testResultsFiles'] for step in steps
                   if step.get('task', '').startswith('PublishTestResults'))
        self.assertIn('locseg==' + self.version, script)
        self.run_example('azure', script, report)

    def test_jenkins(self):
        block = block_with('groovy', 'locseg')
        script = re.search(r"(?s)sh '''(.*?)'''", block)[1]
        self.assertIn('locseg==' + self.version, script)
        self.run_example('jenkins', script, re.search(r"pattern: '(.*?)'", block)[1])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
