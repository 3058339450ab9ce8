#!/bin/sh
# Runs the workflows of a third party against a running suite: workflows.sh URL KEY ORDER
set -eu
[ $# = 3 ] || { echo "usage: $0 URL KEY ORDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tools.sh"
cd "$here"
exec "$tools/node_modules/.bin/redocly" respect third-party.arazzo.yaml --server "posventa=$1" --input "key=$2" --input "order=$3"
