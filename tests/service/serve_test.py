#!/usr/bin/env python3
"""Asks a running `locseg serve` over its socket: many connections, slow and broken ones, its end.

usage: serve_test.py LOCSEG

Where the Translate Toolkit is installed, the memory of its tmserver is asked the same, and the
answers are compared. Exit status: 0 when all is well, 77 if this build has no HTTP server.
"""
import concurrent.futures
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

LOCSEG = os.path.abspath(sys.argv[1])
UNITS = [('Open the valve.', 'Ventil auf.'), ('Drain the tank', 'Tank leeren')]
TOKEN = 'correct-horse-battery-staple'


class Server:
    """A server on a port of its own, until the end of the block."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([LOCSEG, 'serve', *arguments, '--listen', '127.0.0.1:0'],
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r':(\d+)/$', line.strip())
        if not found:
            rest = line + self.process.communicate()[1]
            if 'has no HTTP server' in rest:
                print('skipped: this build has no HTTP server')
                sys.exit(77)
            sys.exit(f'serve did not start: {rest}')
        self.port = int(found.group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def ask(self, target, method='GET', body=None, token=None):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=20)
        connection.request(method, target, body, {'Authorization': f'Bearer {token}'} if token else {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content


def expect(condition, *what):
    if not condition:
        sys.exit(f'serve_test.py: {what}')


def make_store(folder):
    path = os.path.join(folder, 'memory.db')
    table = os.path.join(folder, 'units.jsonl')
    with open(table, 'w', encoding='utf-8') as handle:
        for source, target in UNITS:
            handle.write(json.dumps({'source_lang': 'en-US', 'target_lang': 'de-DE',
                                     'source': source, 'target': target}) + '\n')
    subprocess.run([LOCSEG, 'import', path, table, '-q'], check=True)
    return path


def test_answers(store):
    with Server(store) as server:
        status, body = server.ask('/tmserver/en/de/unit/Open%20the%20valve.')
        expect(status == 200, status)
        expect(json.loads(body) == [{'source': UNITS[0][0], 'target': UNITS[0][1], 'quality': 100}],
               body)
        status, body = server.ask('/v1/lookup', 'POST',
                                  '\n'.join(json.dumps({'source': source}) for source, _ in UNITS))
        expect(status == 200 and body.count(b'\n') == len(UNITS), status, body)
        expect(server.ask('/v1/lookup', 'POST', b'x' * (2 << 20))[0] == 413, 'a large body')
        expect(server.ask('/tmserver/en/de/unit/' + 'x' * 20000)[0] == 414, 'a long target')
        for method in ('PUT', 'DELETE', 'OPTIONS', 'PATCH'):
            expect(server.ask('/v1/lookup', method)[0] == 405, method)
        status, body = server.ask('/health', 'HEAD')
        expect(status == 200 and body == b'', 'HEAD')
    # Another server on the same port is refused, and says so.
    with Server(store) as server:
        second = subprocess.run([LOCSEG, 'serve', store, '--listen', f'127.0.0.1:{server.port}'],
                                capture_output=True, text=True, timeout=20)
        expect(second.returncode == 2 and 'another program has it' in second.stderr, second)


def test_token(store, folder):
    path = os.path.join(folder, 'token')
    with open(path, 'w', encoding='utf-8') as handle:
        handle.write(TOKEN + '\n')
    with Server(store, '--token-file', path) as server:
        expect(server.ask('/tmserver/languages/')[0] == 401, 'no token')
        expect(server.ask('/tmserver/languages/', token='wrong')[0] == 401, 'a wrong token')
        expect(server.ask('/tmserver/languages/', token=TOKEN)[0] == 200, 'the token')
        expect(server.ask('/health')[0] == 200, 'health')
        with open(f'/proc/{server.process.pid}/cmdline', 'rb') as handle:
            expect(TOKEN.encode() not in handle.read(), 'the token is in the list of processes')
    open_to_all = subprocess.run([LOCSEG, 'serve', store, '--listen', '0.0.0.0:0'],
                                 capture_output=True, text=True, timeout=20)
    expect(open_to_all.returncode == 2 and '--token-file' in open_to_all.stderr, open_to_all)


def test_broken_clients(store):
    """Connections that say nothing, half a request or nonsense do not keep others waiting."""
    with Server(store, '--workers', '4', '--timeout', '1') as server:
        idle = [socket.create_connection(('127.0.0.1', server.port)) for _ in range(6)]
        idle[1].sendall(b'GET /health HTTP/1.1\r\nHos')
        idle[2].sendall(bytes(range(256)) * 64)
        idle[3].sendall(b'POST /v1/lookup HTTP/1.1\r\nContent-Length: 100\r\n\r\nshort')
        expect(server.ask('/health')[0] == 200, 'after broken clients')
        for connection in idle:
            connection.close()


def test_many(store):
    """Nothing is lost with more connections than workers."""
    with Server(store, '--workers', '3', '--timeout', '1') as server:
        def ask_often(_):
            return [server.ask('/tmserver/en/de/unit/Drain%20the%20tank') for _ in range(25)]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = [answer for each in pool.map(ask_often, range(8)) for answer in each]
        expect(len(answers) == 200 and all(status == 200 and b'Tank leeren' in body
                                           for status, body in answers), 'a lost answer')


def test_end(store):
    """An interrupted server answers what it has begun, and ends with status 0."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with Server(store, '--timeout', '1') as server:
            stop, failures = threading.Event(), []

            def ask_on():
                while not stop.is_set():
                    try:
                        status, body = server.ask('/tmserver/en/de/unit/Drain%20the%20tank')
                        if status != 200 or b'Tank leeren' not in body:
                            failures.append((status, body))
                    except (ConnectionError, http.client.RemoteDisconnected):
                        return  # it no longer listens
            asker = threading.Thread(target=ask_on)
            asker.start()
            time.sleep(0.2)
            server.process.send_signal(number)
            expect(server.process.wait(timeout=20) == 0, 'the status after a signal')
            stop.set()
            asker.join()
            expect(not failures, failures)


TOOLKIT = """
import json, sys
from translate.storage import factory, tmdb
memory = tmdb.TMDB(sys.argv[1])
memory.add_store(factory.getobject(sys.argv[2]), 'en', 'de')
print(json.dumps(memory.translate_unit(sys.argv[3], 'en', 'de')))
"""


def test_beside_tmserver(store, folder):
    """The same question to what the Translate Toolkit's tmserver answers from: the same keys, and
    the same answer."""
    po = os.path.join(folder, 'units.po')
    with open(po, 'w', encoding='utf-8') as handle:
        for source, target in UNITS:
            handle.write(f'msgid {json.dumps(source)}\nmsgstr {json.dumps(target)}\n\n')
    question = [os.path.join(folder, 'toolkit.db'), po, UNITS[0][0]]
    for python in (sys.executable, '/usr/bin/python3'):
        toolkit = subprocess.run([python, '-c', TOOLKIT, *question], capture_output=True, text=True)
        if toolkit.returncode == 0:
            break
    else:
        print('left out: the Translate Toolkit is not installed')
        return
    theirs = json.loads(toolkit.stdout)
    with Server(store) as server:
        ours = json.loads(server.ask('/tmserver/en/de/unit/Open%20the%20valve.')[1])
    expect(theirs and ours, theirs, ours)
    for key in ('source', 'target', 'quality'):
        expect(theirs[0][key] == ours[0][key], key, theirs[0], ours[0])


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(folder)
        test_answers(store)
        test_token(store, folder)
        test_broken_clients(store)
        test_many(store)
        test_end(store)
        test_beside_tmserver(store, folder)
    print('all answers as expected')


if __name__ == '__main__':
    main()
