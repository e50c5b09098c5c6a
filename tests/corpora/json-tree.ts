/** A JSON document as it stands in its text: numbers by their digits, keys in order and perhaps twice. */
export type Tree = string | boolean | null | Num | Tree[] | Obj

export class Num {
  constructor(readonly text: string) {}
}

export class Obj {
  constructor(readonly entries: [string, Tree][] = []) {}

  /** The value of a key; the last one where it comes twice. */
  get(key: string): Tree | undefined {
    return this.entries.findLast(([name]) => name === key)?.[1]
  }

  set(key: string, value: Tree): void {
    this.entries.push([key, value])
  }

  keys(): string[] {
    return [...new Set(this.entries.map(([key]) => key))]
  }
}

export function textOf(tree: Tree): string {
  if (tree instanceof Num) return tree.text
  if (tree instanceof Obj)
    return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`).join(',')}}`
  if (Array.isArray(tree)) return `[${tree.map(textOf).join(',')}]`
  return JSON.stringify(tree)
}
