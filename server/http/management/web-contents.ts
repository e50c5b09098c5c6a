import { pageOfAll } from '@/server/paging'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { deleteWebContent } from '@/server/web-contents/delete-web-content'
import { getWebContent } from '@/server/web-contents/get-web-content'
import { listWebContents } from '@/server/web-contents/list-web-contents'
import { webContentInputSchema, webContentPatchSchema } from '@/server/web-contents/schema'
import { updateWebContent } from '@/server/web-contents/update-web-content'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'web-contents:read'
const write = 'web-contents:write'

export const webContents: Route[] = [
  list({
    ...{ path: '/web-contents', scope: read, query: pageQuery },
    summary: 'List web contents',
    run: async (ctx, { query }) => pageOfAll(await listWebContents(ctx), query),
  }),
  route({
    ...{ method: 'POST', path: '/web-contents', scope: write, body: webContentInputSchema },
    summary: 'Create a web content',
    run: (ctx, { body }) => createWebContent(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/web-contents/{id}', scope: read },
    summary: 'Get a web content with the workflows that show it',
    run: (ctx, call) => getWebContent(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'PATCH', path: '/web-contents/{id}', scope: write, body: webContentPatchSchema },
    summary: 'Change a web content',
    run: (ctx, call) => updateWebContent(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/web-contents/{id}', scope: write },
    summary: 'Delete a web content; 409 while a started workflow shows it',
    run: (ctx, call) => deleteWebContent(ctx, idOf(call)),
  }),
]
