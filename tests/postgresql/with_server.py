"""Runs a command with a PostgreSQL server of its own, whose URL is in LOCSEG_TEST_POSTGRESQL.

    python3 with_server.py COMMAND ARGUMENT...
"""

import os
import subprocess
import sys

from cluster import Cluster, need_programs

need_programs()
with Cluster() as cluster:
    status = subprocess.run(sys.argv[1:], check=False,
                            env={**os.environ, 'LOCSEG_TEST_POSTGRESQL': cluster.url()}).returncode
sys.exit(status)
