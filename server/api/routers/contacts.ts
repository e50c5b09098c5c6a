import { z } from 'zod'
import { createContact } from '@/server/contact-edits/create-contact'
import { eraseContact } from '@/server/contact-edits/erase-contact'
import { updateContact } from '@/server/contact-edits/update-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
import { getContact } from '@/server/contacts/get-contact'
import { listContacts } from '@/server/contacts/list-contacts'
import { contactInputSchema, contactPatchSchema, contactSearchSchema } from '@/server/contacts/schema'
import { pageSchema } from '@/server/paging'
import { editorProcedure, ownerProcedure, router, viewerProcedure } from '../trpc'

const one = z.object({ id: z.string() })

export const contactsRouter = router({
  list: viewerProcedure
    .input(pageSchema)
    .input(contactSearchSchema)
    .query(({ ctx, input }) => listContacts(ctx.store, input)),
  get: viewerProcedure.input(one).query(({ ctx, input }) => getContact(ctx.store, { id: input.id })),
  activity: viewerProcedure
    .input(one)
    .input(pageSchema)
    .query(({ ctx, input: { id, cursor, limit } }) => contactActivity(ctx.store, { key: { id }, cursor, limit })),
  create: editorProcedure.input(contactInputSchema).mutation(({ ctx, input }) => createContact(ctx.store, input)),
  update: editorProcedure
    .input(one)
    .input(contactPatchSchema)
    .mutation(({ ctx, input: { id, fields } }) => updateContact(ctx.store, { key: { id }, fields })),
  erase: ownerProcedure
    .input(one.extend({ email: z.string() }))
    .mutation(({ ctx, input: { id, email } }) => eraseContact(ctx.store, { key: { id }, typed: email })),
})
