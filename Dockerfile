# The desk for a host of containers, beside a PostgreSQL that is managed elsewhere. Three commands of one image:
#   web      (default)  with DATABASE_URL of the application's limited role
#   worker              node --conditions=react-server scripts/worker.ts, with WORKER=none for the web
#   migrate             node --conditions=react-server scripts/migrate.ts, with DATABASE_OWNER_URL, before each new version
FROM node:24-slim AS build
WORKDIR /desk
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx next build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /desk
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NEXT_MANUAL_SIG_HANDLE=true PORT=3000
COPY --from=build --chown=node:node /desk ./
USER node
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0"]
