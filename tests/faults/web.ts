import { commitGroup } from '@/server/events/commit-group'
import { listen, makeServer } from '@/server/http/make-server'

/** The web process of a fault run. DEFECT=answer-first answers before the commit: what the oracle must find. */
if (process.env.DEFECT === 'answer-first') {
  const group = commitGroup()
  const commit = group.add.bind(group)
  group.add = async (entry) => {
    setTimeout(() => void commit(entry).catch(() => {}), 300)
    return { kind: 'stored', contactId: entry.id }
  }
}

await listen(makeServer(undefined))
