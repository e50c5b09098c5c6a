import { disconnect } from '@/db'
import { makeDemoStore } from '@/tests/support/make-demo-store'
import { createContact } from '@/server/contact-edits/create-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
const demo = await makeDemoStore()
await createContact(demo.context, { email: 'a@b.example', fields: { _name: 'A', _surname: 'B' } })
const p = await contactActivity(demo.context, { key: { email: 'a@b.example' }, limit: 1 })
console.log(Buffer.from(p.nextCursor ?? '', 'base64url').toString())
await disconnect()
