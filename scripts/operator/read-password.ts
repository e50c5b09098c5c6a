import { stderr, stdin } from 'node:process'

/** A password from stdin: typed without echo at a terminal, else the first line of what is piped in; '' when there is none. */
export async function readPassword(prompt: string): Promise<string> {
  if (stdin.isTTY) return typed(prompt)
  let text = ''
  stdin.setEncoding('utf8')
  for await (const chunk of stdin) text += chunk
  return text.split(/\r?\n/, 1)[0] ?? ''
}

function typed(prompt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    stderr.write(prompt)
    stdin.setRawMode(true)
    stdin.setEncoding('utf8')
    stdin.resume()
    const end = (settle: () => void) => {
      stdin.setRawMode(false)
      stdin.pause()
      stdin.off('data', take)
      stderr.write('\n')
      settle()
    }
    const take = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n' || key === '\u0004') return end(() => resolve(text))
        if (key === '\u0003') return end(() => reject(new Error('Interrupted.')))
        if (key === '\u007f' || key === '\b') text = [...text].slice(0, -1).join('')
        else if (key >= ' ') text += key
      }
    }
    stdin.on('data', take)
  })
}
