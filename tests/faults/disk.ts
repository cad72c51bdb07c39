import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Step } from './trace.ts'

/*
 * What a disk may hold after a power cut, as the file systems allow (ALICE, Pillai et al., OSDI 2014; SQLite's own
 * test6.c): what was synced is there; of the rest of a file any part may be, down to a sector of a write; of the names in
 * a folder, made, renamed and removed, the first so many, since journals keep their order. A file's sync says nothing of
 * its name: that is the folder's.
 */

/** A file or folder, however it is called by and by. */
type Node = number

type Change =
  | { readonly of: 'content'; readonly node: Node; readonly step: Extract<Step, { does: 'write' | 'cut' }> }
  | { readonly of: 'names'; readonly folder: string; readonly remove?: string; readonly add?: readonly [string, Node] }

export type Disk = {
  /** Changes in order, each with the step after which it is sure to be there; Infinity for one never synced. */
  readonly changes: readonly (Change & { readonly seq: number; readonly sureAfter: number })[]
  readonly folders: ReadonlySet<Node>
  /** Files that were there from the beginning, and what they held. */
  readonly before: ReadonlyMap<string, Node>
  readonly base: string
  readonly root: string
}

/** Chooses what of the changes that are not sure has reached the disk: undefined for nothing, else how many bytes. */
export type Fate = {
  readonly content: (size: number) => number
  readonly names: (count: number) => number
}

/** Follows the steps from what lies in `base`, a copy of `root` as it was before them. */
export function diskOf(steps: readonly Step[], base: string, root: string): Disk {
  const live = new Map<string, Node>()
  const folders = new Set<Node>()
  let nodes = 0
  const entries = readdirSync(base, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(root, relative(base, join(entry.parentPath, entry.name)))
    live.set(path, ++nodes)
    if (entry.isDirectory()) folders.add(nodes)
  }
  live.set(root, ++nodes)
  folders.add(nodes)
  const before = new Map(live)
  const changes: (Change & { seq: number; sureAfter: number })[] = []
  const note = (seq: number, change: Change) => changes.push({ ...change, seq, sureAfter: Number.POSITIVE_INFINITY })

  for (const [i, step] of steps.entries()) {
    if (step.does === 'say') continue
    const node = live.get(step.path)
    const folder = dirname(step.path)
    switch (step.does) {
      case 'write':
      case 'cut':
        if (node !== undefined) note(i, { of: 'content', node, step })
        break
      case 'make':
        if (node !== undefined) break
        live.set(step.path, ++nodes)
        if (step.folder) folders.add(nodes)
        note(i, { of: 'names', folder, add: [step.path, nodes] })
        break
      case 'link':
        if (node === undefined) break
        live.set(step.to, node)
        note(i, { of: 'names', folder: dirname(step.to), add: [step.to, node] })
        break
      case 'rename': {
        if (node === undefined) break
        for (const [path, inside] of [...live]) {
          if (!path.startsWith(`${step.path}/`)) continue
          live.delete(path)
          live.set(step.to + path.slice(step.path.length), inside)
        }
        live.delete(step.path)
        live.set(step.to, node)
        note(i, { of: 'names', folder: dirname(step.to), remove: step.path, add: [step.to, node] })
        break
      }
      case 'remove':
        if (!live.delete(step.path)) break
        note(i, { of: 'names', folder, remove: step.path })
        break
      case 'sync':
        for (const change of changes) {
          if (change.sureAfter !== Number.POSITIVE_INFINITY) continue
          const synced = change.of === 'content' ? change.node === node : change.folder === step.path
          if (synced) change.sureAfter = i
        }
    }
  }
  return { changes, folders, before, base, root }
}

/** Lays out at `target` what the disk holds if the power goes just before step `until`. */
export function layOut(disk: Disk, until: number, fate: Fate, target: string): void {
  const names = new Map(disk.before)
  const contents = new Map<Node, Buffer>()
  const original = new Map([...disk.before].map(([path, node]) => [node, path]))
  const contentOf = (node: Node) => contents.get(node) ?? readOriginal(disk, original.get(node))
  const happened = disk.changes.filter(({ seq }) => seq < until)
  const named = namesThatStand(happened, until, fate)
  for (const change of happened) {
    if (change.of === 'content') {
      const sure = change.sureAfter < until
      contents.set(change.node, changed(contentOf(change.node), change.step, sure ? undefined : fate))
    } else if (named.has(change)) {
      if (change.remove !== undefined) moveOut(names, change.remove, change.add?.[0])
      if (change.add) names.set(...change.add)
    }
  }
  mkdirSync(target, { recursive: true })
  for (const [path, node] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path === disk.root || !isReachable(names, disk.root, path)) continue
    const place = join(target, relative(disk.root, path))
    const untouched = original.get(node)
    if (disk.folders.has(node)) mkdirSync(place, { recursive: true })
    else if (contents.has(node) || untouched === undefined) writeFileSync(place, contentOf(node))
    else if (place.includes('.sqlite')) writeFileSync(place, contentOf(node))
    // What nobody writes to (files/ by content) need not be copied.
    else linkSync(join(disk.base, relative(disk.root, untouched)), place)
  }
}

function readOriginal(disk: Disk, path: string | undefined): Buffer {
  return path === undefined ? Buffer.alloc(0) : readFileSync(join(disk.base, relative(disk.root, path)))
}

/** Of each folder's changes of names the sure ones, and of the others the first so many. */
function namesThatStand(happened: Disk['changes'], until: number, fate: Fate): ReadonlySet<Change> {
  const standing = new Set<Change>()
  const open = new Map<string, Change[]>()
  for (const change of happened) {
    if (change.of !== 'names') continue
    if (change.sureAfter < until) standing.add(change)
    else open.set(change.folder, [...(open.get(change.folder) ?? []), change])
  }
  for (const changes of open.values())
    for (const change of changes.slice(0, fate.names(changes.length))) standing.add(change)
  return standing
}

function changed(content: Buffer, step: Extract<Step, { does: 'write' | 'cut' }>, fate: Fate | undefined): Buffer {
  if (step.does === 'cut') {
    if (fate && fate.content(1) === 0) return content
    if (step.size <= content.length) return content.subarray(0, step.size)
    return Buffer.concat([content, Buffer.alloc(step.size - content.length)])
  }
  const data = step.data.subarray(0, fate ? fate.content(step.data.length) : step.data.length)
  if (data.length === 0) return content
  const whole = Buffer.alloc(Math.max(content.length, step.at + data.length))
  content.copy(whole)
  data.copy(whole, step.at)
  return whole
}

/** Takes a name away, with everything below it, to where a rename puts it. */
function moveOut(names: Map<string, Node>, path: string, to: string | undefined): void {
  names.delete(path)
  for (const [below, node] of [...names]) {
    if (!below.startsWith(`${path}/`)) continue
    names.delete(below)
    if (to !== undefined) names.set(to + below.slice(path.length), node)
  }
}

/** Whether all the folders above a name have reached the disk too. */
function isReachable(names: ReadonlyMap<string, Node>, root: string, path: string): boolean {
  for (let folder = dirname(path); folder !== root; folder = dirname(folder)) if (!names.has(folder)) return false
  return true
}
