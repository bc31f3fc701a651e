# syntax=docker/dockerfile:1
# Newsdesk runs its TypeScript as it is (Node 24 strips the types): nothing is built, so the image is the
# production dependencies and the source.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/newsdesk-cache \
    MALLOC_ARENA_MAX=2 \
    NEWSDESK_CONFIG=/app/config \
    NEWSDESK_DATA=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY config ./config
RUN mkdir /data && chown node:node /data \
    && ln -s /app/src/cli.ts /usr/local/bin/newsdesk && chmod +x /app/src/cli.ts
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["newsdesk"]
CMD ["run"]
