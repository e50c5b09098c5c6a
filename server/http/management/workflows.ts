import { z } from 'zod'
import { pageOfAll } from '@/server/paging'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { deleteWorkflow } from '@/server/workflows/delete-workflow'
import { finishWorkflow } from '@/server/workflows/finish-workflow'
import { getWorkflow } from '@/server/workflows/get-workflow'
import { listRuns } from '@/server/workflows/list-runs'
import { listWorkflows } from '@/server/workflows/list-workflows'
import { pauseWorkflow } from '@/server/workflows/pause-workflow'
import { RUN_STATES, workflowInputSchema, workflowPatchSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { updateWorkflow } from '@/server/workflows/update-workflow'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'workflows:read'
const write = 'workflows:write'
const readOnly = ['state', 'priority', 'problems', 'version', 'draft', 'entered', 'lastRunAt']

const runsQuery = pageQuery.extend({
  contactId: z.uuid('expected the id of a contact').optional(),
  state: z.enum(RUN_STATES, `expected one of ${RUN_STATES.join(', ')}`).optional(),
})

const CHANGES = { start: startWorkflow, pause: pauseWorkflow, finish: finishWorkflow }

export const workflows: Route[] = [
  list({
    ...{ path: '/workflows', scope: read, query: pageQuery },
    summary: 'List workflows in the order of their priority',
    run: async (ctx, { query }) => pageOfAll(await listWorkflows(ctx), query),
  }),
  route({
    ...{ method: 'POST', path: '/workflows', scope: write, body: workflowInputSchema, readOnly },
    summary: 'Create a workflow as a draft',
    run: (ctx, { body }) => createWorkflow(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/workflows/{id}', scope: read },
    summary: 'Get a workflow',
    run: (ctx, call) => getWorkflow(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'PATCH', path: '/workflows/{id}', scope: write, body: workflowPatchSchema, readOnly },
    summary: 'Change a draft or paused workflow; `nodes`, `edges` and `notes` replace the whole list',
    run: (ctx, call) => updateWorkflow(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/workflows/{id}', scope: write },
    summary: 'Delete a workflow that is not active',
    run: (ctx, call) => deleteWorkflow(ctx, idOf(call)),
  }),
  ...Object.entries(CHANGES).map(([name, change]) =>
    route({
      ...{ method: 'POST', path: `/workflows/{id}/${name}`, scope: write, status: 200 },
      summary: `${name.charAt(0).toUpperCase()}${name.slice(1)} a workflow; 409 where its state or its problems forbid it`,
      run: (ctx, call) => change(ctx, idOf(call)),
    }),
  ),
  list({
    ...{ path: '/workflows/{id}/runs', scope: read, query: runsQuery },
    summary: "List a workflow's runs, newest event first; of one contact, or in one state",
    run: (ctx, call) => listRuns(ctx, { ...call.query, ...idOf(call) }),
  }),
]
