import { lookup, Resolver } from 'node:dns/promises'

/** All addresses of a name. Handed on as a value, so that a test can answer in its place. */
export type Resolve = (hostname: string) => Promise<string[]>

/** What says that the DNS does not have the name, or that there is none to ask. */
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'])

/**
 * Asks the DNS itself first: the operating system's own way holds one of four threads of the process for as long as it
 * takes, and four names whose servers do not answer would hold up everybody. What the DNS does not have (`/etc/hosts`,
 * search domains) the operating system may know, quickly.
 */
export const resolveHost: Resolve = async (hostname) => {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return lookUp(hostname)
  const resolver = new Resolver({ timeout: 1500, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (addresses.length > 0) return addresses
  const isThere = answers.some((answer) => answer.status === 'rejected' && !NOT_THERE.has(answer.reason?.code))
  if (isThere) throw Object.assign(new Error('no answer of the DNS'), { code: 'EAI_AGAIN' })
  return lookUp(hostname)
}

const lookUp: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address)
