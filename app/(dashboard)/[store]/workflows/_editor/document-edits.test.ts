import { describe, expect, test } from 'vitest'
import type { WorkflowDocument } from '@/server/workflows/schema'
import {
  configureNode,
  connectNodes,
  freeId,
  inOrder,
  insertNode,
  nodesBefore,
  possibleNext,
  removeNode,
} from './document-edits'

const node = (id: string) => ({ id, type: 'set-field', config: {} })
const chain: WorkflowDocument = { nodes: [node('n1'), node('n2')], edges: [{ from: 'n1', to: 'n2' }] }

describe('a node', () => {
  test('put onto an edge stands between its ends', () => {
    const { edges } = insertNode(chain, node('n3'), { from: 'n1', to: 'n2' }, 'next')
    expect(edges).toEqual([
      { from: 'n1', to: 'n3' },
      { from: 'n3', to: 'n2' },
    ])
  })

  test('with two exits put onto an edge goes on by its first', () => {
    const { edges } = insertNode(chain, node('n3'), { from: 'n1', to: 'n2' }, 'yes')
    expect(edges).toContainEqual({ from: 'n3', to: 'n2', port: 'yes' })
  })

  test('put behind an exit keeps the exit', () => {
    expect(insertNode(chain, node('n3'), { from: 'n2', port: 'no' }, 'next').edges).toContainEqual({
      from: 'n2',
      to: 'n3',
      port: 'no',
    })
  })

  test('taken out leaves its neighbours joined', () => {
    const three = insertNode(chain, node('n3'), { from: 'n1', to: 'n2' }, 'next')
    expect(removeNode(three, 'n3')).toEqual(chain)
    expect(removeNode(chain, 'n2').edges).toEqual([])
  })
})

test('an edge is there once', () => {
  expect(connectNodes(chain, 'n1', 'n2', undefined)).toBe(chain)
  expect(connectNodes(chain, 'n1', 'n1', undefined)).toBe(chain)
})

test('a free id is one that no node has', () => {
  expect(freeId({ nodes: [node('n3'), node('x')] })).toBe('n4')
})

test('the nodes before one are all that lead to it', () => {
  const three = insertNode(chain, node('n3'), { from: 'n2' }, 'next')
  expect([...nodesBefore(three, 'n3')].sort()).toEqual(['n1', 'n2'])
})

test('an exit cannot be led back to what comes before it, nor to a trigger', () => {
  const document = { ...chain, nodes: [...chain.nodes, node('n3'), { ...node('n4'), type: 'receive-event' }] }
  expect(possibleNext(document, 'n2', (type) => type === 'receive-event').map(({ id }) => id)).toEqual(['n3'])
})

test('nodes are listed in the order in which an event passes them', () => {
  const { nodes, edges } = insertNode(chain, node('n3'), { from: 'n1', to: 'n2' }, 'next')
  expect(inOrder({ nodes, edges }).map(({ id }) => id)).toEqual(['n1', 'n3', 'n2'])
  const circle = { nodes: chain.nodes, edges: [...chain.edges, { from: 'n2', to: 'n1' }] }
  expect(inOrder(circle)).toHaveLength(2)
})

test('a way that a split has no more takes its lines along, and no others', () => {
  const split = { id: 's', type: 'split', config: { shares: { a: 40, b: 30, c: 30 } } }
  const edges = [
    { from: 's', to: 'n1', port: 'a' },
    { from: 's', to: 'n1', port: 'b' },
    { from: 's', to: 'n2', port: 'c' },
    { from: 'n1', to: 'n2' },
  ]
  const document: WorkflowDocument = { nodes: [split, ...chain.nodes], edges }
  const edited = configureNode(document, 's', { shares: { a: 50, c: 50 } })
  expect(edited.edges).toEqual(edges.filter(({ port }) => port !== 'b'))
  expect(configureNode(document, 's', { shares: { a: 34, b: 33, c: 33 } }).edges).toEqual(edges)
})
