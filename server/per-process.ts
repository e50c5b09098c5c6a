/**
 * One instance per process. The fast lane and Next's bundles load their own copies of a module, so what must exist
 * once (the database pool, the group commit, the caches) is kept on `globalThis`.
 */
export function perProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`inlet.${name}`)
  const holder = globalThis as { [key: symbol]: unknown } // globalThis has no index signature for symbols
  holder[key] ??= make()
  return holder[key] as T // what is stored under this name is always made by `make`
}
