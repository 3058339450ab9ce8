#!/bin/sh
# Checks the contracts with Redocly and with Spectral's OpenAPI and OWASP rules.
# The tools come from npm, once, into a folder that git ignores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tools="$here/../.posventa/openapi-lint"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
if [ ! -x "$tools/node_modules/.bin/spectral" ] || [ ! -x "$tools/node_modules/.bin/redocly" ]; then
  mkdir -p "$tools"
  (cd "$tools" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund \
    @redocly/cli@2.77.0 @stoplight/spectral-cli@6.16.3 @stoplight/spectral-owasp-ruleset@2.0.1)
fi
# Spectral looks for a rule set's packages beside the rule set.
cp "$here/.spectral.yaml" "$tools/.spectral.yaml"
cd "$here"
"$tools/node_modules/.bin/redocly" lint --config redocly.yaml posventa-v1.yaml
[ ! -f events.yaml ] || "$tools/node_modules/.bin/redocly" lint --config redocly.yaml events.yaml
"$tools/node_modules/.bin/spectral" lint --ruleset "$tools/.spectral.yaml" --fail-severity error posventa-v1.yaml
