/** What one node did in an execution, for the run's trace. Values are the contact's own data. */
export type Step = {
  node: string
  type: string
  port?: string
  at: string
  changes?: { field: string; old: unknown; new: unknown; skipped?: string }[]
  error?: string
}
