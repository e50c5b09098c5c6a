import type { ProblemName, Usage, ValidationError } from '@/server/problems'

/** An expected failure, as the server's error formatter sends it in `error.data.problem`. */
export type ProblemView = {
  name: ProblemName
  status: number
  title: string
  detail: string
  validationErrors?: ValidationError[]
  usedBy?: Usage[]
  problems?: { node: string; reason: string }[]
}

/** The server's reason; null where the server did not answer at all. */
export function problemOf(error: unknown): ProblemView | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  const { data } = error
  if (typeof data !== 'object' || data === null || !('problem' in data)) return null
  const { problem } = data
  if (typeof problem !== 'object' || problem === null || !('status' in problem)) return null
  // The shape is the server's own error formatter's, which this file mirrors.
  return problem as ProblemView
}
