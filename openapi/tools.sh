# The npm tools that check and run the contracts, in a folder that git ignores. Sourced after $here, this
# folder, is set; sets $tools.
tools="$here/../.posventa/openapi-tools"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
wanted="@redocly/cli@2.77.0 @stoplight/spectral-cli@6.16.3 @stoplight/spectral-owasp-ruleset@2.0.1 typescript@5.9.3"
if [ "$(cat "$tools/installed" 2>/dev/null)" != "$wanted" ]; then
  mkdir -p "$tools"
  # shellcheck disable=SC2086 # several words
  (cd "$tools" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund $wanted)
  printf '%s\n' "$wanted" >"$tools/installed"
fi
