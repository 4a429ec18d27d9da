#!/usr/bin/env bash
# Runs the fault suite on Fabric's own processes again and again, ten times or as often as asked for, and goes on where
# an earlier call ended: what a run came to lies in target/fault-runs. Needs what 'mvn verify -Pfabric' needs.
#
#   FABRIC_HOME=… FLOCK_KUBO=… test-network/fault-runs.sh [RUNS]
#
# Exit status 0 when all of them passed. To begin anew, remove target/fault-runs.
set -euo pipefail
runs=${1:-10}
cd "$(dirname "$0")/.."
results=test-network/target/fault-runs
figures=test-network/target/scenario-figures.txt
mkdir -p "$results"

for ((run = 1; run <= runs; run++)); do
  result=$results/$run
  if [ -f "$result.seconds" ]; then
    echo "run $run passed before, in $(cat "$result.seconds") s"
    continue
  fi
  rm -f "$figures"
  begun=$SECONDS
  # None of the other tests and checks: they have passed in 'mvn verify'.
  if mvn -B -pl test-network -am -Pfabric verify -Derrorprone.phase=none -Dspotless.check.skip -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=KillScenarioIT -Dfailsafe.failIfNoSpecifiedTests=false >"$result.log" 2>&1; then
    if [ -f "$figures" ]; then cp "$figures" "$result.figures"; fi
    echo $((SECONDS - begun)) >"$result.seconds"
    echo "run $run passed in $((SECONDS - begun)) s"
  else
    echo "run $run failed after $((SECONDS - begun)) s: see $result.log" >&2
    exit 1
  fi
done
echo "$runs runs passed; what they measured lies in $results"
