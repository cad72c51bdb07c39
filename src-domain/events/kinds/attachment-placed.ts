import { z } from 'zod'
import { type About, eventKind } from '../event-kind.ts'
import { PlacePart, PlaceStatePart, Uid } from '../parts.ts'

export const attachmentPlaced = eventKind({
  kind: 'attachment-placed',
  title: '归类附件',
  told: { file: z.string(), from: PlacePart, to: PlacePart },
  added: { uid: Uid, before: PlaceStatePart, after: PlaceStatePart },
  sentence: ({ file, from, to }, about) =>
    `将${about.name}的附件“${file}”由“${slotName(about, from)}”归为“${slotName(about, to)}”`,
})

/** 审计报告（2022 年）. Former rows have the slot by its title, which stands for itself. */
function slotName({ category }: About, { slot, year }: z.infer<typeof PlacePart>): string {
  const title = category?.attachments.find((s) => s.id === slot)?.title ?? slot
  return year === undefined ? title : `${title}（${year} 年）`
}
