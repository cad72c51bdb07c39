import { useMutation } from '@tanstack/react-query'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { attachmentsNow, keepAttachments } from '../../form/application-cache.ts'
import { type ChosenFile, client, fileAddress, upload } from '../../lib/client.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useUndo } from '../../lib/undo.tsx'

export type Spot = { readonly slot: string; readonly year?: number }

/** A removed attachment that is added again has another number; steps taken before still mean it. */
const renumbered = new Map<number, number>()

function numberNow(id: number): number {
  const next = renumbered.get(id)
  return next === undefined ? id : numberNow(next)
}

/** Adding, placing and removing the attachments of an application, each a step that can be taken back. */
export function useAttachments(application: string) {
  const { done } = useUndo()
  const keep = async (call: Promise<Parameters<typeof keepAttachments>[1]>) => {
    const changed = await call
    keepAttachments(application, changed)
    return changed.attachments
  }
  const place = (attachment: number, { slot, year }: Spot) =>
    keep(
      client.attachments.place({
        application,
        attachment: numberNow(attachment),
        slot,
        ...(year === undefined ? {} : { year }),
      }),
    )
  const remove = (attachment: number) =>
    keep(client.attachments.remove({ application, attachment: numberNow(attachment) }))
  const add = async (files: readonly ChosenFile[], spot: Partial<Spot>) => {
    const known = new Set(attachmentsNow(application).map((a) => a.id))
    const from = { upload: await upload(files) }
    const after = await keep(client.attachments.add({ application, from, ...spot }))
    return after.filter((a) => !known.has(a.id)).map((a) => a.id)
  }
  /** The same bytes under the same name; only the number is another. */
  const addAgain = async ({ file, slot, year }: Attachment, body: Blob) => {
    const again = { path: file, file: new File([body], file) }
    return add([again], { slot, ...(year === undefined ? {} : { year }) })
  }

  const { mutate, isPending } = useMutation({
    mutationFn: ({ act }: Act) => act(),
    onSuccess: ({ undo, redo }, { label }) => {
      tellDone(`${label}。Ctrl+Z 可撤销。`)
      done({ label, undo, redo })
    },
    onError: tellProblem,
  })

  return {
    isPending,
    add: (files: readonly ChosenFile[], spot: Partial<Spot>) =>
      mutate({
        label: files.length === 1 ? `添加“${files[0]?.path}”` : `添加 ${files.length} 份附件`,
        act: async () => {
          const ids = await add(files, spot)
          return {
            undo: async () => {
              for (const id of ids) await remove(id)
            },
            redo: async () => {
              const again = await add(files, spot)
              ids.forEach((id, i) => {
                const now = again[i]
                if (now !== undefined) renumbered.set(numberNow(id), now)
              })
            },
          }
        },
      }),
    place: (attachment: Attachment, spot: Spot) =>
      mutate({
        label: `归类“${attachment.file}”`,
        act: async () => {
          const before = { slot: attachment.slot, ...(attachment.year === undefined ? {} : { year: attachment.year }) }
          await place(attachment.id, spot)
          return { undo: () => place(attachment.id, before), redo: () => place(attachment.id, spot) }
        },
      }),
    remove: (attachment: Attachment) =>
      mutate({
        label: `移除“${attachment.file}”`,
        act: async () => {
          const kept = await fetch(fileAddress(attachment.id))
          const body = kept.ok ? await kept.blob() : undefined
          await remove(attachment.id)
          return {
            undo: async () => {
              if (!body) return tellDone(`“${attachment.file}”的原件已丢失，不能恢复。请重新添加。`)
              const [again] = await addAgain(attachment, body)
              if (again !== undefined) renumbered.set(numberNow(attachment.id), again)
            },
            redo: () => remove(attachment.id),
          }
        },
      }),
  }
}

type Act = {
  readonly label: string
  readonly act: () => Promise<{ readonly undo: () => Promise<unknown>; readonly redo: () => Promise<unknown> }>
}

export type Attachments = ReturnType<typeof useAttachments>
