import type { WorkflowDocument, WorkflowNode } from '../schema'
import type { Template } from './template'
import type { TemplateChoices } from './template-schema'

/** What was chosen, with the ids of what was made for it. */
export type Resolved = Pick<TemplateChoices, 'eventTypeId' | 'filter' | 'consent'> & {
  copies: { slot: string; from: string; to: string }[]
  flag?: { field: string; value?: unknown } | undefined
  segmentId?: string | undefined
}

const TRIGGER = 'n1'
const fromEvent = (field: string) => ({ from: 'event', node: TRIGGER, field })
const literal = (value: unknown) => ({ from: 'literal', value })

/** The workflow of a template, one node behind the other; steps for which nothing was chosen are left out. Pure. */
export function documentOf(template: Template, chosen: Resolved): WorkflowDocument {
  const { eventTypeId, filter, copies, flag, consent, segmentId } = chosen
  const operatorOf = (slot: string) =>
    template.copies === 'every' ? 'set' : (template.copies.find(({ id }) => id === slot)?.operator ?? 'set')
  const assignments = [
    ...copies.map(({ slot, from, to }) => ({ field: to, operator: operatorOf(slot), source: fromEvent(from) })),
    ...(flag ? [{ field: flag.field, operator: 'set', source: literal(flag.value) }] : []),
  ]
  const subscribed = {
    ...{ field: '_newsletterSubscriptionStatus', operator: 'set', source: literal('subscribed') },
  }
  const steps: Omit<WorkflowNode, 'id'>[] = [
    { type: 'receive-event', config: { eventTypeId, entry: 'every', ...(filter && { filter: [filter] }) } },
    ...(assignments.length > 0 ? [{ type: 'set-field', config: { assignments } }] : []),
    ...(segmentId ? [{ type: 'add-to-segment', config: { segmentId } }] : []),
    ...(consent
      ? [
          { type: 'check-value', config: { source: fromEvent(consent), operator: 'is-true' } },
          { type: 'set-field', config: { assignments: [subscribed] } },
        ]
      : []),
  ]
  const nodes = steps.map((step, n) => ({ id: `n${n + 1}`, ...step }))
  const edges = nodes.slice(1).map(({ id }, n) => ({
    ...{ from: `n${n + 1}`, to: id, ...(nodes[n]?.type === 'check-value' && { port: 'yes' }) },
  }))
  return { nodes, edges }
}
