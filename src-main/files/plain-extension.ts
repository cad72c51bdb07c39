import { extname } from 'node:path'

/** A file's extension where it is one, for readers that go by it: the rest of a name from outside goes on no disk. */
export function plainExtension(file: string): string {
  const extension = extname(file)
  return /^\.[A-Za-z0-9]{1,8}$/.test(extension) ? extension.toLowerCase() : ''
}
