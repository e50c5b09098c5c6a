import type { ContactField } from '@/server/contacts/contact-fields'
import { type ContactRow, contactValueOf } from '@/server/contacts/contact-row'
import type { FieldValue } from '@/server/fields/field-types'
import type { Advanced, RunnableVersion } from '@/server/workflows/advance'
import { sameValue } from '@/server/workflows/apply-assignment'
import { type Gate, gateOf } from '@/server/workflows/gate-of'
import { addCount, type NodeCount } from '@/server/workflows/node-counts'
import { runAhead } from '@/server/workflows/run-ahead'
import type { ContactState } from '@/server/workflows/scope'
import type { PastEvent } from './backtest-page'
import { countSteps, type NodeCounts } from './node-counts'

export type BacktestResult = {
  /** Events and moves that a trigger listens to. */
  matched: number
  entered: number
  /** Whose those were that entered. */
  contacts: number
  /** Those that stayed out, by the gate; with what the last of them was told. */
  notEntered: { gate: Gate; count: number; example: string }[]
  nodes: Record<string, NodeCount>
  /** Contact fields that would have changed: how often, and of how many contacts. */
  fields: { field: string; changes: number; contacts: number }[]
  examples: Example[]
}

type Example = {
  contactId: string
  email: string | null
  changes: { field: string; old: FieldValue | null; new: FieldValue | null }[]
}

const EXAMPLES_MAX = 20
const YEAR_MS = 366 * 86_400_000

/** Runs past events one by one and adds up what they would have done. Holds each contact as the one before left it. */
export class BacktestTally {
  private readonly states = new Map<string, ContactState>()
  private readonly members = new Map<string, ReadonlySet<string>>()
  private readonly entries = new Map<string, number>()
  private readonly shut = new Map<Gate, { count: number; example: string }>()
  private readonly counts: NodeCounts = new Map()
  private readonly fields = new Map<string, { changes: number; contacts: Set<string> }>()
  /** The first contacts that changed, as they were. */
  private readonly before = new Map<string, ContactState>()
  private matched = 0
  private entered = 0

  constructor(
    private readonly version: RunnableVersion,
    private readonly contactFields: ReadonlyMap<string, ContactField>,
    private readonly timeZone: string | undefined,
  ) {}

  knows(contactId: string): boolean {
    return this.states.has(contactId)
  }

  /** A contact as it is now. Who wrote its fields last is left aside: that happened after most of these events. */
  meet(contact: ContactRow, memberships: ReadonlySet<string> | undefined): void {
    this.states.set(contact.id, { ...contact, writes: {} })
    if (memberships) this.members.set(contact.id, memberships)
  }

  take({ contactId, event, at }: PastEvent): void {
    const contact = this.states.get(contactId)
    if (!contact) return
    this.matched++
    const env = {
      ...{ now: at, contactFields: this.contactFields, timeZone: this.timeZone },
      memberships: this.members.get(contactId),
      entered: { contact: this.entries.get(contactId) ?? 0, total: this.entered },
    }
    const until = new Date(Date.parse(at) + YEAR_MS).toISOString()
    const run = runAhead(this.version, contact, event, env, { until })
    if (!run.entered) {
      const gate = gateOf(this.version, contact, event, env)
      this.shut.set(gate, { count: (this.shut.get(gate)?.count ?? 0) + 1, example: run.why ?? '' })
      return
    }
    this.entered++
    this.entries.set(contactId, (this.entries.get(contactId) ?? 0) + 1)
    this.note(contact, run)
  }

  private note(contact: ContactState, run: Advanced): void {
    countSteps(this.counts, this.version.workflowId, run.steps)
    for (const { fieldId, skipped } of run.changes) {
      if (skipped !== null) continue
      const field = this.fields.get(fieldId) ?? { changes: 0, contacts: new Set() }
      this.fields.set(fieldId, field)
      field.changes++
      field.contacts.add(contact.id)
      if (this.before.size < EXAMPLES_MAX && !this.before.has(contact.id)) this.before.set(contact.id, contact)
    }
    this.states.set(contact.id, run.state)
  }

  result(): BacktestResult {
    const nodes: Record<string, NodeCount> = {}
    for (const [key, runs] of this.counts) {
      const [, port = 'next', ...node] = key.split(' ')
      const count = nodes[node.join(' ')] ?? { runs: 0, byPort: {}, failed: 0, waitingNow: 0 }
      nodes[node.join(' ')] = count
      if (port === 'waiting') count.waitingNow += runs
      else addCount(count, port, runs)
    }
    return {
      ...{ matched: this.matched, entered: this.entered, contacts: this.entries.size, nodes },
      notEntered: [...this.shut].map(([gate, one]) => ({ gate, ...one })),
      fields: [...this.fields].map(([field, { changes, contacts }]) => ({ field, changes, contacts: contacts.size })),
      examples: [...this.before].map(([id, before]) => this.exampleOf(before, this.states.get(id) ?? before)),
    }
  }

  private exampleOf(before: ContactState, after: ContactState): Example {
    const ids = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])]
    return {
      ...{ contactId: before.id, email: before.email },
      changes: ids.flatMap((field) => {
        const [old, now] = [contactValueOf(before, field), contactValueOf(after, field)]
        return sameValue(old ?? undefined, now ?? undefined) ? [] : [{ field, old, new: now }]
      }),
    }
  }
}
