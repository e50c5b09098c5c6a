import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditEntries, inStore, stores } from '@/db'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { createWorkflow } from './create-workflow'
import { dropDraft } from './drop-draft'
import { getVersion } from './get-version'
import { getWorkflow } from './get-workflow'
import { listVersions } from './list-versions'
import { pauseWorkflow } from './pause-workflow'
import { saveDraft } from './save-draft'
import { type WorkflowDocument, workflowInputSchema } from './schema'
import { startWorkflow } from './start-workflow'
import { fromEvent, problemOf } from './test-definitions'
import { updateWorkflow } from './update-workflow'

let demo: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
})

const documentOf = (field = '_name'): WorkflowDocument => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } },
    { id: 'n2', type: 'set-field', config: { assignments: [{ field, operator: 'set', source: fromEvent('name') }] } },
  ],
  edges: [{ from: 'n1', to: 'n2' }],
})
const NOTE = { id: 'a', text: 'Ask Ana', position: { x: 1, y: 2 } }

const make = (document: Partial<WorkflowDocument> = documentOf()) =>
  createWorkflow(demo.context, workflowInputSchema.parse({ name: 'ERP sync', ...document }))
const numbersOf = async (id: string) =>
  (await listVersions(demo.context, { id })).results.map(({ number, nodes, wasStarted }) => [number, nodes, wasStarted])

describe('each save is a version', () => {
  test('where it does something else, and none where only a name, a place or a note changed', async () => {
    const blank = await make({})
    expect(blank.version).toBeNull()
    const { id } = blank
    await updateWorkflow(demo.context, { id, ...documentOf() })
    const { nodes, edges } = documentOf()
    await updateWorkflow(demo.context, { id, name: 'Renamed', notes: [NOTE], edges, nodes: nodes.map(moved) })
    expect(await numbersOf(id)).toEqual([[1, 2, false]])
    const saved = await updateWorkflow(demo.context, { id, ...documentOf('_surname') })
    expect(saved).toMatchObject({ version: { number: 2 }, notes: [NOTE] })
    expect(await numbersOf(id)).toEqual([
      [2, 2, false],
      [1, 2, false],
    ])
  })

  test('the first when it is made with nodes; starting makes no other', async () => {
    const { id, version } = await make()
    expect(version?.number).toBe(1)
    expect((await startWorkflow(demo.context, { id })).version).toEqual(version)
    expect(await numbersOf(id)).toEqual([[1, 2, true]])
    await pauseWorkflow(demo.context, { id })
    await updateWorkflow(demo.context, { id, ...documentOf('_surname') })
    expect(await numbersOf(id)).toEqual([
      [2, 2, false],
      [1, 2, true],
    ])
  })

  test('that can be read as it was, page by page', async () => {
    const { id, version } = await make()
    await updateWorkflow(demo.context, { id, ...documentOf('_surname') })
    const first = await listVersions(demo.context, { id, limit: 1 })
    const second = await listVersions(demo.context, { id, limit: 1, cursor: first.nextCursor ?? undefined })
    expect([...first.results, ...second.results].map(({ number }) => number)).toEqual([2, 1])
    expect(second.nextCursor).toBeNull()
    expect(await getVersion(demo.context, { id, versionId: version?.id ?? '' })).toEqual({
      ...version,
      ...documentOf(),
    })
    const elsewhere = await make()
    const wrong = { id: elsewhere.id, versionId: version?.id ?? '' }
    expect(await problemOf(getVersion(demo.context, wrong))).toMatchObject({ name: 'not-found' })
  })
})

const moved = (node: WorkflowDocument['nodes'][number]) => ({ ...node, position: { x: 5, y: 5 } })

describe('what the editor keeps by itself', () => {
  const draftOf = (basedOn: string) => ({ name: '', ...documentOf('_surname'), notes: [NOTE], basedOn })

  test('stands beside what was saved, and leaves no trace of a change', async () => {
    const { id, updatedAt } = await make()
    const before = await traces()
    const { at } = await saveDraft(demo.context, { id, ...draftOf(updatedAt) })
    expect(await traces()).toEqual(before)
    const workflow = await getWorkflow(demo.context, { id })
    expect(workflow).toMatchObject({ name: 'ERP sync', ...documentOf(), version: { number: 1 }, updatedAt })
    expect(workflow.draft).toEqual({ ...draftOf(updatedAt), at })
  })

  test('goes when it is thrown away, and when the editor saves; a save from elsewhere leaves it', async () => {
    const { id, updatedAt } = await make()
    await saveDraft(demo.context, { id, ...draftOf(updatedAt) })
    await dropDraft(demo.context, { id })
    expect((await getWorkflow(demo.context, { id })).draft).toBeNull()
    await saveDraft(demo.context, { id, ...draftOf(updatedAt) })
    const renamed = await updateWorkflow(demo.context, { id, name: 'By API' })
    expect(renamed.draft).not.toBeNull()
    const saved = await updateWorkflow(demo.context, { id, ...documentOf('_surname'), basedOn: renamed.updatedAt })
    expect(saved.draft).toBeNull()
  })

  test('is not taken for a workflow that cannot be edited', async () => {
    const { id, updatedAt } = await make()
    await startWorkflow(demo.context, { id })
    for (const refused of [saveDraft(demo.context, { id, ...draftOf(updatedAt) }), dropDraft(demo.context, { id })])
      expect(await problemOf(refused)).toMatchObject({ name: 'conflict' })
  })
})

test('a save over somebody else’s is refused and changes nothing', async () => {
  const { id, updatedAt: basedOn } = await make()
  const theirs = await updateWorkflow(demo.context, { id, name: 'Theirs', basedOn })
  const mine = updateWorkflow(demo.context, { id, name: 'Mine', ...documentOf('_surname'), basedOn })
  expect(await problemOf(mine)).toMatchObject({ name: 'conflict', detail: expect.stringContaining('elsewhere') })
  expect(await getWorkflow(demo.context, { id })).toEqual(theirs)
  const { updatedAt } = theirs
  expect(await updateWorkflow(demo.context, { id, name: 'Mine', basedOn: updatedAt })).toMatchObject({ name: 'Mine' })
})

/** The store's revision and its number of lines in the audit log. */
const traces = () =>
  inStore(demo.storeId, async (tx) => {
    const [store] = await tx.select({ revision: stores.revision }).from(stores).where(eq(stores.id, demo.storeId))
    return [store?.revision, await tx.$count(auditEntries, eq(auditEntries.storeId, demo.storeId))]
  })
