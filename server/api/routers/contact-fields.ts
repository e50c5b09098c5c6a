import { z } from 'zod'
import { createContactField } from '@/server/contacts/create-contact-field'
import { deleteContactField } from '@/server/contacts/delete-contact-field'
import { listContactFields } from '@/server/contacts/list-contact-fields'
import { contactFieldInputSchema, contactFieldPatchSchema } from '@/server/contacts/schema'
import { updateContactField } from '@/server/contacts/update-contact-field'
import { editorProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })

export const contactFieldsRouter = router({
  list: viewerProcedure.query(async ({ ctx }) => ({ results: await listContactFields(ctx.store) })),
  create: editorProcedure
    .input(contactFieldInputSchema)
    .mutation(({ ctx, input }) => createContactField(ctx.store, input)),
  update: editorProcedure
    .input(one)
    .input(contactFieldPatchSchema)
    .mutation(({ ctx, input }) => updateContactField(ctx.store, input)),
  delete: editorProcedure.input(one).mutation(({ ctx, input }) => deleteContactField(ctx.store, input)),
})
