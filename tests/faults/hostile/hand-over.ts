import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApplication } from '../../../src-main/desk/applications/create-application.ts'
import { closeDesk, openDesk } from '../../../src-main/desk/desk.ts'
import { handOver } from '../../../src-main/desk/merge/hand-over.ts'
import { merge } from '../../../src-main/desk/merge/merge.ts'
import { newDeskFrom } from '../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../src-main/desk/merge/plan-merge.ts'
import { writeNote } from '../../../src-main/desk/notes/write-note.ts'
import { correctValue } from '../../../src-main/desk/values/correct-value.ts'
import { sha256 } from '../../../src-main/files/sha256.ts'
import { must, officer } from '../../support/desk.ts'
import { rawZip } from '../../support/raw-zip.ts'
import type { Random } from '../random.ts'
import { damaged, oddJson } from './bytes.ts'
import { type Entries, entriesOf, oddContainer } from './containers.ts'
import { corpus } from './corpus.ts'
import type { World } from './world.ts'

/** A hand-over of a colleague who went on from the same data: damaged, or odd inside under hashes that agree with it. */
export async function handOverFile(world: World): Promise<(random: Random) => Promise<string>> {
  const bytes = await given(world)
  const entries = await entriesOf(bytes)
  const path = join(world.inputs, '交接.zip')
  const file = '交接.zip'
  const fresh = join(world.inputs, '新电脑')
  return async (random) => {
    const odd = () => agreeing(random, entries)
    const kinds = [() => damaged(random, bytes, bytes), () => oddContainer(random, entries), odd, odd, odd] as const
    writeFileSync(path, random.one(kinds)())
    try {
      if (random.below(4) === 0) {
        const opened = await newDeskFrom(fresh, { path, file }, officer)
        return opened.ok ? 'taken' : opened.problem.code
      }
      const plan = await planMerge(world.desk(), { path, file })
      if (!plan.ok || random.below(4) > 0) return plan.ok ? 'taken' : plan.problem.code
      const { basedOn } = plan.value
      const merged = await merge(world.desk(), { path, file, basedOn, rest: 'theirs' }, officer)
      return merged.ok ? 'taken' : merged.problem.code
    } finally {
      rmSync(path)
      rmSync(fresh, { recursive: true, force: true })
    }
  }
}

async function given({ named }: World): Promise<Buffer> {
  const [folder, to] = [join(named, '另一台'), join(named, '盘')]
  cpSync(corpus.district, folder, { recursive: true })
  mkdirSync(to)
  const desk = must(openDesk(folder))
  try {
    must(correctValue(desk, { application: 'A01', key: 'address', value: '样例路 1 号' }, officer))
    must(writeNote(desk, { application: 'A02', kind: 'memo', text: '样例' }, officer))
    must(createApplication(desk, { category: 'enterprise', name: '样例新企业' }, officer))
    return readFileSync(must(await handOver(desk, { to }, officer)).path)
  } finally {
    closeDesk(desk)
  }
}

type Manifest = { applications: { uid: string; sha256: string; size: number }[] }

/** One text of it with data nobody expects, of an application the manifest then lists. */
function agreeing(random: Random, entries: Entries): Buffer {
  const texts = entries.filter(({ name }) => String(name).endsWith('.json'))
  const chosen = texts[random.below(texts.length)]
  const changed = entries.map((one) => (one === chosen ? { ...one, content: oddJson(random, one.content) } : one))
  const head = changed.find(({ name }) => String(name) === 'hand-over.json')
  const odd = changed.find(({ name }) => name === chosen?.name)
  if (!head || !odd || head === odd) return rawZip(changed)
  const manifest = JSON.parse(head.content.toString()) as Manifest
  const listed = manifest.applications.find(({ uid }) => String(odd.name) === `applications/${uid}.json`)
  if (listed) Object.assign(listed, { sha256: sha256(odd.content), size: odd.content.length })
  const content = Buffer.from(JSON.stringify(manifest))
  return rawZip(changed.map((one) => (one === head ? { ...one, content } : one)))
}
