import { connect, createServer } from 'node:net'

/** @param {number} port @param {string} [host] without one: all interfaces, IPv6 included @returns {Promise<boolean>} */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port on the loopback: the one of last time where it is still free, else any. @param {number} [wanted] @returns {Promise<number>} */
export async function freePort(wanted) {
  if (wanted && (await isPortFree(wanted, '127.0.0.1'))) return wanted
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}

/**
 * Says something to a line protocol on the loopback and collects the answer until it matches; empty when nobody answers.
 * @param {number} port @param {string} words @param {RegExp} pattern @returns {Promise<string>}
 */
export function ask(port, words, pattern) {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(words))
    const end = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, end)
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      if (pattern.test(answer)) end()
    })
    socket.on('error', end)
    socket.on('close', end)
  })
}
