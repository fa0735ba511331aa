#!/bin/sh
# Reads every exchange file below a folder with locseg and with an independent reader, and prints a
# table of those read right, refused rightly, refused wrongly and read differently:
#
#     sh tests/clients/peers.sh LOCSEG FOLDER...
exec python3 "$(dirname "$0")/peers.py" "$@"
