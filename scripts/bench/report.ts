import { type Measured, percentile } from './load'

export type Variant = {
  name: string
  port: number
  pid: number
  /** 0 where no worker runs beside it. */
  workerPid: number
  path: string
  headers: string[]
  isOurs: boolean
  rounds: Round[]
}
/** CPU in microseconds. */
export type Round = Measured & { serverCpu: number; postgresCpu: number; workerCpu: number }

const COLUMNS = ['events/s', 'p50 ms', 'p99 ms', 'web µs', 'Postgres µs', 'worker µs', '× (b)', 'refused']

/** One line a variant: medians over its rounds, CPU per request, and the ratio to (b), the second variant. */
export function report(variants: Variant[], heading: string): void {
  const rows = variants.map((variant) => {
    const each = (figure: (round: Round) => number) => median(variant.rounds.map(figure))
    const perSecond = each((round) => (round.answered - round.refused) / round.seconds)
    const postgres = variant.isOurs ? each((round) => round.postgresCpu / round.answered) : 0
    return {
      name: variant.name,
      perSecond,
      cells: [
        ...[perSecond.toFixed(0), each((round) => percentile(round.latencies, 0.5)).toFixed(1)],
        ...[each((round) => percentile(round.latencies, 0.99)).toFixed(1)],
        ...[each((round) => round.serverCpu / round.answered).toFixed(0), postgres.toFixed(0)],
        each((round) => round.workerCpu / round.answered).toFixed(0),
      ],
      refused: variant.rounds.reduce((sum, round) => sum + round.refused, 0),
    }
  })
  const bare = rows[1]?.perSecond ?? Number.NaN
  process.stdout.write(`\n${heading}; CPU per request\n\n`)
  process.stdout.write(line('', COLUMNS))
  for (const { name, perSecond, cells, refused } of rows)
    process.stdout.write(line(name, [...cells, (perSecond / bare).toFixed(2), String(refused)]))
}

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(36)}${cells.map((cell) => cell.padStart(12)).join('')}\n`

const median = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
