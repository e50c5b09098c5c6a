import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

type Stat = { parent: number; microseconds: number }

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return { parent: Number(fields[1]), microseconds: (ticks / TICKS_PER_SECOND) * 1e6 }
  } catch {
    return undefined // it ended meanwhile
  }
}

/** Microseconds of CPU that a process and its living descendants have used so far (Linux). */
export function cpuOf(root: number): number {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined
    if (stat) stats.set(pid, stat)
  }
  const isBelow = (pid: number): boolean => {
    for (let at = pid; at > 1; at = stats.get(at)?.parent ?? 0) if (at === root) return true
    return false
  }
  let total = 0
  for (const [pid, stat] of stats) if (isBelow(pid)) total += stat.microseconds
  return total
}
