import { createServer } from 'node:http'
import next from 'next'

/** A built Next app behind node:http with no fast lane before it: (b) with the bare app, (c) with ours. Usage: DIR. */
const app = next({ dev: false, dir: process.argv[2] ?? '.', port: Number(process.env.PORT) })
await app.prepare()
const handle = app.getRequestHandler()
createServer((request, response) => handle(request, response)).listen(Number(process.env.PORT), '127.0.0.1')
