import { z } from 'zod'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { deleteWebContent } from '@/server/web-contents/delete-web-content'
import { getWebContent } from '@/server/web-contents/get-web-content'
import { listWebContents } from '@/server/web-contents/list-web-contents'
import { previewWebContent } from '@/server/web-contents/preview-web-content'
import { templateSchema, webContentInputSchema, webContentPatchSchema } from '@/server/web-contents/schema'
import { updateWebContent } from '@/server/web-contents/update-web-content'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })
const template = z.object({ html: templateSchema, eventTypeId: z.uuid().optional(), eventId: z.uuid().optional() })

export const webContentsRouter = router({
  list: viewerProcedure.query(async ({ ctx }) => ({ results: await listWebContents(ctx.store) })),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getWebContent(ctx.store, input)),
  preview: viewerProcedure
    .input(template)
    .query(({ ctx, input: { html, eventTypeId, eventId } }) =>
      previewWebContent(ctx.store, { html, eventTypeId, eventId }),
    ),
  create: editorProcedure
    .input(webContentInputSchema)
    .mutation(({ ctx, input: { name, type, html, showOn, selector } }) =>
      createWebContent(ctx.store, { name, type, html, showOn, selector }),
    ),
  update: editorProcedure
    .input(one)
    .input(webContentPatchSchema)
    .mutation(({ ctx, input: { id, name, type, html, showOn, selector } }) =>
      updateWebContent(ctx.store, { id, name, type, html, showOn, selector }),
    ),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteWebContent(ctx.store, input)),
})
