import { webcrypto } from 'node:crypto'
import { type Core, createCore } from '@/sdk/core/create-core'
import type { Told } from '@/sdk/core/public-types'
import { shelfInMemory } from '@/sdk/core/shelf-in-memory'
import type { Ports, Shelf } from '@/sdk/core/types'
import { type Collector, makeCollector } from './collector'

type TestClock = Pick<Ports, 'now' | 'startTimer'> & {
  /** Lets so much time pass, with all that is due in it, in order. */
  advance(ms: number): Promise<void>
}

/** Time that stands still until it is told to pass. */
export function makeClock(start = Date.parse('2026-01-31T10:00:00Z')): TestClock {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    startTimer(run, ms) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    async advance(ms) {
      const end = now + ms
      for (;;) {
        await settled()
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}

/** When all that can go on without time passing has done so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

type TestDevice = {
  core: Core
  clock: TestClock
  collector: Collector
  shelf: Shelf
  told: { [Name in keyof Told]: Told[Name][] }
}

/** The core on a device of its own, with consent unless `isPending`, in front of a collector. */
export function makeDevice({ isPending = false, ...given }: Partial<Ports> & DeviceOptions = {}): TestDevice {
  const clock = given.clock ?? makeClock()
  const collector = given.collector ?? makeCollector()
  const shelf = given.shelf ?? shelfInMemory()
  const core = createCore({
    ...{
      address: 'https://inlet.example/collect/store',
      sdk: 'test/1.0',
      now: clock.now,
      startTimer: clock.startTimer,
    },
    ...{ jitter: () => 0.5, isOnline: () => true, exclusively: (work) => work(), page: () => ({}) },
    randomBytes: (count) => webcrypto.getRandomValues(new Uint8Array(count)),
    async post(_address, body) {
      const reply = collector.receive(body)
      if (!reply) throw new Error('connection lost')
      return reply
    },
    ...given,
    shelf,
  })
  const told: TestDevice['told'] = { sent: [], rejected: [], dropped: [], error: [], content: [] }
  for (const name of Object.keys(told) as (keyof Told)[])
    core.on(name, (what) => {
      const heard: Told[keyof Told][] = told[name]
      heard.push(what)
    })
  if (!isPending) core.consent(true)
  return { core, clock, collector, shelf, told }
}

type DeviceOptions = { isPending?: boolean; clock?: TestClock; collector?: Collector }
