import { z } from 'zod'
import { rosterKindNames, rosterKinds } from '../../rosters/roster.ts'
import { eventKind } from '../event-kind.ts'
import { FilePart, Uid } from '../parts.ts'

export const rosterImported = eventKind({
  kind: 'roster-imported',
  title: '导入名单',
  told: {
    ...{ roster: z.enum(rosterKindNames), title: z.string(), source: z.string(), entries: z.int().min(1) },
    dated: z.iso.date().exactOptional(),
  },
  added: { uid: Uid, serves: z.string().exactOptional(), file: FilePart },
  sentence: ({ roster, title, source, entries }) =>
    `导入${rosterKinds[roster].title}《${title}》（${source}），${entries} 家`,
})
