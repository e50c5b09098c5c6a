import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone that this script belongs to. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** All that `npm start` keeps: databases, secrets, logs, and instance.json, by which the operator's commands find the rest. */
export const DATA = join(ROOT, '.data')
export const LOGS = join(DATA, 'logs')
const SECRETS = join(DATA, 'secrets.json')
const INSTANCE = join(DATA, 'instance.json')

/**
 * @typedef {object} Instance
 * @property {string} databaseUrl
 * @property {string | null} redisUrl null: jobs run on Postgres
 * @property {string} appSecret
 * @property {number} port
 * @property {string} appUrl
 * @property {{ start?: number, web?: number, worker?: number, postgres?: number, redis?: number }} pids empty when stopped
 * @property {{ postgres?: number, redis?: number }} ports of our own servers, taken again by the next start
 */

/** @returns {Partial<Instance>} */
export const readInstance = () => readJson(INSTANCE) ?? {}

/** @param {Instance} instance */
export const writeInstance = (instance) => writeJson(INSTANCE, instance)

/** @param {string} file */
export const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** For the owner's eyes, and never half written. @param {string} file @param {unknown} value */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Made once and kept: losing `appSecret` makes stored keys unreadable.
 * @param {() => string} create
 * @returns {{ appSecret: string, postgresPassword: string, redisPassword: string }}
 */
export function secrets(create) {
  const known = readJson(SECRETS)
  if (known) return known
  const made = { appSecret: create(), postgresPassword: create(), redisPassword: create() }
  writeJson(SECRETS, made)
  return made
}
