#!/usr/bin/env python3
"""The program as a process: on a terminal, beside other processes, what it asks of the system.

    process_test.py LOCSEG SAMPLES

What the machine has no means for is named and skipped.
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import resource
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import termios
import time

LOCSEG = ''
SAMPLES = pathlib.Path()
NOBODY = 65534
SOURCE = 'Switch off the power.'
TARGET = 'Schalten Sie die Stromversorgung aus.'
OTHER = 'Strom abschalten.'


class Fault(Exception):
    pass


def require(holds, what):
    if not holds:
        raise Fault(what)


def run(*arguments, **options):
    done = subprocess.run([LOCSEG, *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, check=False, **options)
    require(done.returncode == 0, f'{arguments} exited {done.returncode}: {done.stderr.decode()}')
    return done.stdout.decode()


def make_stores(folder):
    """A store of a sample, and one of the same article with another translation of SOURCE."""
    article = SAMPLES / 'de-DE' / 'install-hub.md'
    run('extract', '-q', article, '-o', folder / 'memory.db', '--root', article.parent)
    other = folder / 'install-hub.md'
    other.write_bytes(article.read_bytes().replace(TARGET.encode(), OTHER.encode()))
    run('extract', '-q', other, '-o', folder / 'other.db', '--root', folder)


# ---- a terminal


def read_until(master, output, wanted, seconds):
    """Appends what the terminal shows, until it shows `wanted` or nothing more comes."""
    end = time.monotonic() + seconds
    while wanted not in output and time.monotonic() < end:
        if not select.select([master], [], [], 0.1)[0]:
            return
        try:
            output += os.read(master, 65536)
        except OSError:  # the program has closed it
            return


def test_interrupt_on_a_terminal(folder):
    """Control-C on a terminal clears the line of progress, says so, and leaves nothing."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [LOCSEG, 'import', folder / 'memory.db', '-', '--input-format', 'jsonl', '--source-lang', 'en',
         '--target-lang', 'de'],
        stdin=subprocess.PIPE, stdout=slave, stderr=slave, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0))
    os.close(slave)
    output = bytearray()
    for number in range(300):  # until a second has gone and the line is there
        process.stdin.write(json.dumps({'article': f'{number}.md', 'source': f'Valve {number}',
                                        'target': f'Ventil {number}'}).encode() + b'\n')
        process.stdin.flush()
        read_until(master, output, b' articles', 0.1)
        if b' articles' in output:
            break
    require(b' articles' in output, f'no progress on a terminal: {bytes(output)}')
    os.write(master, b'\x03')
    status = process.wait(60)
    process.stdin.close()
    read_until(master, output, b'interrupted\r\n', 10)
    os.close(master)
    require(status == 130, f'exit status {status} after control-C')
    require(output.endswith(b'\r\x1b[Klocseg: interrupted\r\n'), f'the end of {bytes(output)}')
    require(not os.listdir(folder), f'left behind: {os.listdir(folder)}')


def shown_on_a_terminal(environment, *arguments):
    """What `check` shows of a sample on a terminal with this environment."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [LOCSEG, 'check', *arguments, SAMPLES / 'flawed' / 'zh-CN' / 'valves.md'],
        stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL, env=environment)
    os.close(slave)
    output = bytearray()
    while True:
        try:
            if not (more := os.read(master, 65536)):
                break
        except OSError:  # the program has closed it
            break
        output += more
    os.close(master)
    require(process.wait(60) == 1, f'exit status {process.returncode}: {bytes(output)}')
    return bytes(output)


def test_links_and_colors_on_a_terminal(folder):
    """The names of rules lead to their pages where the terminal opens links."""
    kitty = {'TERM': 'xterm-kitty'}
    for environment, arguments, has_colors, has_links in (
            (kitty, (), True, True),
            ({'TERM': 'xterm', 'VTE_VERSION': '5001'}, (), True, True),
            ({'TERM': 'xterm', 'VTE_VERSION': '5000'}, (), True, False),
            ({'TERM': 'xterm', 'TERM_PROGRAM': 'vscode'}, (), True, True),
            ({'TERM': 'xterm'}, (), True, False),
            ({'TERM': 'xterm', 'FORCE_HYPERLINK': '1'}, (), True, True),
            (kitty | {'FORCE_HYPERLINK': '0'}, (), True, False),
            (kitty | {'FORCE_HYPERLINK': ''}, (), True, True),
            (kitty | {'NO_COLOR': '1'}, (), False, False),
            (kitty | {'NO_COLOR': ''}, (), True, True),
            ({'TERM': 'dumb', 'VTE_VERSION': '7000'}, (), False, False),
            (kitty | {'NO_COLOR': '1'}, ('--color', 'always'), True, False),
            (kitty, ('--color', 'never'), False, False),
            (kitty, ('--format', 'concise'), False, False)):
        shown = shown_on_a_terminal(environment, *arguments)
        what = f'{environment} {arguments}: {shown[:300]}'
        require((b'\x1b[' in shown) == has_colors, f'colors: {what}')
        require((b'\x1b]8;;https://' in shown) == has_links, f'links: {what}')
        require(shown.count(b'\x1b]8;;') % 2 == 0, f'a link without an end: {what}')


# ---- a store that changes while a session asks it


def answers(session, count):
    """What the session says to SOURCE; None if it has ended."""
    told = []
    for _ in range(count):
        try:
            session.stdin.write(json.dumps({'source': SOURCE}).encode() + b'\n')
            session.stdin.flush()
        except BrokenPipeError:
            return told
        line = session.stdout.readline()
        if not line:
            return told
        told.append(json.loads(line))
    return told


def overwrite(path, content, size=None):
    with open(path, 'r+b') as file:
        file.write(content)
        if size is not None:
            file.truncate(size)


CHANGES = {
    'deleted': lambda store, other: store.unlink(),
    'replaced': lambda store, other: os.replace(other, store),
    'emptied': lambda store, other: overwrite(store, b'', 0),
    'cut short': lambda store, other: overwrite(store, b'', 5000),
    'with a broken head': lambda store, other: overwrite(store, b'\xff' * 100),
    'overwritten': lambda store, other: overwrite(store, b'\xff' * store.stat().st_size),
    'overwritten with another': lambda store, other: overwrite(store, other.read_bytes()),
}


def test_store_that_changes_under_a_session(folder):
    """An answer is right, for the store as it was or as it is, or an error; nothing crashes."""
    for what, change in CHANGES.items():
        place = folder / what
        place.mkdir()
        make_stores(place)
        session = subprocess.Popen([LOCSEG, 'lookup', place / 'memory.db', '-'], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        before = answers(session, 1)
        require(before and before[0]['matches'][0]['target'] == TARGET, f'{what}: before: {before}')
        change(place / 'memory.db', place / 'other.db')
        after = answers(session, 3)
        _, error = session.communicate()
        require(session.returncode in (0, 2), f'{what}: exit status {session.returncode}')
        require((session.returncode == 2) == (b'locseg: error: ' in error), f'{what}: {error}')
        require(len(after) == 3 or session.returncode == 2, f'{what}: {after}')
        for answer in after:
            right = {match['target'] for match in answer.get('matches', [])
                     if match['source'] == SOURCE} <= {TARGET, OTHER}
            found = answer.get('matches') or 'error' in answer
            require(right and found, f'{what}: {answer}')


def test_store_that_is_read_only(folder):
    """Whoever may not write can look up, and is told that nothing else can be done."""
    if os.getuid() != 0:
        print('skipped: a store that is read-only: needs root to become nobody')
        return
    make_stores(folder)
    program = shutil.copy(LOCSEG, folder / 'program')
    os.chmod(folder / 'memory.db', 0o444)
    os.chmod(folder, 0o555)
    os.chmod(folder.parent, 0o755)

    def as_nobody(*arguments):
        return subprocess.run([program, *map(str, arguments)], stdin=subprocess.DEVNULL, cwd='/',
                              capture_output=True, check=False,
                              preexec_fn=lambda: os.setuid(NOBODY))

    found = as_nobody('lookup', folder / 'memory.db', SOURCE)
    require(found.returncode == 0 and TARGET.encode() in found.stdout, f'lookup: {found}')
    for arguments in (('import', folder / 'memory.db', folder / 'other.db'),
                      ('lookup', folder / 'memory.db', SOURCE, '--rebuild'),
                      ('extract', folder / 'install-hub.md', '-o', folder / 'new.db'),
                      ('export', folder / 'memory.db', '-o', folder / 'new.tmx')):
        done = as_nobody(*arguments)
        require(done.returncode == 2 and b'locseg: error: ' in done.stderr, f'{arguments}: {done}')
    require(sorted(os.listdir(folder)) == ['install-hub.md', 'memory.db', 'other.db', 'program'],
            f'left behind: {os.listdir(folder)}')
    os.chmod(folder, 0o755)


# ---- several processes on one store


def test_eight_writers_and_eight_readers(folder):
    """Nobody fails, and a reader meets each article whole, in one of its versions."""
    store = folder / 'memory.db'
    article = (SAMPLES / 'de-DE' / 'install-hub.md').read_text(encoding='utf-8')
    for version in 'AB':
        (folder / version).mkdir()
        for number in range(5):
            text = re.sub('(data-ttu-id="[^"]*">)', r'\g<1>' + version + ' ', article)
            (folder / version / f'{number}.md').write_text(text, encoding='utf-8')
    run('extract', '-q', folder / 'A', '-o', store, '--root', folder / 'A')

    def start(*arguments):
        return subprocess.Popen([LOCSEG, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    for turn in range(3):
        writers = [start('extract', '-q', folder / 'AB'[(number + turn) % 2], '-o', store, '--root',
                         folder / 'AB'[(number + turn) % 2]) for number in range(8)]
        readers = [start('export', '-q', store, '--format', 'jsonl') for _ in range(8)]
        for process in readers + writers:
            out, error = process.communicate()
            require(process.returncode == 0, f'exit status {process.returncode}: {error}')
            versions = {}
            for unit in map(json.loads, filter(None, out.decode().split('\n'))):
                versions.setdefault(unit['article'], set()).add(unit['target'][0])
            require(process in writers or len(versions) == 5, f'articles: {versions}')
            require(all(len(each) == 1 for each in versions.values()), f'mixed: {versions}')
    whole = sqlite3.connect(store).execute('PRAGMA integrity_check').fetchone()[0]
    require(whole == 'ok', f'integrity: {whole}')

    asked = run('lookup', store, SOURCE)
    require(TARGET in asked, asked)
    both = [start('lookup', store, SOURCE, *(['--rebuild'] if number in (2, 5) else []))
            for number in range(10)]
    for process in both:
        out, error = process.communicate()
        require(process.returncode == 0 and out.decode() == asked, f'beside a rebuild: {out} {error}')


# ---- a command that translates


# What it does, and what it leaves of the two texts that are sent: the answer that is taken, or none.
COMMANDS = {
    'is not there': '/nowhere/translate',
    'dies at once': 'exit 9',
    'is killed': 'kill -9 $$',
    'reads nothing': 'exec <&-; exit 0',
    'reads nothing and hangs': 'exec sleep 600',
    'closes its output and hangs': 'exec >&-; sleep 600',
    'answers wrong ids': 'cat >&2; echo \'{"id":"9","target":"x"}\'; echo \'{"id":"-1","target":"x"}\'; '
                         'echo \'{"id":"99999999999999999999","target":"x"}\'; echo \'{"id":"","target":"x"}\'',
    'answers twice': 'echo \'{"id":"1","target":"a"}\'; echo \'{"id":"1","target":"b"}\'',
    'loses a code': 'echo \'{"id":"2","target":"Jetzt run rufen."}\'',
    'invents a code': 'echo \'{"id":"1","target":"</span>"}\'',
    'answers what is no UTF-8': 'printf \'{"id":"1","target":"\\377"}\\n\'',
    'answers what is no JSON': 'cat; echo \'{"id":"1","target":}\'; printf \'{"id":"1","target":"half\'',
    'nests without end': 'printf \'{"id":"1","x":\'; head -c 900000 /dev/zero | tr \'\\0\' \'[\'',
    'floods with lines': 'exec yes',
    'floods with one line': 'exec cat /dev/zero',
    'floods its standard error': 'exec yes >&2',
    'leaves a child with the pipes': 'sleep 600 & echo',
    'leaves a child outside of its group': 'setsid sleep 20 & echo',
}


def processes_with(mark):
    """Those that have `mark` in their environment."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            environ = pathlib.Path('/proc', pid, 'environ').read_bytes()
        except OSError:
            continue
        if mark in environ:  # of one that has ended it is empty
            found.append(int(pid))
    return found


def test_hostile_commands_that_translate(folder):
    """Exact matches are filled, the rest stays, nothing else is left: no file, no process, no memory."""
    (folder / 'memory.jsonl').write_text(json.dumps(
        {'source_lang': 'en', 'target_lang': 'de', 'source': 'Open.', 'target': 'Auf.'}) + '\n')
    run('import', '-q', folder / 'memory.db', folder / 'memory.jsonl')
    job = ''.join(json.dumps({'source': source, 'target': ''}) + '\n'
                  for source in ('Open.', 'New.', 'Call `run` now.', 'x' * 200000))
    (folder / 'job.jsonl').write_text(job)

    # The address space of AddressSanitizer's shadow is larger than any limit.
    limited = b'__asan_init' not in pathlib.Path(LOCSEG).read_bytes()

    def limit():
        if limited:
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    for what, command in COMMANDS.items():
        out = folder / 'out.jsonl'
        end = time.monotonic() + 60
        mark = ('LOCSEG_TEST_' + str(os.getpid())).encode()
        done = subprocess.run(
            [LOCSEG, 'pretranslate', folder / 'memory.db', folder / 'job.jsonl', '--with', command,
             '--with-timeout', '1', '-o', out], stdin=subprocess.DEVNULL, capture_output=True, check=False,
            preexec_fn=limit, env={**os.environ, mark.decode(): '1'}, timeout=60)
        require(done.returncode == 1, f'{what}: exit status {done.returncode}: {done.stderr[:2000]}')
        require(len(done.stderr) < 1 << 20, f'{what}: {len(done.stderr)} bytes of messages')
        targets = [json.loads(line)['target'] for line in out.read_text().splitlines()]
        require(targets == ['Auf.', '', '', ''], f'{what}: {targets}')
        require(sorted(os.listdir(folder)) == ['job.jsonl', 'memory.db', 'memory.jsonl', 'out.jsonl'],
                f'{what}: left behind: {os.listdir(folder)}')
        left = processes_with(mark)
        while left and 'outside of its group' not in what and time.monotonic() < end:
            time.sleep(0.02)
            left = processes_with(mark)
        require(not left or 'outside of its group' in what, f'{what}: still running: {left}')
        for pid in left:
            os.kill(pid, 9)
        out.unlink()


def test_interrupt_while_a_command_translates(folder):
    """Nothing is written, and the command ends, too."""
    make_stores(folder)
    (folder / 'job.jsonl').write_text(json.dumps({'source': 'New.', 'target': ''}) + '\n')
    process = subprocess.Popen(
        [LOCSEG, 'pretranslate', folder / 'memory.db', folder / 'job.jsonl', '--target-lang', 'de-DE',
         '--with', 'echo $$ > started; exec sleep 600', '-o', folder / 'out.jsonl'],
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
    started = folder / 'started'
    while not started.exists() or not started.read_text().endswith('\n'):
        require(process.poll() is None, 'it ended by itself')
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    require(process.returncode == 130, f'exit status {process.returncode}: {error}')
    require(not (folder / 'out.jsonl').exists(), 'something was written')
    require(not os.path.exists(f'/proc/{started.read_text().strip()}'), 'the command still runs')


# ---- what is asked of the system


def test_no_socket_and_no_other_program(folder):
    """No command that was not told to opens a socket or starts a program."""
    trace = ['strace', '-f', '-qq', '-o', str(folder / 'trace'), '-e',
             'trace=%network,execve,execveat,fork,vfork,clone,clone3']
    if shutil.which('strace') is None or subprocess.run(
            [*trace, LOCSEG, '--version'], capture_output=True, check=False).returncode != 0:
        print('skipped: no socket and no other program: needs strace')
        return
    make_stores(folder)
    job = folder / 'job.xlf'
    run('extract', '-q', folder / 'install-hub.md', '-o', job, '--root', folder)
    memory, article = folder / 'memory.db', folder / 'install-hub.md'
    for arguments in (('extract', folder, '-o', folder / 'new.db'), ('check', folder, '--fix'),
                      ('stats', folder), ('render', article), ('export', memory),
                      ('import', memory, folder / 'other.db'), ('lookup', memory, SOURCE),
                      ('analyze', memory, job), ('pretranslate', memory, job, '-o', '-'),
                      ('merge', article, job, '--in-place'), ('diff', article, job),
                      ('align', article, article, '--target-lang', 'de')):
        done = subprocess.run([*trace, LOCSEG, *map(str, arguments)], stdin=subprocess.DEVNULL,
                              capture_output=True, check=False, cwd=folder)
        require(done.returncode in (0, 1), f'{arguments}: {done.stderr.decode()}')
        calls = (folder / 'trace').read_text(encoding='utf-8', errors='replace').split('\n')
        calls = [call for call in calls if '(' in call and 'CLONE_THREAD' not in call
                 and 'resumed>' not in call]
        require(len(calls) == 1 and 'execve(' in calls[0], f'{arguments}: {calls}')


def main():
    global LOCSEG, SAMPLES
    LOCSEG, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
    failed = 0
    for name, test in list(globals().items()):
        if not name.startswith('test_'):
            continue
        with tempfile.TemporaryDirectory() as folder:
            inside = pathlib.Path(folder) / 'inside'
            inside.mkdir()
            try:
                test(inside)
                print(f'passed: {name}')
            except Fault as fault:
                failed = 1
                print(f'FAILED: {name}: {fault}')
    return failed


if __name__ == '__main__':
    sys.exit(main())
