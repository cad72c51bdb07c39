import { useMutation } from '@tanstack/react-query'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { keepAttachments } from '../../form/application-cache.ts'
import { type ChosenFile, client, upload } from '../../lib/client.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

export type Spot = { readonly slot: string; readonly year?: number }

type Changed = Awaited<ReturnType<typeof client.attachments.remove>> &
  Partial<Pick<Awaited<ReturnType<typeof client.attachments.add>>, 'before'>>

type Change = { readonly label: string; readonly call: () => Promise<Changed> }

/** Adding, placing and removing the attachments of an application, each a step that can be taken back. */
export function useAttachments(application: string, category: Category) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (changed, { label }) => {
      keepAttachments(application, changed)
      if (changed.step) tellDone(`${label}。Ctrl+Z 可撤销。`)
      if (changed.before?.length) tellDone(addedBefore(changed.before, category, changed.step !== undefined), toRead)
    },
    onError: tellProblem,
  })
  return {
    isPending,
    add: (files: readonly ChosenFile[], spot: Partial<Spot>) =>
      mutate({
        label: files.length === 1 ? `添加“${files[0]?.path}”` : `添加 ${files.length} 份附件`,
        call: async () => client.attachments.add({ application, from: { upload: await upload(files) }, ...spot }),
      }),
    place: ({ id, file }: Attachment, spot: Spot) =>
      mutate({
        label: `归类“${file}”`,
        call: () => client.attachments.place({ application, attachment: id, ...spot }),
      }),
    remove: ({ id, file }: Attachment) =>
      mutate({
        label: `移除“${file}”`,
        call: () => client.attachments.remove({ application, attachment: id }),
      }),
  }
}

function addedBefore(before: NonNullable<Changed['before']>, category: Category, others: boolean): string {
  const files = before.map(({ file, as }) => {
    const place = category.attachments.findIndex((slot) => slot.id === as.slot)
    return `“${file}”与“${place + 1} ${category.attachments[place]?.title ?? as.slot}”中的“${as.file}”`
  })
  return `${files.join('、')}是同一份文件，没有重复添加。${others ? '其余的已添加，Ctrl+Z 可撤销。' : ''}`
}

export type Attachments = ReturnType<typeof useAttachments>
