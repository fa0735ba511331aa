"""Runs a command with PostgreSQL servers of its own: the URL of one is in LOCSEG_TEST_POSTGRESQL, and
those of others, over which a store is to be spread, in LOCSEG_TEST_SHARDS.

    python3 with_server.py SHARDS COMMAND ARGUMENT...
"""

import contextlib
import os
import subprocess
import sys

from cluster import Cluster, need_programs

need_programs()
with contextlib.ExitStack() as stack:
    clusters = [stack.enter_context(Cluster()) for _ in range(1 + int(sys.argv[1]))]
    urls = [cluster.url() for cluster in clusters]
    environment = {**os.environ, 'LOCSEG_TEST_POSTGRESQL': urls[0]}
    if len(urls) > 1:
        environment['LOCSEG_TEST_SHARDS'] = ' '.join(urls[1:])
    status = subprocess.run(sys.argv[2:], check=False, env=environment).returncode
sys.exit(status)
