import { healthDoor } from '@/server/http/health'
import { toRouteHandler } from '@/server/http/route-handler'

export const dynamic = 'force-dynamic'

export const GET = toRouteHandler(healthDoor)
