import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A process of the product that a test may kill and start again. `defect` switches a deliberate fault on (faults §1). */
export class Victim {
  private child: ChildProcess | undefined

  constructor(
    private readonly entry: string,
    private readonly env: Record<string, string>,
    private readonly isReady: () => Promise<boolean>,
  ) {}

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', this.entry], {
      env: { ...process.env, LOG_LEVEL: 'error', ...this.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    this.child = child
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`${this.entry} ended with ${child.exitCode}`)
      await pause(20)
    }
  }

  /** kill -9, and wait until the system says that it is gone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
  }

  freeze = (): boolean | undefined => this.child?.kill('SIGSTOP')
  thaw = (): boolean | undefined => this.child?.kill('SIGCONT')

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await gone
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => probe.once('listening', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}
