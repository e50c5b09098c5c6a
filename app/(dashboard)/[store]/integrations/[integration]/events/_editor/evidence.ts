import type { ReceiveContextName } from '@/server/event-types/receive-contexts'
import { evaluatePointer, parsePointer } from '@/server/fields/json-pointer'
import { type FieldDraft, fieldIdOf, pointerOf } from './draft'

/** What a field finds: in the pasted body, else in the last events, the youngest first. */
export type Evidence =
  | { kind: 'in-sample' | 'in-event'; value: unknown }
  | { kind: 'absent-in-sample' }
  | { kind: 'absent'; n: number; of: number }

type Sources = { sample: unknown; events: readonly { values: Record<string, unknown> }[] }

/** Nothing to say where there is neither a body nor an event, or the field has no name yet. */
export function evidenceOf(
  field: FieldDraft,
  context: ReceiveContextName,
  { sample, events }: Sources,
): Evidence | undefined {
  if (field.name === '' && field.id === '') return undefined
  if (sample !== undefined) {
    const tokens = context === 'webhook' ? parsePointer(pointerOf(field)) : [fieldIdOf(field)]
    const found = tokens ? evaluatePointer(sample, tokens) : { found: false as const }
    return found.found && found.value !== null
      ? { kind: 'in-sample', value: found.value }
      : { kind: 'absent-in-sample' }
  }
  const values = events.map((event) => event.values[fieldIdOf(field)])
  if (values.length === 0) return undefined
  const latest = values[0]
  if (latest !== undefined && latest !== null) return { kind: 'in-event', value: latest }
  return {
    kind: 'absent',
    n: values.filter((value) => value === undefined || value === null).length,
    of: values.length,
  }
}
