import { createContactField } from '@/server/contacts/create-contact-field'
import { deleteContactField } from '@/server/contacts/delete-contact-field'
import { getContactField } from '@/server/contacts/get-contact-field'
import { listContactFields } from '@/server/contacts/list-contact-fields'
import { contactFieldInputSchema, contactFieldPatchSchema } from '@/server/contacts/schema'
import { updateContactField } from '@/server/contacts/update-contact-field'
import { pageOfAll } from '@/server/paging'
import { idOf } from './ids'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'contact-fields:read'
const write = 'contact-fields:write'
const readOnly = ['isSystem', 'isReadOnly']

export const contactFields: Route[] = [
  list({
    ...{ path: '/contact-fields', scope: read, query: pageQuery },
    summary: 'List the fields of contacts, system fields first',
    run: async (ctx, { query }) => pageOfAll(await listContactFields(ctx), query),
  }),
  route({
    ...{ method: 'POST', path: '/contact-fields', scope: write, body: contactFieldInputSchema, readOnly },
    summary: 'Create a custom contact field',
    run: (ctx, { body }) => createContactField(ctx, body),
  }),
  route({
    ...{ method: 'GET', path: '/contact-fields/{id}', scope: read },
    summary: 'Get a contact field',
    run: (ctx, call) => getContactField(ctx, idOf(call)),
  }),
  route({
    ...{ method: 'PATCH', path: '/contact-fields/{id}', scope: write, body: contactFieldPatchSchema, readOnly },
    summary: 'Change a custom contact field; 409 while something uses it',
    run: (ctx, call) => updateContactField(ctx, { ...call.body, ...idOf(call) }),
  }),
  route({
    ...{ method: 'DELETE', path: '/contact-fields/{id}', scope: write },
    summary: 'Delete a custom contact field and its values; 409 while something uses it',
    run: (ctx, call) => deleteContactField(ctx, idOf(call)),
  }),
]
