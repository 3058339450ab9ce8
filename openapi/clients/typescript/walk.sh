#!/bin/sh
# Compiles the generated TypeScript client with walk.ts and runs it: walk.sh GENERATED
# POSVENTA_URL, POSVENTA_KEY and POSVENTA_ORDER say against what.
set -eu
[ $# = 1 ] || { echo "usage: $0 GENERATED" >&2; exit 2; }
here=$(cd "$(dirname "$0")/../.." && pwd)
generated=$(cd "$1" && pwd)
. "$here/tools.sh"
mkdir -p "$generated/walk"
cp "$here/clients/typescript/walk.ts" "$generated/walk/"
"$tools/node_modules/.bin/tsc" --strict --target es2020 --lib es2020,dom --module commonjs --outDir "$generated/dist" "$generated/walk/walk.ts"
exec node "$generated/dist/walk/walk.js"
