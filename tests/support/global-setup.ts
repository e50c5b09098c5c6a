import { execFile } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { dropClones, makeTemplate } from './template'

declare module 'vitest' {
  interface ProvidedContext {
    /** `run` names this run's databases and queue prefixes. */
    servers: { databaseUrl: string; redisUrl: string | null; template: string; run: string }
  }
}

type Servers = { databaseUrl: string; redisUrl: string | null; touch?: string }

/** The servers that the environment names, else the throw-away pair of this clone, started when needed. */
async function findServers(): Promise<Servers> {
  const databaseUrl = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
  if (databaseUrl) return { databaseUrl, redisUrl: process.env.TEST_REDIS_URL || process.env.REDIS_URL || null }
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/throwaway.mjs'])
  return JSON.parse(stdout) as Servers // printed by our own script
}

/** Runs once per project that needs servers: one migrated template, which each test file clones (house §6). */
export default async function setup(project: TestProject) {
  const { databaseUrl, redisUrl, touch } = await findServers()
  const run = `${process.pid}_${project.name}`
  const template = await makeTemplate(databaseUrl)
  project.provide('servers', { databaseUrl, redisUrl, template, run })
  const stillHere = () => touch && utimesSync(touch, new Date(), new Date())
  const heartbeat = setInterval(stillHere, 60_000)
  return async () => {
    clearInterval(heartbeat)
    await dropClones(databaseUrl, run)
  }
}
