#!/usr/bin/env python3
"""Packs a static locseg for those who install it: tarball, Debian, npm and Python packages.

usage: pack.py PROGRAM FOLDER [LEVEL]

PROGRAM prints its own manual pages and completions. Archives hold their files in sorted order, with
the time of SOURCE_DATE_EPOCH and no owner, so that equal programs give equal packages. LEVEL, 0 to 9,
is how hard to compress: 9 if left out.
"""
import base64
import gzip
import hashlib
import io
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import uuid
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIME = int(os.environ['SOURCE_DATE_EPOCH'])
LEVEL = int(sys.argv[3]) if len(sys.argv) == 4 else 9
HOMEPAGE = 'https://github.com/locseg/locseg'
SUMMARY = 'Localization segment toolkit: extract, check, diff and merge bilingual articles'
MAINTAINER = 'locseg maintainers <maintainers@locseg.example>'
SHELLS = {'bash': 'usr/share/bash-completion/completions/locseg',
          'zsh': 'usr/share/zsh/vendor-completions/_locseg',
          'fish': 'usr/share/fish/vendor_completions.d/locseg.fish'}
# What is linked into the program, by the Debian package that has its copyright file.
LINKED = ['libicu-dev', 'libsqlite3-dev', 'libstemmer-dev', 'libpugixml-dev', 'libfmt-dev',
          'libxxhash-dev', 'libexpected-dev', 'libtomlplusplus-dev', 'libcli11-dev',
          'libmd4c-dev', 'libtbb-dev', 'libc6-dev', 'libstdc++-12-dev']


def read(path):
    with open(os.path.join(ROOT, path), 'rb') as handle:
        return handle.read()


def printed(program, *arguments):
    return subprocess.run([program, *arguments], stdout=subprocess.PIPE, check=True).stdout


def tar_of(files):
    """A tar archive of {name: (bytes, mode)}."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode='w', format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            content, mode = files[name]
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), mode, TIME
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def gzipped(content):
    return gzip.compress(content, compresslevel=LEVEL, mtime=0)


def zip_of(files):
    buffer = io.BytesIO()
    stamp = time.gmtime(max(TIME, 315532800))[:6]
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name in files:  # RECORD comes last
            content, mode = files[name]
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, (0o100000 | mode) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def debian_version(package):
    return subprocess.run(['dpkg-query', '-W', '-f', '${Version}', package],
                          stdout=subprocess.PIPE, check=True, text=True).stdout


def notices():
    """The licences of what is linked in."""
    parts = []
    for package in LINKED:
        with open(f'/usr/share/doc/{package}/copyright', encoding='utf-8') as handle:
            parts.append(f'==== {package} {debian_version(package)}\n\n{handle.read()}\n')
    return '\n'.join(parts).encode()


class Release:
    def __init__(self, program):
        with open(program, 'rb') as handle:
            self.program = handle.read()
        self.version = printed(program, '--version').decode().split()[1]
        commands = [line.split()[0] for line in
                    printed(program, '--help-commands').decode().splitlines()]
        self.manuals = {'locseg.1': printed(program, '--help-man')}
        for command in commands:
            self.manuals[f'locseg-{command}.1'] = printed(program, '--help-man', command)
        self.completions = {shell: printed(program, '--completion', shell) for shell in SHELLS}
        self.notices = notices()


def tarball(release):
    top = f'locseg-{release.version}-linux-x86_64/'
    files = {'bin/locseg': (release.program, 0o755), 'LICENSE': (read('LICENSE'), 0o644),
             'THIRD-PARTY.txt': (release.notices, 0o644), 'README.md': (read('README.md'), 0o644),
             'CHANGELOG.md': (read('CHANGELOG.md'), 0o644)}
    for name, text in release.manuals.items():
        files[f'share/man/man1/{name}'] = (text, 0o644)
    for shell, text in release.completions.items():
        files[SHELLS[shell].removeprefix('usr/')] = (text, 0o644)
    files = {top + name: what for name, what in files.items()}
    return {f'locseg-{release.version}-linux-x86_64.tar.xz':
            lzma.compress(tar_of(files), preset=LEVEL)}


def debian(release):
    stamp = time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime(TIME))
    changelog = (f'locseg ({release.version}-1) unstable; urgency=medium\n\n'
                 f'  * Release {release.version}; see CHANGELOG.md.\n\n'
                 f' -- {MAINTAINER}  {stamp}\n')
    files = {
        'usr/bin/locseg': (release.program, 0o755),
        'usr/share/doc/locseg/copyright':
            (b'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
             b'Upstream-Name: locseg\n\nFiles: *\nCopyright: 2026 the authors of locseg\n'
             b'License: Apache-2.0\n On Debian systems, see /usr/share/common-licenses/Apache-2.0.\n'
             b' .\n What is linked in has licences of its own: see THIRD-PARTY.txt.gz.\n', 0o644),
        'usr/share/doc/locseg/THIRD-PARTY.txt.gz': (gzipped(release.notices), 0o644),
        'usr/share/doc/locseg/changelog.gz': (gzipped(read('CHANGELOG.md')), 0o644),
        'usr/share/doc/locseg/changelog.Debian.gz': (gzipped(changelog.encode()), 0o644),
        'usr/share/lintian/overrides/locseg':
            (b'# One program for every distribution: all it needs is linked in.\n'
             b'locseg: statically-linked-binary [usr/bin/locseg]\n'
             b'locseg: embedded-library *\n', 0o644)}
    for name, text in release.manuals.items():
        files[f'usr/share/man/man1/{name}.gz'] = (gzipped(text), 0o644)
    for shell, text in release.completions.items():
        files[SHELLS[shell]] = (text, 0o644)
    size = sum(len(content) for content, _ in files.values()) // 1024 + 1
    files['DEBIAN/control'] = (
        (f'Package: locseg\nVersion: {release.version}-1\nArchitecture: amd64\nSection: text\n'
         f'Priority: optional\nMaintainer: {MAINTAINER}\nHomepage: {HOMEPAGE}\n'
         f'Installed-Size: {size}\nDescription: localization segment toolkit\n'
         ' Extracts the pairs of bilingual articles into a translation memory,\n'
         ' and checks, diffs and merges their segments: in CI and at the\n'
         ' command line.\n').encode(),
        0o644)
    files['DEBIAN/md5sums'] = (
        ''.join(f'{hashlib.md5(files[name][0]).hexdigest()}  {name}\n' for name in sorted(files)
                if not name.startswith('DEBIAN/')).encode(), 0o644)
    with tempfile.TemporaryDirectory() as folder:
        tree = os.path.join(folder, 'locseg')
        os.mkdir(tree, 0o755)
        for name, (content, mode) in files.items():
            path = os.path.join(tree, name)
            os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
            with open(path, 'wb') as handle:
                handle.write(content)
            os.chmod(path, mode)
        package = os.path.join(folder, 'locseg.deb')
        subprocess.run(['dpkg-deb', '--root-owner-group', '-Zxz', f'-z{LEVEL}', '--build', tree, package],
                       stdout=subprocess.DEVNULL, check=True)
        with open(package, 'rb') as handle:
            return {f'locseg_{release.version}-1_amd64.deb': handle.read()}


def npm(release):
    common = {'version': release.version, 'license': 'Apache-2.0', 'homepage': HOMEPAGE,
              'repository': {'type': 'git', 'url': f'git+{HOMEPAGE}.git'}}
    platform = {'name': '@locseg/linux-x64', 'description': 'The program of locseg for Linux',
                **common, 'os': ['linux'], 'cpu': ['x64'], 'files': ['bin'],
                'preferUnplugged': True}
    main = {'name': 'locseg', 'description': SUMMARY, **common,
            'bin': {'locseg': 'bin/locseg.js'}, 'files': ['bin'], 'engines': {'node': '>=14'},
            'optionalDependencies': {'@locseg/linux-x64': release.version}}

    def package(description, files):
        text = json.dumps(description, indent=2).encode() + b'\n'
        files = {'package.json': (text, 0o644), 'LICENSE': (read('LICENSE'), 0o644), **files}
        return gzipped(tar_of({'package/' + name: what for name, what in files.items()}))
    return {
        f'locseg-{release.version}.tgz': package(main, {
            'bin/locseg.js': (read('tools/package/npm/locseg.js'), 0o755),
            'README.md': (read('README.md'), 0o644)}),
        f'locseg-linux-x64-{release.version}.tgz': package(platform, {
            'bin/locseg': (release.program, 0o755),
            'README.md': (b'The program of [locseg](https://www.npmjs.com/package/locseg).\n', 0o644),
            'THIRD-PARTY.txt': (release.notices, 0o644)})}


def wheel(release):
    tag = 'py3-none-manylinux2014_x86_64.musllinux_1_1_x86_64'
    name = f'locseg-{release.version}'
    about = f'{name}.dist-info/'
    metadata = (f'Metadata-Version: 2.1\nName: locseg\nVersion: {release.version}\n'
                f'Summary: {SUMMARY}\nHome-page: {HOMEPAGE}\nLicense: Apache-2.0\n'
                'Requires-Python: >=3.7\nDescription-Content-Type: text/markdown\n\n').encode()
    tags = ''.join(f'Tag: py3-none-{platform}\n' for platform in tag.split('-')[2].split('.'))
    files = {f'{name}.data/scripts/locseg': (release.program, 0o755),
             about + 'LICENSE': (read('LICENSE'), 0o644),
             about + 'THIRD-PARTY.txt': (release.notices, 0o644),
             about + 'METADATA': (metadata + read('README.md'), 0o644),
             about + 'WHEEL': (('Wheel-Version: 1.0\nGenerator: locseg\nRoot-Is-Purelib: false\n'
                                + tags).encode(), 0o644)}
    record = ''
    for path, (content, _) in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()
        record += f'{path},sha256={digest},{len(content)}\n'
    files[about + 'RECORD'] = ((record + about + 'RECORD,,\n').encode(), 0o644)
    return {f'{name}-{tag}.whl': zip_of(files)}


def sbom(release):
    """CycloneDX 1.4: what is linked in, with Debian's versions."""
    components = [{'type': 'library', 'name': package, 'version': debian_version(package),
                   'purl': f'pkg:deb/debian/{package}@{debian_version(package)}?arch=amd64'}
                  for package in LINKED]
    digest = hashlib.sha256(release.program).hexdigest()
    text = json.dumps({
        'bomFormat': 'CycloneDX', 'specVersion': '1.4', 'version': 1,
        'serialNumber': f'urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, HOMEPAGE + digest)}',
        'metadata': {'timestamp': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(TIME)),
                     'component': {'type': 'application', 'name': 'locseg',
                                   'version': release.version,
                                   'hashes': [{'alg': 'SHA-256', 'content': digest}]}},
        'components': components}, indent=2)
    return {f'locseg-{release.version}.cdx.json': text.encode() + b'\n'}


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, folder = sys.argv[1:3]
    release = Release(os.path.abspath(program))
    packages = {}
    for make in (tarball, debian, npm, wheel, sbom):
        packages.update(make(release))
    packages['SHA256SUMS'] = ''.join(
        f'{hashlib.sha256(content).hexdigest()}  {name}\n'
        for name, content in sorted(packages.items())).encode()
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, content in packages.items():
        with open(os.path.join(folder, name), 'wb') as handle:
            handle.write(content)
        print(f'{len(content) / 2**20:7.2f} MiB  {name}')


if __name__ == '__main__':
    main()
