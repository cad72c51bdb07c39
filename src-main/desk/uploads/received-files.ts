import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { visibleName } from '../../../src-domain/text/visible-name.ts'
import { ifReadable } from '../../bugs.ts'
import type { HandedIn } from './handed-in.ts'

/*
 * On the disk an upload's files have numbers, and their names stand in a list beside them: so no name can be one the disk
 * does not know, and none is taken for another.
 */

const list = 'names.jsonl'

const Received = z.strictObject({ names: z.array(z.string()).readonly(), as: z.string() })

/** Notes that a file has come whole: under these names, kept as `as` in the upload's folder. */
export async function noteReceived(upload: string, received: z.output<typeof Received>): Promise<void> {
  // On a line of its own, whatever a full disk has left of the one before.
  await appendFile(join(upload, list), `\n${JSON.stringify(received)}\n`)
}

/** The files of an upload. Of two under one name the later counts. */
export async function receivedFiles(upload: string): Promise<HandedIn[]> {
  const text = (await ifReadable(readFile(join(upload, list), 'utf8'))) ?? ''
  const received = text.split('\n').flatMap(wholeLine)
  const latest = new Map(received.map(({ names, as }) => [names.join('/'), { names, as }]))
  return [...latest.values()].map(({ names, as }) => ({
    file: names.map(visibleName).join('/'),
    path: join(upload, as),
  }))
}

/** A line that was broken off was never acknowledged. */
function wholeLine(line: string): z.output<typeof Received>[] {
  try {
    return line === '' ? [] : [Received.parse(JSON.parse(line))]
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
