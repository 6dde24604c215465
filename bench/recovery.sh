#!/bin/bash
# Ends Lotse by kill -9 at every step of an ingestion, takes index, object store and embedding model away, changes the
# model; then ends it between any two steps of an answer. Looks whether anything is lost or done twice. Ends with a code other than 0 at the first thing that is.
# Usage: bench/recovery.sh [PART OF A TRIAL'S NAME]
# Needs a built tree (mvn package -DskipTests). Data and logs lie below target/recovery.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f target/lotse.war ] || { echo "Build first: mvn package -DskipTests" >&2; exit 1; }
only=${1:-}
for trial in RecoveryTrial AnswerTrial; do
  mvn -q validate org.codehaus.mojo:exec-maven-plugin:3.5.1:exec -Dexec.executable=java -Dexec.classpathScope=test \
    -Dformatter.skip=true -Dimpsort.skip=true -Denforcer.skip=true \
    "-Dexec.args=-XX:+UseSerialGC ${BENCH_OPTIONS:-} -Drecovery.only=${only// /.} -cp %classpath io.lotse.recovery.$trial"
done
