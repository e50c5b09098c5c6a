import type { IncomingMessage, ServerResponse } from 'node:http'

/** So long may a sender go on with a body that was answered already. */
const LINGER_MS = 2000

/**
 * Lets an answer that leaves before its request is complete (401, 413 …) reach the sender: a socket closed with unread
 * bytes in it is reset, and a reset may overtake the answer. So the answer goes out at once, the rest of the body is
 * taken in and thrown away, and the connection ends when the sender has finished or its time is over.
 */
export function endAfterRequest(request: IncomingMessage, response: ServerResponse): void {
  const end = response.end.bind(response)
  const endLater = (body?: string): ServerResponse => {
    if (request.complete || response.destroyed) return end(body)
    response.write(body ?? '')
    const timer = setTimeout(finish, LINGER_MS).unref()
    function finish(): void {
      clearTimeout(timer)
      request.off('end', finish).off('close', finish)
      end()
    }
    request.once('end', finish).once('close', finish).resume()
    return response
  }
  response.end = endLater as typeof response.end // the fast lane ends with a string or nothing
}
