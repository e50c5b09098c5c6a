import { eraseContact } from '@/server/contact-edits/erase-contact'
import { putContact } from '@/server/contact-edits/put-contact'
import { putContactByExternalId } from '@/server/contact-edits/put-contact-by-external-id'
import { contactActivity } from '@/server/contacts/contact-activity'
import type { ContactKey } from '@/server/contacts/find-contact'
import { contactDocument, getContact } from '@/server/contacts/get-contact'
import { listContacts } from '@/server/contacts/list-contacts'
import { contactSearchSchema, fieldChangesSchema } from '@/server/contacts/schema'
import type { StoreContext } from '@/server/context'
import { activityDocument } from './activity-document'
import { pageQuery } from './query'
import { list, type Route, route } from './route'

const read = 'contacts:read'
const write = 'contacts:write'

type Params = Record<string, string>
type Fields = Record<string, unknown>

/** A contact is called by email (two addresses) or by external id: the same calls at each. */
function callsAt(
  path: string,
  by: string,
  keyOf: (params: Params) => ContactKey,
  put: (ctx: StoreContext, params: Params, fields: Fields) => ReturnType<typeof putContact>,
): Route[] {
  return [
    route({
      ...{ method: 'GET', path, scope: read },
      summary: `Get a contact by ${by}`,
      run: async (ctx, { params }) => contactDocument(await getContact(ctx, keyOf(params))),
    }),
    route({
      ...{ method: 'PATCH', path, scope: write, body: fieldChangesSchema },
      summary: `Write fields of a contact by ${by}; it is created if it is missing`,
      run: async (ctx, { params, body }) => contactDocument(await put(ctx, params, body)),
    }),
    route({
      ...{ method: 'DELETE', path, scope: write },
      summary: `Erase a contact by ${by} from every table, events included`,
      run: (ctx, { params }) => eraseContact(ctx, { key: keyOf(params) }),
    }),
    list({
      ...{ path: `${path}/activities`, scope: read, query: pageQuery },
      summary: `What happened to a contact by ${by}, newest first`,
      run: async (ctx, { params, query }) => {
        const page = await contactActivity(ctx, { key: keyOf(params), ...query })
        return { ...page, results: page.results.map(activityDocument) }
      },
    }),
  ]
}

const byEmail = ({ email = '' }: Params): ContactKey => ({ email })
const putByEmail = (ctx: StoreContext, { email = '' }: Params, fields: Fields) => putContact(ctx, { email, fields })

export const contacts: Route[] = [
  list({
    ...{ path: '/contacts', scope: read, query: pageQuery.extend(contactSearchSchema.shape) },
    summary: 'List contacts, the youngest first; `search` looks in email and names',
    run: (ctx, { query }) => listContacts(ctx, query),
  }),
  ...callsAt('/contacts/email/{email}', 'email', byEmail, putByEmail),
  ...callsAt('/contacts/{email}', 'email', byEmail, putByEmail),
  ...callsAt(
    '/contacts/external-id/{externalId}',
    'external id',
    ({ externalId = '' }) => ({ externalId }),
    (ctx, { externalId = '' }, fields) => putContactByExternalId(ctx, { externalId, fields }),
  ),
]
