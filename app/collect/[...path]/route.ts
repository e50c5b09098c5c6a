import { ingest } from '@/server/http/ingest'
import { toRouteHandler } from '@/server/http/route-handler'

export const dynamic = 'force-dynamic'

const handler = toRouteHandler(ingest)

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as PATCH, handler as POST, handler as PUT }
