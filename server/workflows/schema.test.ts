import { expect, test } from 'vitest'
import { WORKFLOW_CAN, WORKFLOW_STATES, type WorkflowAction, whyNot, workflowInputSchema } from './schema'

test('every action is open in its states and says why it is shut in the others', () => {
  for (const action of Object.keys(WORKFLOW_CAN) as WorkflowAction[]) {
    // the keys of that very table
    for (const state of WORKFLOW_STATES) {
      const states: readonly string[] = WORKFLOW_CAN[action]
      if (states.includes(state)) expect(whyNot(action, state)).toBeUndefined()
      else expect(whyNot(action, state)).toMatch(/^A workflow that is \w+ cannot be \w+: .+\.$/)
    }
  }
})

test('what Postgres cannot hold is refused, wherever in a configuration it stands', () => {
  for (const text of ['a\0b', 'half \ud800']) {
    const config = { assignments: [{ source: { value: [text] } }] }
    const input = { name: 'x', nodes: [{ id: 'n1', type: 'set-field', config }] }
    expect(workflowInputSchema.safeParse(input).success).toBe(false)
    expect(workflowInputSchema.safeParse({ name: text }).success).toBe(false)
  }
  expect(workflowInputSchema.safeParse({ name: 'Señales 🎉' }).success).toBe(true)
})
