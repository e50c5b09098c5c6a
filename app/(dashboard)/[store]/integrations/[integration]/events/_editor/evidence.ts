import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import { valuesAt } from './_sample/element-pointer'
import { readAs } from './_sample/read-as'
import { definitionOf, type FieldDraft, fieldIdOf, pointerOf } from './draft'

/** A value at a field's place, and whether the field's type takes it. */
export type Found = { value: unknown; fits: boolean }

/** What a field finds: in the sample that is looked at, else in the last payloads, the youngest first. */
export type Evidence =
  /** `isPartial`: not in all elements of a fan-out. */
  | ({ kind: 'in-sample'; isPartial: boolean } & Found)
  | { kind: 'absent-in-sample' }
  /** `of` payloads (of a fan-out: elements), in `found` of them a value; the youngest that does not fit, else the youngest. */
  | { kind: 'in-payloads'; found: number; of: number; misfits: number; latest: Found | undefined }

type Sources = {
  /** Undefined: there is none. */
  sample: unknown
  payloads: readonly unknown[]
  /** Empty: one event for each request. */
  fanOut?: string
}

/** Nothing to say where there is neither a sample nor a payload, or the field has no name yet. */
export function evidenceOf(field: FieldDraft, context: ReceiveContextName, sources: Sources): Evidence | undefined {
  const { sample, payloads, fanOut = '' } = sources
  if (field.name === '' && field.id === '') return undefined
  const pointer = RECEIVE_CONTEXTS[context].pointers === 'json-pointer' ? pointerOf(field) : `/${fieldIdOf(field)}`
  const definition = definitionOf(field)
  const read = (value: unknown): Found => ({
    value,
    fits: readAs(value, definition, RECEIVE_CONTEXTS[context].values).ok,
  })
  if (sample !== undefined) {
    const values = valuesAt(sample, pointer, fanOut)
    const found = values.filter((value) => value !== undefined).map(read)
    const shown = found.find(({ fits }) => !fits) ?? found[0]
    return shown
      ? { kind: 'in-sample', isPartial: found.length < values.length, ...shown }
      : { kind: 'absent-in-sample' }
  }
  const places = payloads.flatMap((payload) => valuesAt(payload, pointer, fanOut))
  if (places.length === 0) return undefined
  const found = places.filter((value) => value !== undefined).map(read)
  const misfits = found.filter(({ fits }) => !fits)
  return {
    kind: 'in-payloads',
    found: found.length,
    of: places.length,
    misfits: misfits.length,
    latest: misfits[0] ?? found[0],
  }
}
