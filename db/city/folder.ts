import { join } from 'node:path'

/** Where everything of a city's folder lies (汇总). */
export function cityFolder(folder: string) {
  return {
    /** What makes it one, and which database it goes by. */
    mark: join(folder, 'city.json'),
    database: join(folder, 'city.sqlite'),
    /** The districts' packages as they came, by content. */
    packages: join(folder, 'packages'),
    exports: join(folder, 'exports'),
  }
}
