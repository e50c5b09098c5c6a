import { expect, test } from 'vitest'
import { readWorkflowText } from './read-workflow-text'

const whole = { inlet: 'workflow', version: 1, name: 'ERP', nodes: [{ id: 'n1', type: 'wait' }] }
const none = { eventTypes: [], contactFields: [], segments: [], webContents: [] }
const read = (change: object) => readWorkflowText(JSON.stringify({ ...whole, ...change }))

test('a file may leave out what it has none of, and begin with a byte order mark', () => {
  const file = { ...whole, nodes: [{ ...whole.nodes[0], config: {} }], edges: [], notes: [], needs: none }
  expect(read({})).toEqual({ file })
  expect(readWorkflowText(`\uFEFF${JSON.stringify(whole)}`)).toEqual({ file })
})

test.each([
  ['of something else', { inlet: 'segment' }],
  ['of a version to come', { version: 2 }],
  ['without a name', { name: ' ' }],
  ['without nodes', { nodes: undefined }],
  ['with a node that is none', { nodes: [{ id: 'n1' }] }],
  ['with needs that are none', { needs: { eventTypes: [{ id: 7 }] } }],
])('a file %s is refused', (_, change) => {
  expect(read(change)).toEqual({ reason: 'notOne' })
})

test('what is no JSON, nested without end or too large is refused', () => {
  expect(readWorkflowText('PK\u0003\u0004')).toEqual({ reason: 'notOne' })
  expect(readWorkflowText('['.repeat(1e5))).toEqual({ reason: 'notOne' })
  expect(readWorkflowText(' '.repeat(1024 * 1024 + 1))).toEqual({ reason: 'tooLarge' })
})
