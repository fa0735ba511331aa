"""A PostgreSQL server of a test's own: in a temporary folder, stopped and removed at the end."""

import contextlib
import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


def programs():
    """The folder of initdb and pg_ctl, or None."""
    folders = sorted(glob.glob('/usr/lib/postgresql/*/bin'), key=lambda f: int(f.split('/')[4]))
    on_path = shutil.which('initdb')
    return folders[-1] if folders else on_path and os.path.dirname(on_path)


def need_programs():
    if programs() is None:
        print('skipped: needs PostgreSQL (Debian: apt-get install postgresql)')
        sys.exit(SKIPPED)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Cluster:
    """The server does not run as root: then it is the user postgres, or nobody."""

    def __init__(self, standby_of=None):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped
        self.folder = tempfile.mkdtemp(prefix='locseg-postgresql-')
        self.port = free_port()
        self.user = None
        if os.geteuid() == 0:
            for name in ('postgres', 'nobody'):
                with contextlib.suppress(KeyError):
                    pwd.getpwnam(name)
                    self.user = name
                    break
            shutil.chown(self.folder, self.user)
        if standby_of is not None:
            self._run('pg_basebackup', '-D', self._data(), '-R', '-c', 'fast', '--no-sync', '-h',
                      '127.0.0.1', '-p', str(standby_of.port), '-U', 'tester')
            self.start()
            return
        self._run('initdb', '-D', self._data(), '-A', 'trust', '-U', 'tester', '--no-sync',
                  '-E', 'UTF8', '--locale=C')
        self.start()
        self.sql('CREATE DATABASE memory', database='postgres')

    def _data(self):
        return os.path.join(self.folder, 'data')

    def _run(self, program, *arguments):
        command = [os.path.join(programs(), program), *arguments]
        if self.user is not None:
            command = ['runuser', '-u', self.user, '--', *command]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       cwd=self.folder)

    def start(self):
        settings = (f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1 "
                    f"-c fsync=off -c max_connections=60 {os.environ.get('SERVER_OPTIONS', '')}")
        self._run('pg_ctl', '-D', self._data(), '-w', '-s', '-l',
                  os.path.join(self.folder, 'log'), '-o', settings, 'start')

    def process(self):
        """The server's; what serves a connection is a child of it."""
        with open(os.path.join(self._data(), 'postmaster.pid'), encoding='utf-8') as lines:
            return int(next(lines))

    def stop(self, mode='fast'):
        self._run('pg_ctl', '-D', self._data(), '-w', '-s', '-m', mode, 'stop')

    def promote(self):
        self._run('pg_ctl', '-D', self._data(), '-w', '-s', 'promote')

    def wait_for_standby(self):
        """Until it has all that this server has."""
        behind = "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()"
        for _ in range(600):
            if self.sql(behind) != '0':
                return
            time.sleep(0.05)
        raise AssertionError('the standby does not follow')

    def url(self, schema=None, role=None, password=None, also=None):
        """`also`: another cluster, which is asked if this one does not answer."""
        login = 'tester' if password is None else f'tester:{password}'
        hosts = ','.join(f'127.0.0.1:{each.port}' for each in (self, also) if each)
        url = f'postgresql://{login}@{hosts}/memory'
        options = [f'-csearch_path%3D{schema}'] if schema else []
        options += [f'-crole%3D{role}'] if role else []
        return url + ('?options=' + '%20'.join(options) if options else '')

    def sql(self, text, database='memory'):
        done = subprocess.run(
            ['psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p',
             str(self.port), '-U', 'tester', '-d', database, '-c', text],
            check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def load(self, script):
        """Runs what `dump` gave, or the like."""
        with self.psql() as process:
            process.communicate('\\set ON_ERROR_STOP on\n' + script)
            if process.returncode != 0:
                raise AssertionError('a script failed')

    def dump(self):
        """All that the database holds, as SQL."""
        done = subprocess.run(
            ['pg_dump', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'tester', '-d', 'memory'],
            check=True, stdout=subprocess.PIPE, text=True)
        return '\n'.join(line for line in done.stdout.splitlines()  # a key that is new each time
                         if not line.startswith(('\\restrict', '\\unrestrict')))

    def psql(self):
        """A psql that reads what to do from its input."""
        return subprocess.Popen(
            ['psql', '-X', '-q', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'tester', '-d',
             'memory'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop('immediate')
        shutil.rmtree(self.folder, ignore_errors=True)
