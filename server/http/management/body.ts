import type { z } from 'zod'
import { closest } from '@/server/fields/closest'
import { formatPointer } from '@/server/fields/json-pointer'
import { storable, unstorable } from '@/server/fields/received'
import { notValid, type ValidationError } from '@/server/problems'
import { objectKeys } from './object-keys'

/**
 * A document by its schema: the parsed value, or one `not-valid` with every fault (contract §3): what the schema says,
 * keys that nobody knows, and text that the database could not keep. `readOnly` keys at the root are passed over.
 */
export function readDocument(document: object, schema: z.ZodType, readOnly: readonly string[]): unknown {
  const keys = objectKeys(schema)
  const known = Object.entries(document).filter(([key]) => keys?.has(key) || !readOnly.includes(key))
  const faults = known.flatMap(([key, value]) => unstorableFaults(value, [key]))
  if (keys) for (const [key] of known) if (!keys.has(key)) faults.push(unknownKey([], key, [...keys]))
  const parsed = schema.safeParse(Object.fromEntries(known))
  if (parsed.success && faults.length === 0) return parsed.data
  if (!parsed.success) faults.push(...parsed.error.issues.flatMap(faultsOf))
  throw notValid(unique(faults))
}

/** A fault of the schema in the words of contract §3; unknown keys one by one, of a union those of its nearest branch. */
function faultsOf(issue: z.core.$ZodIssue): ValidationError[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, []))
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => score(a) - score(b))[0]
    if (nearest) return nearest.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  return [{ path: formatPointer(path), reason: issue.message }]
}

/** The branch that was meant: the one whose constants (`kind`) fit, then the one with the fewest faults. */
const score = (branch: z.core.$ZodIssue[]): number =>
  branch.length + (branch.some(({ code }) => code === 'invalid_value') ? 1000 : 0)

function unknownKey(path: string[], key: string, keys: string[]): ValidationError {
  const near = closest(key, keys)
  const reason = near === undefined ? 'unknown key' : `unknown key; did you mean "${near}"?`
  return { path: formatPointer([...path, storable(key)]), reason }
}

function unstorableFaults(value: unknown, path: string[]): ValidationError[] {
  const key = path.at(-1) ?? ''
  const where = formatPointer(path.map(storable))
  const ofKey = unstorable(key)
  const faults = ofKey ? [{ path: where, reason: `expected another key: ${ofKey}` }] : []
  if (typeof value === 'string') {
    const ofText = unstorable(value)
    return ofText ? [...faults, { path: where, reason: `expected other text: ${ofText}` }] : faults
  }
  if (typeof value !== 'object' || value === null) return faults
  return [...faults, ...Object.entries(value).flatMap(([inner, item]) => unstorableFaults(item, [...path, inner]))]
}

function unique(faults: ValidationError[]): ValidationError[] {
  const byPath = new Map<string, ValidationError>()
  for (const fault of faults) if (!byPath.has(fault.path)) byPath.set(fault.path, fault)
  return [...byPath.values()]
}
