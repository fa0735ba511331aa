#!/usr/bin/env python3
"""Times commands side by side: all once per round, several rounds, so that a machine that slows
down slows them all. Prints medians, and each command's ratio to the first, taken round by round.

usage: side_by_side.py [--rounds N] NAME=COMMAND...      (the first is the measure; sh runs them)
"""
import os
import statistics
import subprocess
import sys
import time


def run(command):
    begin = time.perf_counter()
    process = subprocess.Popen(command, shell=True, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f'side_by_side.py: exit status {os.waitstatus_to_exitcode(status)}: {command}')
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    arguments = sys.argv[1:]
    rounds = 7
    if arguments[:1] == ['--rounds']:
        rounds, arguments = int(arguments[1]), arguments[2:]
    commands = dict(argument.split('=', 1) for argument in arguments)
    figures = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            figure = run(command)
            if number > 0:  # the first round warms the caches
                figures[name].append(figure)
    first = next(iter(commands))
    print(f'median of {rounds} rounds{"":14} wall s   cpu s  peak MiB   wall ratio  cpu ratio')
    for name, rows in figures.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*rows))
        ratio, cpu_ratio = (
            statistics.median(mine[i] / theirs[i] for mine, theirs in zip(rows, figures[first]))
            for i in (0, 1))
        print(f'{name:32}{wall:9.3f}{cpu:8.3f}{peak:10.1f}{ratio:13.2f}{cpu_ratio:11.2f}')


if __name__ == '__main__':
    main()
