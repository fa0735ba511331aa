"""What `locseg check` finds, for the scripts beside this one."""
import json
import subprocess


def run_check(locseg, *arguments):
    command = [locseg, 'check', '--format', 'json', '--fail-on', 'never', '-q', *arguments]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)['findings']
