export type Step = { command: string; status: number; headers: [name: string, value: string][]; body: string }

export type Transcript = {
  /** A part of the product that it waits for. */
  needs: string | undefined
  steps: Step[]
}

const BLOCKS = /^```sh\n([\s\S]*?)^```\n+```http\n(\d{3})\n([\s\S]*?)^```$/gm

/** A transcript as docs/transcripts/README.md describes it. Throws where a command has no answer. */
export function readTranscript(text: string): Transcript {
  const needs = /^needs: (.+)$/.exec(text.split('\n')[0] ?? '')?.[1]
  const steps = [...text.matchAll(BLOCKS)].map(([, command = '', status = '', rest = '']): Step => {
    const [head = '', ...body] = rest.split(/^\n/m)
    const headers = head.split('\n').flatMap((line): Step['headers'] => {
      const at = line.indexOf(':')
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]]
    })
    return { command, status: Number(status), headers, body: body.join('\n').trim() }
  })
  const commands = text.match(/^```sh$/gm)?.length ?? 0
  if (steps.length !== commands) throw new Error(`${commands} commands, but ${steps.length} answers`)
  return { needs, steps }
}
