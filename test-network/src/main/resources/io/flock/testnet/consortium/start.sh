#!/bin/sh
# Runs this organisation's chaincode process until it is told to end (Ctrl-C, or kill and its process id).
# Further options go to the process; FLOCK_JAVA_OPTS goes to Java.
set -eu
cd "$(dirname "$0")"
# What a shell that ran Fabric's own commands may have left is not meant for this process.
unset CORE_PEER_TLS_ENABLED
set -a
. ./settings.env
set +a
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# shellcheck disable=SC2086 # FLOCK_JAVA_OPTS is a list of options
exec "$java" -Xmx"${FLOCK_HEAP:-192m}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${FLOCK_JAVA_OPTS:-} \
  -jar chaincode/flock-chaincode.jar "$@"
