# syntax=docker/dockerfile:1
# Newsdesk runs its TypeScript as it is (Node 24 strips the types): nothing is built, so the image is the
# production dependencies and the source. tests/image.slow.test.ts does each of these steps in a clean folder.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs its install script. Maps and declarations are for people who read the code: 40 of 107 MB.
# Licences stay.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --no-audit
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24-slim
LABEL org.opencontainers.image.title="Newsdesk" \
      org.opencontainers.image.description="A self-hosted news-alert bot for Slack and Discord" \
      org.opencontainers.image.licenses="MIT"
# The root file system may be read-only: the service writes to /data alone, and to /tmp for `demo`. The compile cache
# lies on the volume, so that the second start is faster; where it cannot be written, Node goes on without it.
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/data/compile-cache \
    MALLOC_ARENA_MAX=1 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    NEWSDESK_CONFIG=/app/config \
    NEWSDESK_DATA=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY config ./config
COPY src ./src
# 1000 is the image's user "node", as a number: Kubernetes' runAsNonRoot believes numbers alone.
RUN install -d -o 1000 -g 1000 /data && ln -s /app/src/newsdesk.js /usr/local/bin/newsdesk && chmod 755 /app/src/newsdesk.js
USER 1000:1000
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The first line of newsdesk.js is `env`, which becomes Node: it is process 1, hears SIGTERM itself, and starts no other process.
ENTRYPOINT ["newsdesk"]
CMD ["run"]
