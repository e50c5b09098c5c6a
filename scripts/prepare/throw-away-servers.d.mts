import type { Say } from './say.mjs'

/** Types of throw-away-servers.mjs, for the TypeScript that uses it. `exited` resolves with how the server ended. */
type Server = { url: string; port: number; pid: number; origin: string; exited: Promise<string>; stop(): Promise<void> }
export type ThrowAwayServers = { postgres: Server & { adminUrl: string }; redis: Server | null; stop(): Promise<void> }
export function startThrowAwayServers(options: {
  folder: string
  say: Say
  isDurable?: boolean
}): Promise<ThrowAwayServers>
