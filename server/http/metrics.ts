import { Counter, Histogram, Registry } from 'prom-client'
import { perProcess } from '@/server/per-process'

const make = () => {
  const registry = new Registry()
  return {
    registry,
    received: new Counter({
      name: 'inlet_events_received_total',
      help: 'Receptions by context and outcome',
      labelNames: ['context', 'outcome'],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'inlet_ingest_duration_seconds',
      help: 'From the request to its answer',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
  }
}

const all = () => perProcess('metrics', make)

export const metrics = (): Promise<string> => all().registry.metrics()

/** Counts one reception. Outcome: accepted, rejected, duplicate or failed. */
export function countReception(context: string, outcome: string, seconds: number): void {
  all().received.inc({ context, outcome })
  all().seconds.observe(seconds)
}
