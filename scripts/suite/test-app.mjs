import { randomBytes } from 'node:crypto'
import { migrate, seed, startApp } from '../prepare/app.mjs'
import { freePort } from '../prepare/ports.mjs'

/**
 * Runs `work` beside the whole product on a database of its own, freshly migrated and seeded. Its environment tells a
 * test where everything is: APP_URL, DATABASE_URL, REDIS_URL, APP_SECRET, the demo store as JSON in INLET_DEMO, and in
 * TEST_RECEIVER_PORT a free port of 127.0.0.1 that it may send data to.
 * @template T
 * @param {{ say: import('../prepare/say.mjs').Say, folder: string, env: NodeJS.ProcessEnv }} options env with the throw-away servers
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work @returns {Promise<T>}
 */
export async function withTestApp({ say, folder, env: servers }, work) {
  const step = say.step('Inlet for tests')
  const port = await freePort()
  const receiverPort = await freePort()
  const env = {
    ...servers,
    NODE_ENV: 'production',
    DATABASE_URL: await makeDatabase(servers.TEST_DATABASE_URL ?? '', `inlet_app_${process.pid}`),
    ...(servers.TEST_REDIS_URL && { REDIS_URL: servers.TEST_REDIS_URL }),
    INLET_QUEUE_PREFIX: `app-${process.pid}`,
    APP_SECRET: randomBytes(32).toString('hex'),
    APP_URL: `http://localhost:${port}`,
    PORT: String(port),
    SEND_PORTS: `80,443,${receiverPort}`,
    SEND_ALLOWED_RANGES: '127.0.0.1/32',
  }
  /** @type {import('../prepare/children.mjs').Child[]} */
  const children = []
  try {
    await migrate(env)
    const demo = await seed(env)
    await startApp({
      role: 'all',
      env,
      logs: folder,
      onLine: say.line,
      onStarted: (child) => children.push(child),
      step,
    })
    step.done(env.APP_URL)
    return await work({
      ...env,
      NODE_ENV: 'test',
      INLET_DEMO: JSON.stringify(demo),
      TEST_RECEIVER_PORT: String(receiverPort),
    })
  } finally {
    for (const child of children) await child.stop()
  }
}

/** @param {string} serverUrl @param {string} name ours @returns {Promise<string>} its URL */
async function makeDatabase(serverUrl, name) {
  const { default: postgres } = await import('postgres')
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    await sql`drop database if exists ${sql(name)}`
    await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
