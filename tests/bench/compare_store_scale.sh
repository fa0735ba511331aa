#!/bin/sh
# A large store on PostgreSQL beside the same store in a file, on servers of its own on this machine
# (tests/postgresql/cluster.py). Needs PostgreSQL, python3 and a build with -DLOCSEG_BENCHMARKS=ON.
#
# usage: compare_store_scale.sh FOLDER [BUILD [ENTRIES [SHARDS [QUERIES]]]]
#
# SERVER_OPTIONS in the environment: more options of the server, such as '-c shared_buffers=2GB'.
#
# FOLDER holds articles in one language, whose sources are English. Their units are made many by small
# changes (perturb_units.py), a third of them shorter than 30 characters, in articles of 200.
#
#   1. import of ENTRIES (1,000,000 if left out) into a file and into a store on one server or, with
#      SHARDS (0 if left out), on one with as many further servers: entries a second, bytes an entry
#   2. twice QUERIES (500) of the entries' sources, each with a word put in, left out or replaced, one
#      by one: median and 95th percentile of each half, by the clock and in processor time of locseg and
#      all servers. The first half meets a store that nobody has asked yet. Limit of one server, for the
#      second half: 20 ms at 3,400,000
#   3. the same all at once (`lookup -`): look-ups a second
#   4. all answers are those of the file, byte for byte; and of a sample of the entries, they have each
#      that a scan by the textbook finds (reference_scan.cc)
#   5. with SHARDS: one is stopped. A look-up says so, exits with 2 and prints no answer. It is started
#      again: the same answers as before
#
# The store is in TMPDIR: some 2 KB an entry. Seconds are only worth comparing within one run.
set -eu
usage='usage: compare_store_scale.sh FOLDER [BUILD [ENTRIES [SHARDS [QUERIES]]]]'
folder=$(realpath "${1:?$usage}")
build=${2:-build/release}
here=$(dirname "$(realpath "$0")")
exec python3 "$here/store_scale.py" "$folder" "$(realpath "$build/tools/locseg/locseg")" \
  "$(realpath "$build/tests/reference_scan")" "${3:-1000000}" "${4:-0}" "${5:-500}"
