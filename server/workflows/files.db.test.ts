import { beforeAll, describe, expect, test } from 'vitest'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { createWorkflow } from './create-workflow'
import { exportWorkflow } from './export-workflow'
import { workflowFileSchema } from './file-schema'
import { importWorkflow } from './import-workflow'
import { previewImport } from './preview-import'
import { workflowInputSchema } from './schema'
import { startWorkflow } from './start-workflow'
import { createFromTemplate } from './templates/create-from-template'
import { listTemplates } from './templates/list-templates'
import { fromEvent } from './test-definitions'

let demo: DemoStore
let other: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
  await createContactField(
    demo.context,
    contactFieldInputSchema.parse({ id: 'erp-name', name: 'ERP name', type: 'text' }),
  )
})

async function exported() {
  const notes = [{ id: 'a', text: 'Ask Ana', position: { x: 0, y: 0 } }]
  const nodes = [
    { id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } },
    {
      ...{ id: 'n2', type: 'set-field' },
      config: { assignments: [{ field: 'erp-name', operator: 'set', source: fromEvent('name') }] },
    },
  ]
  const input = workflowInputSchema.parse({ name: 'ERP sync', nodes, notes, edges: [{ from: 'n1', to: 'n2' }] })
  const { id } = await createWorkflow(demo.context, input)
  const file = await exportWorkflow(demo.context, { id })
  return workflowFileSchema.parse(JSON.parse(JSON.stringify(file)))
}

describe('a workflow as a file', () => {
  test('comes back the same in its own store', async () => {
    const file = await exported()
    const back = await importWorkflow(demo.context, file)
    const { name, nodes, edges, notes } = file
    expect(back).toMatchObject({ name, nodes, edges, notes, state: 'draft', problems: [], version: { number: 1 } })
  })

  test('fits into another store as far as that has what it needs; the rest is said before and is a problem after', async () => {
    const file = await exported()
    const summary = await previewImport(other.context, file)
    expect(summary.matches.map(({ kind, found }) => [kind, found?.by ?? 'missing'])).toEqual([
      ['event-type', 'alias'],
      ['contact-field', 'missing'],
    ])
    expect(summary.problems).toEqual([{ node: 'n2', reason: expect.stringContaining('"erp-name"') }])
    const made = await importWorkflow(other.context, file)
    expect(made.problems).toEqual(summary.problems)
    expect(made.nodes[0]?.config.eventTypeId).toBe(other.eventTypeId)
  })
})

test('a template as proposed makes what is missing and a draft that can be started at once', async () => {
  const templates = await listTemplates(demo.context)
  for (const { name, proposals } of templates) {
    const [choices] = proposals
    if (!choices) continue
    const made = await createFromTemplate(demo.context, { template: name, name, choices })
    expect([name, made.problems]).toEqual([name, []])
    expect((await startWorkflow(demo.context, { id: made.id })).state).toBe('active')
  }
  expect(templates.filter(({ proposals }) => proposals.length > 0).map(({ name }) => name)).toContain('erp-sync')
})

test('a new contact field never takes the place of one that has its id', async () => {
  const create = { name: 'ERP name', type: 'decimal' as const }
  const { nodes } = await createFromTemplate(demo.context, {
    ...{ template: 'erp-sync', name: 'Totals' },
    choices: { eventTypeId: demo.eventTypeId, copies: [{ slot: 'total', from: 'total', to: { create } }] },
  })
  expect(nodes[1]?.config).toMatchObject({ assignments: [{ field: 'erp-name-2' }] })
})
