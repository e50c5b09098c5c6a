import { managementDoor } from '@/server/http/management/door'
import { toRouteHandler } from '@/server/http/route-handler'

export const dynamic = 'force-dynamic'

const handler = toRouteHandler(managementDoor)

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as PATCH, handler as POST, handler as PUT }
