#!/bin/sh
# Checks the contracts with Redocly and with Spectral's OpenAPI and OWASP rules.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tools.sh"
# Spectral looks for a rule set's packages beside the rule set.
cp "$here/.spectral.yaml" "$tools/.spectral.yaml"
cd "$here"
for document in posventa-v1.yaml events.yaml third-party.arazzo.yaml; do
  "$tools/node_modules/.bin/redocly" lint --config redocly.yaml "$document"
done
"$tools/node_modules/.bin/spectral" lint --ruleset "$tools/.spectral.yaml" --fail-severity error posventa-v1.yaml
