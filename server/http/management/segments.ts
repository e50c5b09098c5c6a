import { z } from 'zod'
import { pageOfAll } from '@/server/paging'
import { createSegment } from '@/server/segments/create-segment'
import { deleteSegment } from '@/server/segments/delete-segment'
import { getSegment } from '@/server/segments/get-segment'
import { listMembers } from '@/server/segments/list-members'
import { listSegments } from '@/server/segments/list-segments'
import { previewSegment } from '@/server/segments/preview-segment'
import { segmentDefinitionSchema, segmentInputSchema, segmentPatchSchema } from '@/server/segments/schema'
import { updateSegment } from '@/server/segments/update-segment'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'segments:read'
const write = 'segments:write'
const readOnly = ['count', 'asOf', 'sentence', 'type']

export const segments: Route[] = [
  list({
    ...{ path: '/segments', scope: read, query: pageQuery },
    summary: 'List segments with their counts',
    run: async (ctx, { query }) => pageOfAll(await listSegments(ctx), query),
  }),
  route({
    ...{ method: 'POST', path: '/segments', scope: write, body: segmentInputSchema, readOnly },
    summary: 'Create a segment',
    run: (ctx, { body }) => createSegment(ctx, body),
  }),
  route({
    ...{ method: 'POST', path: '/segments/preview', scope: read, status: 200 },
    body: z.object({ definition: segmentDefinitionSchema }),
    summary: 'Count who would be in a segment, with ten of them; nothing is stored',
    run: (ctx, { body }) => previewSegment(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/segments/{id}', scope: read },
    summary: 'Get a segment with its count',
    run: (ctx, call) => getSegment(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'PATCH', path: '/segments/{id}', scope: write, body: segmentPatchSchema, readOnly },
    summary: 'Change a segment; its members follow before the answer',
    run: (ctx, call) => updateSegment(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/segments/{id}', scope: write },
    summary: 'Delete a segment; 409 while another is built on it',
    run: (ctx, call) => deleteSegment(ctx, idOf(call)),
  }),
  list({
    ...{ path: '/segments/{id}/contacts', scope: read, query: pageQuery },
    summary: 'List the contacts of a segment',
    run: (ctx, call) => listMembers(ctx, { ...call.query, ...idOf(call) }),
  }),
]
