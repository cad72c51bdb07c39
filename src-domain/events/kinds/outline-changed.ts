import { z } from 'zod'
import { eventKind } from '../event-kind.ts'

export const outlineChanged = eventKind({
  kind: 'outline-changed',
  title: '修改正文',
  /** Whole texts; `from` is absent where the outline had no such heading. */
  told: { heading: z.string(), from: z.string().exactOptional(), to: z.string() },
  sentence: ({ heading }, { name, category }) => {
    const title = category?.outline.headings.find((h) => h.id === heading)?.title ?? heading
    return `修改${name}的正文“${title}”`
  },
  place: ({ heading }) => heading,
  change: ({ from, to }) => ({ from, to }),
})
