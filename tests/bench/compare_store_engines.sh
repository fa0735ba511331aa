#!/bin/sh
# A store on PostgreSQL beside what else does the same work, on a server of its own on this machine
# (tests/postgresql/cluster.py). Needs PostgreSQL and python3.
#
# usage: compare_store_engines.sh FOLDER [BUILD [SOURCES [QUERIES [MEGABYTES [SHARDS]]]]]
#
# SERVER_OPTIONS in the environment: more options of the server, such as '-c shared_buffers=2GB'.
#
# FOLDER holds articles in one language, whose sources are English.
#
#   1. extract FOLDER, made MEGABYTES large by copies, into a new store; beside it, `psql \copy` of the same
#      rows into a bare table with one index, and extract into a file. Limit: 2.5 times `\copy`
#   2. look-ups one by one, in one process, of QUERIES sources with a word put into their middle, in a
#      store of SOURCES sources: medians of both engines. Limits: 20 times a file's, 5 ms
#   3. the same all at once (`lookup -`): look-ups a second. Limit: half of a file's
#   4. with SHARDS (3 if left out): 2 and 3 on a store that is spread over as many further servers, on
#      this machine, too
#
# Seconds are only worth comparing within one run.
set -eu
folder=$(realpath "${1:?usage: compare_store_engines.sh FOLDER [BUILD [SOURCES [QUERIES [MEGABYTES [SHARDS]]]]]}")
build=${2:-build/release}
here=$(dirname "$(realpath "$0")")
exec python3 "$here/store_engines.py" "$folder" "$(realpath "$build/tools/locseg/locseg")" \
  "${3:-100000}" "${4:-1000}" "${5:-60}" "${6:-3}"
