import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldValue } from '@/server/fields/field-types'
import { type Advanced, advance, type RunnableVersion } from './advance'
import { problemsOf } from './problems-of'
import type { ContactState, ReceivedEvent } from './scope'
import { ANA, DEFINITIONS, fromContact, fromEvent, literal, NOW, ORDER, version } from './test-definitions'

/** The engine against a small model of it: random graphs, random events in random order of their times. */

type Values = Record<string, FieldValue | undefined>
type ModelSource = { event: string } | { contact: string } | { literal: FieldValue }
type ModelAssignment = { field: string; operator: string; source: ModelSource }
type ModelNode = { id: string; assignments: ModelAssignment[] } | { id: string; source: ModelSource; isAbove: number }
type ModelWorkflow = { id: string; nodes: ModelNode[]; edges: { from: string; to: string; port?: string }[] }

const source: fc.Arbitrary<ModelSource> = fc.oneof(
  fc.constantFrom({ event: 'items' }, { event: 'name' }, { contact: 'orders' }, { contact: 'country' }),
  fc.constantFrom<ModelSource[]>({ literal: 2 }, { literal: -1 }),
)
const assignment: fc.Arbitrary<ModelAssignment> = fc.oneof(
  fc.record({ field: fc.constant('orders'), operator: fc.constantFrom('set', 'add', 'subtract', 'clear'), source }),
  fc.record({ field: fc.constant('country'), operator: fc.constantFrom('set', 'append', 'clear'), source }),
  fc.record({
    field: fc.constant('likes'),
    operator: fc.constantFrom('set', 'append', 'remove', 'clear'),
    source: fc.constantFrom<ModelSource[]>(
      { literal: ['s'] },
      { literal: ['m', 's'] },
      { literal: 'l' },
      { event: 'size' },
    ),
  }),
)

/** Nodes n1 … n8 behind the trigger n0; lines go from a lower to a higher number, so there is no circle. */
const workflow = (id: string): fc.Arbitrary<ModelWorkflow> =>
  fc.integer({ min: 1, max: 8 }).chain((count) => {
    const check = fc.record({
      source: fc.constantFrom<ModelSource[]>({ event: 'items' }, { contact: 'orders' }),
      isAbove: fc.integer({ min: -2, max: 4 }),
    })
    const node = fc.oneof(fc.record({ assignments: fc.array(assignment, { minLength: 1, maxLength: 3 }) }), check)
    const line = fc.record({ a: fc.nat(count), b: fc.nat(count), isYes: fc.boolean() })
    return fc
      .record({
        nodes: fc.array(node, { minLength: count, maxLength: count }),
        lines: fc.array(line, { maxLength: 20 }),
      })
      .map(({ nodes, lines }) => {
        const named = nodes.map((one, index): ModelNode => ({ id: `n${index + 1}`, ...one }))
        const isCheck = (id: string) => named.some((one) => one.id === id && 'isAbove' in one)
        const edges = lines.flatMap(({ a, b, isYes }) => {
          if (a === b) return []
          const [from, to] = [`n${Math.min(a, b)}`, `n${Math.max(a, b)}`]
          return isCheck(from) ? [{ from, to, port: isYes ? 'yes' : 'no' }] : [{ from, to }]
        })
        return { id, nodes: named, edges: [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()] }
      })
  })

const event = fc.record({
  second: fc.integer({ min: 10, max: 59 }),
  items: fc.option(fc.integer({ min: -3, max: 5 }), { nil: undefined }),
  name: fc.option(fc.constantFrom('x', '7', '-3', ''), { nil: undefined }),
  size: fc.option(fc.constantFrom('s', 'l'), { nil: undefined }),
})

const history = fc.record({
  workflows: fc.tuple(workflow('w1'), workflow('w2'), workflow('w3')),
  events: fc.array(event, { minLength: 1, maxLength: 6 }),
})

/** Written apart from the engine: plain loops over plain values. */
function model({ workflows, events }: { workflows: ModelWorkflow[]; events: Values[] }) {
  const contact: Values = {}
  const writtenAt: Record<string, number> = {}
  const visited: string[] = []
  for (const [index, one] of events.entries()) {
    const at = Number(one.second)
    const owner: Record<string, string> = {}
    const read = (from: ModelSource): FieldValue | undefined =>
      'literal' in from ? from.literal : 'event' in from ? one[from.event] : contact[from.contact]
    for (const { id, nodes, edges } of workflows) {
      const taken = new Map<string, string>([['n0', '']])
      visited.push(`${index} ${id} n0`)
      for (const node of nodes) {
        if (!edges.some((edge) => edge.to === node.id && taken.get(edge.from) === (edge.port ?? ''))) continue
        visited.push(`${index} ${id} ${node.id}`)
        if ('isAbove' in node) {
          const value = read(node.source)
          taken.set(node.id, typeof value === 'number' && value > node.isAbove ? 'yes' : 'no')
          continue
        }
        taken.set(node.id, '')
        const given = node.assignments.map((one) => read(one.source))
        for (const [place, { field, operator }] of node.assignments.entries()) {
          const result = outcome(field, operator, contact[field], given[place])
          if (!result) continue
          const overwrites = operator === 'set' || operator === 'clear'
          if (overwrites && owner[field] && owner[field] !== id) continue
          if (overwrites && (writtenAt[field] ?? 0) > at) continue
          contact[field] = result.value
          writtenAt[field] = overwrites ? at : Math.max(writtenAt[field] ?? 0, at)
          if (overwrites) owner[field] = id
        }
      }
    }
  }
  return { contact, visited }
}

function outcome(field: string, operator: string, old: FieldValue | undefined, given: FieldValue | undefined) {
  if (operator === 'clear') return { value: undefined }
  if (given === undefined) return undefined
  if (field === 'orders') {
    // Leading zeros would be lost, and so would digits of what is no safe integer: such a text is no number.
    if (typeof given === 'string' && !/^(0|-?[1-9]\d*)$/.test(given)) return undefined
    const number = Number(given)
    const base = typeof old === 'number' ? old : 0
    const value = operator === 'set' ? number : operator === 'add' ? base + number : base - number
    return Number.isSafeInteger(number) && Number.isSafeInteger(value) ? { value } : undefined
  }
  if (field === 'country') return { value: operator === 'append' ? `${old ?? ''}${given}` : String(given) }
  const list = Array.isArray(old) ? old : []
  const ids = Array.isArray(given) ? given : [String(given)]
  if (operator === 'set') return { value: ids }
  if (operator === 'append') return { value: [...new Set([...list, ...ids])] }
  return { value: old === undefined ? undefined : list.filter((id) => !ids.includes(id)) }
}

function versionOf({ id, nodes, edges }: ModelWorkflow, priority: number): RunnableVersion {
  const sourceOf = (from: ModelSource) =>
    'literal' in from
      ? literal(from.literal)
      : 'event' in from
        ? fromEvent(from.event, 'n0')
        : fromContact(from.contact)
  const inner = nodes.map((node) => {
    if ('isAbove' in node) {
      const config = { source: sourceOf(node.source), operator: 'greater-than', value: node.isAbove }
      return { id: node.id, type: 'check-value', config }
    }
    const assignments = node.assignments.map((one) => ({ ...one, source: sourceOf(one.source) }))
    return { id: node.id, type: 'set-field', config: { assignments } }
  })
  const trigger = { id: 'n0', type: 'receive-event', config: { eventTypeId: ORDER } }
  return version({ nodes: [trigger, ...inner], edges }, id, priority)
}

function eventOf({ second, ...values }: Values, index: number): ReceivedEvent {
  const present = Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const]))
  const receivedAt = `2026-01-31T10:00:${second}.000Z`
  return {
    id: `e${index}`,
    eventTypeId: ORDER,
    values: Object.fromEntries(present),
    receivedAt,
    occurredAt: receivedAt,
    trust: 'verified',
  }
}

function runAll({ workflows, events }: { workflows: ModelWorkflow[]; events: Values[] }) {
  const env = { now: NOW, contactFields: DEFINITIONS.contactFields }
  const versions = workflows.map(versionOf)
  const runs: { event: number; workflow: string; run: Advanced }[] = []
  let contact: ContactState = ANA
  for (const [index, one] of events.entries()) {
    for (const each of versions) {
      const run = advance(each, deepFreeze(contact), deepFreeze(eventOf(one, index)), env)
      runs.push({ event: index, workflow: each.workflowId, run })
      contact = run.state
    }
  }
  return { contact, runs }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}

test('the contact ends as in the model, by the same way through the graphs', () => {
  fc.assert(
    fc.property(history, (given) => {
      const { contact, runs } = runAll(given)
      const expected = model(given)
      const visited = runs.flatMap(({ event, workflow, run }) =>
        run.steps.map((step) => `${event} ${workflow} ${step.node}`),
      )
      expect(visited).toEqual(expected.visited)
      expect({ ...contact.fields }).toEqual(JSON.parse(JSON.stringify(expected.contact)))
    }),
    { numRuns: 500 },
  )
})

test('each node runs at most once per event, and each action that ran stands in the ledger once', () => {
  fc.assert(
    fc.property(history, (given) => {
      for (const { run } of runAll(given).runs) {
        const ran = run.steps.map((step) => step.node)
        expect(new Set(ran).size).toBe(ran.length)
        expect(run.ledger).toEqual(run.steps.filter((step) => step.type === 'set-field').map((step) => step.node))
        expect(run.outcome).toBe('finished')
      }
    }),
  )
})

test('the recorded changes, replayed, give the contact; the trace tells each of them', () => {
  fc.assert(
    fc.property(history, (given) => {
      const { contact, runs } = runAll(given)
      const replayed: Values = {}
      for (const { run } of runs) {
        for (const change of run.changes) {
          expect(change.oldValue).toEqual(replayed[change.fieldId] ?? null)
          if (change.skipped === null) replayed[change.fieldId] = change.newValue ?? undefined
        }
      }
      expect(JSON.parse(JSON.stringify(replayed))).toEqual({ ...contact.fields })
    }),
  )
})

test('what is found sound can be run, and what is broken anywhere has a problem at that node', () => {
  fc.assert(
    fc.property(workflow('w1'), fc.nat(), (given, pick) => {
      const { document } = versionOf(given, 1)
      const found = problemsOf(document, DEFINITIONS)
      const isConnected = /Nothing (leads|follows)/
      expect(found.filter(({ reason }) => !isConnected.test(reason))).toEqual([])
      const index = pick % document.nodes.length
      const nodes = document.nodes.map((node, at) => (at === index ? { ...node, config: {} } : node))
      const broken = problemsOf({ nodes, edges: document.edges }, DEFINITIONS)
      expect(broken.map(({ node }) => node)).toContain(`n${index}`)
    }),
  )
})
