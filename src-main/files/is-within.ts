import { parse, relative } from 'node:path'

/** Whether a path is `folder` or anywhere below it; on another drive it is not. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !/^\.\.[\\/]/.test(way) && parse(way).root === ''
}
