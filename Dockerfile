# Lotse on Payara Micro: docker build -t lotse . && docker run --env-file lotse.env -p 7860:7860 -v lotse:/var/lib/lotse lotse
# The application runs on the JDK that its tests run on. EMBEDDING=none leaves the local embedding model out (137 MB).
ARG BUILD_IMAGE=docker.io/library/maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=docker.io/library/eclipse-temurin:25-jdk

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml LICENSE ./
COPY src src
RUN mvn -B -q -Dmaven.test.skip=true -Dformatter.skip=true -Dimpsort.skip=true package

FROM ${RUNTIME_IMAGE} AS layout
ARG EMBEDDING=local
COPY --from=build /build/target/payara-micro.jar /build/target/lotse.war /opt/lotse/
COPY --from=build /build/target/embedding-libs /opt/lotse/embedding-libs
COPY server-config/micro/ /opt/lotse/
RUN if [ "$EMBEDDING" = none ]; then rm -r /opt/lotse/embedding-libs; fi && chmod -R a+rX /opt/lotse

FROM ${RUNTIME_IMAGE}
ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Lotse" \
  org.opencontainers.image.description="A support agent that answers from an organisation's own manuals, cited by document and page." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
COPY --from=layout /opt/lotse /opt/lotse
RUN groupadd --gid 10001 lotse && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin lotse \
  && install -d -o 10001 -g 10001 -m 0750 /var/lib/lotse /run/lotse
ENV PORT=7860 DATA_DIRECTORY=/var/lib/lotse LOTSE_HOME=/opt/lotse LOTSE_RUN=/run/lotse MALLOC_ARENA_MAX=2
USER 10001:10001
# The root file system may be read-only: only these two are written to; the second is best a tmpfs.
VOLUME ["/var/lib/lotse", "/run/lotse"]
EXPOSE 7860
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["/opt/lotse/healthcheck.sh"]
ENTRYPOINT ["/opt/lotse/run.sh"]
