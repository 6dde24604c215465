#!/bin/bash
# Load on Lotse as the quick start runs it, with a scripted model on the same machine; each figure beside its bar.
# Usage: bench/run.sh turns                          whole answers, 1 and 32 clients
#        bench/run.sh streams 1000 50                1,000 streamed answers at once, a token every 50 ms
#        bench/run.sh broadcast 1000                 a notification to 1,000 connections of /notify
#        bench/run.sh crashes                        bursts of notifications while bot and servers are killed
#        bench/run.sh accounts                       sign-up, sign-in, recovery: with and without an account, in pairs
#        bench/run.sh content                        lists of 100 FAQ entries, 32 clients
#        bench/run.sh lists                          pages of the panel beside 100,000 conversations
#        bench/run.sh search | ingestion | idle
# Needs a built tree (mvn package -DskipTests). Knobs: BENCH_OPTIONS="-Dbench.seconds=60 -Dbench.profile=target/bench.jfr"
# (the names are listed in io.lotse.bench.Benchmark). Data and logs lie below target/bench.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f target/lotse.war ] || { echo "Build first: mvn package -DskipTests" >&2; exit 1; }
exec mvn -q validate org.codehaus.mojo:exec-maven-plugin:3.5.1:exec -Dexec.executable=java -Dexec.classpathScope=test \
  -Dformatter.skip=true -Dimpsort.skip=true -Denforcer.skip=true \
  -Dexec.args="${BENCH_OPTIONS:-} -XX:+UseSerialGC -cp %classpath io.lotse.bench.Benchmark $*"
