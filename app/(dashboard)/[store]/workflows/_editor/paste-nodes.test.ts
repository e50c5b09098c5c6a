import { describe, expect, test } from 'vitest'
import type { WorkflowDocument } from '@/server/workflows/schema'
import { copyNodes } from './copy-nodes'
import { noteKey } from './note-key'
import { pasteNodes, readNodes } from './paste-nodes'

const reads = (node: string) => ({ assignments: [{ field: '_name', source: { from: 'event', node, field: 'name' } }] })
const chain: WorkflowDocument = {
  nodes: [
    { id: 'n1', type: 'receive-event', config: {}, position: { x: 0, y: 0 } },
    { id: 'n2', type: 'set-field', config: reads('n1'), position: { x: 0, y: 100 } },
    { id: 'n3', type: 'check-value', config: { source: { from: 'event', node: 'n1', field: 'total' } } },
  ],
  edges: [
    { from: 'n1', to: 'n2' },
    { from: 'n2', to: 'n3', port: 'yes' },
  ],
  notes: [{ id: 'n1', text: 'Ask Ana', position: { x: 300, y: 0 } }],
}

function paste(document: WorkflowDocument, text: string | undefined): ReturnType<typeof pasteNodes> {
  const fragment = readNodes(text ?? '')
  return fragment && pasteNodes(document, fragment)
}

describe('what is copied', () => {
  test('holds the lines between what is selected and no others', () => {
    expect(JSON.parse(copyNodes(chain, new Set(['n1', 'n2'])) ?? '')).toEqual({
      inlet: 'workflow-nodes',
      nodes: chain.nodes.slice(0, 2),
      edges: chain.edges.slice(0, 1),
    })
    expect(JSON.parse(copyNodes(chain, new Set([noteKey('n1')])) ?? '').notes).toEqual(chain.notes)
    expect(copyNodes(chain, new Set(['gone']))).toBeUndefined()
  })
})

describe('what is pasted', () => {
  test('has new ids, also within: lines, and sources that name what was copied with it', () => {
    const pasted = paste(chain, copyNodes(chain, new Set(['n1', 'n2', noteKey('n1')])))
    expect(pasted?.selected).toEqual(['n4', 'n5', noteKey('n2')])
    expect(pasted?.document.nodes.slice(0, 3)).toEqual(chain.nodes)
    expect(pasted?.document.nodes.slice(3)).toEqual([
      { id: 'n4', type: 'receive-event', config: {}, position: { x: 40, y: 40 } },
      { id: 'n5', type: 'set-field', config: reads('n4'), position: { x: 40, y: 140 } },
    ])
    expect(pasted?.document.edges).toEqual([...chain.edges, { from: 'n4', to: 'n5' }])
    expect(pasted?.document.notes?.[1]).toEqual({ id: 'n2', text: 'Ask Ana', position: { x: 340, y: 40 } })
  })

  test('keeps a source that names a node that was not copied', () => {
    const pasted = paste(chain, copyNodes(chain, new Set(['n2'])))
    expect(pasted?.document.nodes.at(-1)?.config).toEqual(reads('n1'))
  })

  test('goes to its own place in an empty workflow, and ever further aside when pasted again', () => {
    const text = copyNodes(chain, new Set(['n1']))
    const once = paste({ nodes: [], edges: [] }, text)
    expect(once?.document.nodes[0]?.position).toEqual({ x: 0, y: 0 })
    const twice = paste(once?.document ?? chain, text)
    expect(paste(twice?.document ?? chain, text)?.document.nodes.at(-1)?.position).toEqual({ x: 80, y: 80 })
  })

  test('may be a whole workflow, as a file or as the API gives it', () => {
    const whole = { id: 'x', name: 'ERP', state: 'draft', ...chain, problems: [] }
    for (const text of [JSON.stringify(whole), JSON.stringify({ inlet: 'workflow', version: 1, ...whole })])
      expect(paste({ nodes: [], edges: [] }, text)?.document.nodes).toHaveLength(3)
  })

  test('never makes a document larger than one may be', () => {
    const nodes = Array.from({ length: 199 }, (_, n) => ({ id: `n${n}`, type: 'wait', config: {} }))
    expect(paste({ nodes, edges: [] }, copyNodes(chain, new Set(['n1'])))?.document.nodes).toHaveLength(200)
    expect(paste({ nodes, edges: [] }, copyNodes(chain, new Set(['n1', 'n2'])))).toBeUndefined()
  })
})

test.each([
  ['no JSON', 'Dear Ana'],
  ['no object', '[1]'],
  ['no nodes', '{}'],
  ['an empty list', '{"nodes":[]}'],
  ['an id with a space', '{"nodes":[{"id":"n 1","type":"wait"}]}'],
  ['a position that is none', '{"nodes":[{"id":"n1","type":"wait","position":{"x":"0","y":0}}]}'],
  [
    'settings nested without end',
    `{"nodes":[{"id":"n1","type":"wait","config":{"a":${'['.repeat(9e4)}${']'.repeat(9e4)}}}]}`,
  ],
  ['more than a file may hold', `{"nodes":[{"id":"n1","type":"wait"}]}${' '.repeat(1024 * 1024)}`],
])('a text with %s is not pasted', (_, text) => {
  expect(readNodes(text)).toBeUndefined()
})

test('a key that names the prototype changes no prototype', () => {
  const text = '{"nodes":[{"id":"n1","type":"wait","config":{"a":{"__proto__":{"from":"event","node":"n1"}}}}]}'
  const pasted = paste({ nodes: [], edges: [] }, text)
  expect(Object.getPrototypeOf(pasted?.document.nodes[0]?.config.a)).toBe(Object.prototype)
})
