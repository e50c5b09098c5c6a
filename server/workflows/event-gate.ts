import { z } from 'zod'
import { whereSchema } from '@/server/segments/schema'
import { conditionProblem, holds, sentenceOf } from './condition'
import type { EventTypeDefinition } from './graph-scope'
import type { Scope } from './scope'

/** Which events of its type start a workflow: settings that all triggers of events have. All conditions must hold. */
export const gateSettings = {
  /** `verified`: an event whose email a browser only claims does not start it (contract §5). */
  trust: z.enum(['any', 'verified']).default('any'),
  filter: z.array(whereSchema).max(20).default([]),
}

type Where = z.output<typeof whereSchema>
type GateSettings = { trust: 'any' | 'verified'; filter: Where[] }

/** Conditions of the filter that nothing of this type can be asked, as sentences to the owner. */
export function filterProblems(filter: Where[], eventType: EventTypeDefinition): string[] {
  return filter.flatMap((where) => {
    const field = eventType.fields.get(where.field)
    if (!field) return [`Filter: the event "${eventType.name}" has no field "${where.field}".`]
    return conditionProblem(field, where) ?? []
  })
}

/** Why this event does not start the workflow; undefined where it does. */
export function shutByGate({ trust, filter }: GateSettings, { event, eventFields }: Scope): string | undefined {
  if (trust === 'verified' && event.trust !== 'verified')
    return 'it takes verified events alone, and whose this one is was only claimed by a browser'
  const failed = filter.find((where) => !holds(eventFields[where.field], event.values[where.field], where))
  return (
    failed && `its filter was not met: ${sentenceOf(eventFields[failed.field], event.values[failed.field], failed)}`
  )
}
