import { disconnect } from '@/db'
import { makeDemoStore } from '@/tests/support/make-demo-store'
import { createContact } from '@/server/contact-edits/create-contact'
import { contactActivity } from '@/server/contacts/contact-activity'
import { listWorkflows } from '@/server/workflows/list-workflows'
const demo = await makeDemoStore()
await createContact(demo.context, { email: 'a@b.example', fields: { _name: 'A' } })
for (const f of [() => contactActivity(demo.context, { key: { email: 'a@b.example' } }), () => listWorkflows(demo.context)])
  await f().then((r) => console.log(JSON.stringify(r)), (e) => console.log(e.cause?.message, String(e.message).slice(0, 1800)))
await disconnect()
