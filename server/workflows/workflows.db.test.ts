import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  auditEntries,
  contactFields,
  eventTypeFields,
  eventTypes,
  inStore,
  stores,
  uses,
  workflowActivations,
} from '@/db'
import { violationOf } from '@/db/violations'
import { deleteContactField } from '@/server/contacts/delete-contact-field'
import { updateContactField } from '@/server/contacts/update-contact-field'
import { deleteEventType } from '@/server/event-types/delete-event-type'
import { eventTypePatchSchema } from '@/server/event-types/schema'
import { updateEventType } from '@/server/event-types/update-event-type'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { type DemoStore, makeDemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { activeVersions } from './active-versions'
import { createWorkflow } from './create-workflow'
import { deleteWorkflow } from './delete-workflow'
import { finishWorkflow } from './finish-workflow'
import { getWorkflow } from './get-workflow'
import { listRuns } from './list-runs'
import { listWorkflows } from './list-workflows'
import { palette } from './palette'
import { pauseWorkflow } from './pause-workflow'
import { reorderWorkflows } from './reorder-workflows'
import { WORKFLOW_CAN, type WorkflowAction, type WorkflowDocument, workflowInputSchema } from './schema'
import { startWorkflow } from './start-workflow'
import { fromEvent, literal, problemOf } from './test-definitions'
import { updateWorkflow } from './update-workflow'

let demo: DemoStore
let other: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
  await addContactField('erp-name')
})

const addContactField = (id: string) =>
  inStore(demo.storeId, (tx) => tx.insert(contactFields).values({ storeId: demo.storeId, id, name: id, type: 'text' }))

const documentOf = (eventTypeId: string, contactField = 'erp-name', field = 'name'): WorkflowDocument => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId } },
    {
      id: 'n2',
      type: 'set-field',
      config: { assignments: [{ field: contactField, operator: 'set', source: fromEvent(field) }] },
    },
  ],
  edges: [{ from: 'n1', to: 'n2' }],
})

const make = (document: Partial<WorkflowDocument> = documentOf(demo.eventTypeId), name = 'ERP sync') =>
  createWorkflow(demo.context, workflowInputSchema.parse({ name, ...document }))

const revisionNow = () =>
  inStore(demo.storeId, async (tx) => {
    const [store] = await tx.select({ revision: stores.revision }).from(stores).where(eq(stores.id, demo.storeId))
    return store?.revision ?? 0
  })
const activeAt = async (revision?: number) => {
  const at = revision ?? (await revisionNow())
  const versions = await inStore(demo.storeId, (tx) => activeVersions(tx, demo.storeId, at))
  return versions.map((version) => version.workflowId)
}
const usesOf = (workflowId: string) =>
  inStore(demo.storeId, (tx) => tx.select().from(uses).where(eq(uses.workflowId, workflowId)))

describe('a draft', () => {
  test('begins blank and last in the list, and tells what is missing', async () => {
    const before = (await listWorkflows(demo.context)).length
    const blank = await make({})
    expect(blank).toMatchObject({ name: 'ERP sync', state: 'draft', nodes: [], edges: [], version: null })
    expect(blank.problems).toEqual([{ node: '', reason: expect.stringContaining('empty') }])
    const list = await listWorkflows(demo.context)
    expect(list).toHaveLength(before + 1)
    expect(list.at(-1)).toMatchObject({ id: blank.id, problems: 1, entered: 0, lastRunAt: null })
    expect(blank.createdAt).toBe(new Date(blank.createdAt).toISOString())
  })

  test('is saved with problems, and comes back as it was saved', async () => {
    const { id } = await make({})
    const document = documentOf(demo.eventTypeId, 'nope')
    const saved = await updateWorkflow(demo.context, { id, name: 'Renamed', ...document })
    expect(saved.problems).toEqual([{ node: 'n2', reason: expect.stringContaining('"nope"') }])
    expect(await getWorkflow(demo.context, { id })).toMatchObject({ name: 'Renamed', ...document })
  })

  test('with problems cannot be started, and each problem names its node', async () => {
    const { id } = await make(documentOf(other.eventTypeId))
    expect(await problemOf(startWorkflow(demo.context, { id }))).toMatchObject({
      name: 'conflict',
      problems: [
        { node: 'n1', reason: expect.stringContaining('does not exist') },
        { node: 'n2', reason: expect.stringContaining('has no event') },
      ],
    })
    expect((await getWorkflow(demo.context, { id })).state).toBe('draft')
  })
})

describe('starting', () => {
  test('is in force from its own revision on, pausing ends it, and older events keep it', async () => {
    const { id } = await make()
    const before = await revisionNow()
    await startWorkflow(demo.context, { id })
    const during = await revisionNow()
    await pauseWorkflow(demo.context, { id })
    const after = await revisionNow()
    expect(await activeAt(before)).not.toContain(id)
    expect(await activeAt(during)).toContain(id)
    expect(await activeAt(after)).not.toContain(id)
    await startWorkflow(demo.context, { id })
    expect(await activeAt()).toContain(id)
    await finishWorkflow(demo.context, { id })
    expect(await activeAt()).not.toContain(id)
    expect(await activeAt(during)).toContain(id)
  })

  test('makes a version, and another one only when it does something else', async () => {
    const { id, nodes, edges } = await make()
    const first = await startWorkflow(demo.context, { id })
    expect(first.version?.number).toBe(1)
    await pauseWorkflow(demo.context, { id })
    const moved = nodes.map((node) => ({ ...node, position: { x: 1, y: 2 } }))
    await updateWorkflow(demo.context, { id, nodes: moved, edges })
    expect((await startWorkflow(demo.context, { id })).version).toEqual(first.version)
    await pauseWorkflow(demo.context, { id })
    await updateWorkflow(demo.context, { id, ...documentOf(demo.eventTypeId, '_name') })
    expect((await startWorkflow(demo.context, { id })).version?.number).toBe(2)
    const spans = await inStore(demo.storeId, (tx) =>
      tx.select().from(workflowActivations).where(eq(workflowActivations.workflowId, id)),
    )
    expect(spans.map((span) => span.toRevision === null)).toEqual([false, false, true])
  })

  test('an event of an older revision meets the version that was active then', async () => {
    const { id } = await make()
    await startWorkflow(demo.context, { id })
    const during = await revisionNow()
    await pauseWorkflow(demo.context, { id })
    await updateWorkflow(demo.context, { id, ...documentOf(demo.eventTypeId, '_surname') })
    await startWorkflow(demo.context, { id })
    const targets = await Promise.all(
      [during, await revisionNow()].map(async (revision) => {
        const versions = await inStore(demo.storeId, (tx) => activeVersions(tx, demo.storeId, revision))
        return JSON.stringify(versions.find((version) => version.workflowId === id)?.document.nodes[1]?.config)
      }),
    )
    expect(targets[0]).toContain('erp-name')
    expect(targets[1]).toContain('_surname')
  })

  test('of two starts at once one wins', async () => {
    const { id } = await make()
    const both = await Promise.all([0, 1].map(() => problemOf(startWorkflow(demo.context, { id }))))
    expect(both.map((problem) => problem.name).sort()).toEqual(['conflict', undefined].sort())
    const spans = await inStore(demo.storeId, (tx) =>
      tx.select().from(workflowActivations).where(eq(workflowActivations.workflowId, id)),
    )
    expect(spans).toHaveLength(1)
  })
})

describe('what a started workflow uses', () => {
  const withoutName = ORDER_FIELDS.filter((field) => field.id !== 'name')
  const renamed = ORDER_FIELDS.map((field) => (field.id === 'name' ? { ...field, name: 'Full name' } : field))
  const patch = (id: string, fields: object[]) =>
    updateEventType(demo.context, { id, ...eventTypePatchSchema.parse({ fields }) })

  test('can be neither deleted nor edited while it is active or paused, and can again when it is finished', async () => {
    const store = demo
    const { id, name } = await make(undefined, 'The one that locks')
    await addContactField('locked')
    await updateWorkflow(store.context, { id, ...documentOf(store.eventTypeId, 'locked') })
    await startWorkflow(store.context, { id })
    const usedBy = expect.arrayContaining([{ type: 'workflow', id, name }])
    const attempts = () =>
      Promise.all([
        problemOf(deleteIntegration(store.context, { id: store.integrationId })),
        problemOf(deleteEventType(store.context, { id: store.eventTypeId })),
        problemOf(patch(store.eventTypeId, withoutName)),
        problemOf(patch(store.eventTypeId, renamed)),
        problemOf(deleteContactField(store.context, { id: 'locked' })),
        problemOf(updateContactField(store.context, { id: 'locked', name: 'Other' })),
      ])
    for (const problem of await attempts()) expect(problem).toMatchObject({ name: 'in-use', usedBy })
    await pauseWorkflow(store.context, { id })
    for (const problem of await attempts()) expect(problem).toMatchObject({ name: 'in-use', usedBy })
    await finishWorkflow(store.context, { id })
    expect(await usesOf(id)).toEqual([])
    expect(await problemOf(deleteContactField(store.context, { id: 'locked' }))).toEqual({})
  })

  test('is locked by the database itself', async () => {
    const { id } = await make()
    await startWorkflow(demo.context, { id })
    const { storeId, eventTypeId } = demo
    const statements = [
      () => inStore(storeId, (tx) => tx.delete(eventTypes).where(eq(eventTypes.id, eventTypeId))),
      () =>
        inStore(storeId, (tx) =>
          tx.update(eventTypeFields).set({ type: 'date' }).where(eq(eventTypeFields.id, 'name')),
        ),
      () => inStore(storeId, (tx) => tx.delete(contactFields).where(eq(contactFields.id, 'erp-name'))),
    ]
    for (const statement of statements) {
      const error = await statement().then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(violationOf(error)).toMatchObject({ kind: 'foreign-key', constraint: expect.stringMatching(/^uses_/) })
    }
  })

  test('is what it uses now: a new version lets go of what the old one used', async () => {
    const { id } = await make()
    await startWorkflow(demo.context, { id })
    expect((await usesOf(id)).map((row) => row.eventFieldId ?? row.contactFieldId ?? 'type').sort()).toEqual([
      'erp-name',
      'name',
      'type',
    ])
    await pauseWorkflow(demo.context, { id })
    await updateWorkflow(demo.context, { id, ...documentOf(demo.eventTypeId, '_name', 'reference') })
    await startWorkflow(demo.context, { id })
    expect((await usesOf(id)).map((row) => row.eventFieldId ?? row.contactFieldId ?? 'type').sort()).toEqual([
      'reference',
      'type',
    ])
  })
})

test('each state takes its own actions and refuses the others with a reason', async () => {
  const actions: Record<WorkflowAction, (id: string) => Promise<unknown>> = {
    start: (id) => startWorkflow(demo.context, { id }),
    pause: (id) => pauseWorkflow(demo.context, { id }),
    finish: (id) => finishWorkflow(demo.context, { id }),
    edit: (id) => updateWorkflow(demo.context, { id, name: 'Edited' }),
    delete: (id) => deleteWorkflow(demo.context, { id }),
  }
  const roads: Record<string, WorkflowAction[]> = {
    draft: [],
    active: ['start'],
    paused: ['start', 'pause'],
    finished: ['start', 'finish'],
  }
  for (const [state, road] of Object.entries(roads)) {
    for (const [action, act] of Object.entries(actions)) {
      const { id } = await make()
      for (const step of road) await actions[step](id)
      const states: readonly string[] = WORKFLOW_CAN[action as WorkflowAction] // a key of `actions`
      const problem = await problemOf(act(id))
      if (states.includes(state)) expect(problem, `${action} a ${state}`).toEqual({})
      else
        expect(problem, `${action} a ${state}`).toMatchObject({
          name: 'conflict',
          detail: expect.stringContaining(state),
        })
    }
  }
})

test('the order of the list is the order in which they run', async () => {
  const made = [await make(undefined, 'A'), await make(undefined, 'B'), await make(undefined, 'C')].map(({ id }) => id)
  for (const id of made) await startWorkflow(demo.context, { id })
  const before = await revisionNow()
  expect((await activeAt()).filter((id) => made.includes(id))).toEqual(made)
  const [a, b, c] = made
  await reorderWorkflows(demo.context, { ids: [c ?? '', a ?? ''] })
  const list = (await listWorkflows(demo.context)).map(({ id }) => id)
  expect(list.slice(0, 2)).toEqual([c, a])
  expect(list).toContain(b)
  expect((await activeAt()).filter((id) => made.includes(id))).toEqual([c, a, b])
  expect((await activeAt(before)).filter((id) => made.includes(id))).toEqual(made)
  expect(await problemOf(reorderWorkflows(demo.context, { ids: [crypto.randomUUID()] }))).toMatchObject({
    name: 'not-found',
  })
})

test('the palette offers one trigger per event type, named as the article names it, and the fields of both sides', async () => {
  const { nodes, triggers, contactFields: fields, operators, assignmentOperators } = await palette(demo.context)
  expect(Object.fromEntries(nodes.map(({ type, exits }) => [type, exits.join()]))).toMatchObject({
    ...{ 'receive-event': 'next', 'page-visit': 'next', 'segment-entered': 'next', 'segment-left': 'next' },
    ...{ 'check-value': 'yes,no', 'in-segment': 'yes,no', 'has-field': 'yes,no' },
    ...{ 'set-field': 'next', 'show-web-content': 'next', 'add-to-segment': 'next', 'remove-from-segment': 'next' },
    ...{ wait: 'next', 'wait-for-event': 'received,timeout', split: 'a,b,c,d,e' },
  })
  expect(triggers.map(({ label }) => label)).toEqual([
    ...['Trigger ERP: Order paid', 'Trigger ERP: Order shipped'],
    'Page visit',
  ])
  expect(triggers[1]?.fields.map(({ id }) => id)).toEqual(ORDER_FIELDS.map(({ id }) => id))
  expect(fields.find(({ id }) => id === '_email')).toMatchObject({ isReadOnly: true, isSystem: true })
  expect(operators.decimal.map(({ name }) => name)).toContain('greater-than')
  expect(assignmentOperators.decimal.map(({ name }) => name)).toEqual(['set', 'add', 'subtract', 'clear'])
})

test('whoever is of another store finds no such workflow', async () => {
  const { id } = await make()
  const foreign = other.context
  const attempts = [
    getWorkflow(foreign, { id }),
    updateWorkflow(foreign, { id, name: 'Mine' }),
    deleteWorkflow(foreign, { id }),
    startWorkflow(foreign, { id }),
    pauseWorkflow(foreign, { id }),
    finishWorkflow(foreign, { id }),
    listRuns(foreign, { id }),
    reorderWorkflows(foreign, { ids: [id] }),
    getWorkflow(demo.context, { id: 'not-an-id' }),
  ]
  const problems = await Promise.all(attempts.map(problemOf))
  expect(problems.map((problem) => problem.name)).toEqual(attempts.map(() => 'not-found'))
  expect(await listWorkflows(foreign)).toEqual([])
  expect(JSON.stringify(await palette(foreign))).not.toContain(demo.eventTypeId)
})

test('each change leaves its line in the audit log', async () => {
  const { id } = await make(undefined, 'Audited')
  await updateWorkflow(demo.context, { id, ...documentOf(demo.eventTypeId, '_points', 'total') })
  await startWorkflow(demo.context, { id })
  await pauseWorkflow(demo.context, { id })
  await finishWorkflow(demo.context, { id })
  await deleteWorkflow(demo.context, { id })
  const lines = await inStore(demo.storeId, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.storeId, demo.storeId)),
  )
  const actions = lines.filter((line) => line.subject.id === id).map((line) => line.action.replace('workflow.', ''))
  expect(actions.sort()).toEqual(['created', 'deleted', 'finished', 'paused', 'started', 'updated'])
})

test('a literal of any language survives the way to the version', async () => {
  const assignments = [{ field: '_name', operator: 'set', source: literal('Señor 🎉 "quoted" \\ 日本') }]
  const { id } = await make({
    ...documentOf(demo.eventTypeId),
    nodes: documentOf(demo.eventTypeId).nodes.map((node) =>
      node.id === 'n2' ? { ...node, config: { assignments } } : node,
    ),
  })
  await startWorkflow(demo.context, { id })
  const versions = await inStore(demo.storeId, async (tx) => activeVersions(tx, demo.storeId, await revisionNow()))
  expect(versions.find((version) => version.workflowId === id)?.document.nodes[1]?.config).toEqual({ assignments })
})
