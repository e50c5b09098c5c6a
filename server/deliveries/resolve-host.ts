import { lookup } from 'node:dns/promises'

/** All addresses of a name. Handed on as a value, so that a test can answer in its place. */
export type Resolve = (hostname: string) => Promise<string[]>

/** As the operating system knows names, `/etc/hosts` included. */
export const resolveHost: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address)
