import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Application, Attachment } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { keepAttachments } from '../../form/application-cache.ts'
import { client } from '../../lib/client.ts'
import { remainingTime } from '../../lib/remaining.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { type ChosenFile, upload } from '../../lib/upload.ts'
import type { Job } from '../../lib/use-job.ts'

export type Spot = { readonly slot: string; readonly year?: number }

type Changed = Awaited<ReturnType<typeof client.attachments.remove>> &
  Partial<Pick<Awaited<ReturnType<typeof client.attachments.add>>, 'before'>>

type Change = { readonly label: string; readonly call: () => Promise<Changed> }

/** Adding, placing and removing the attachments of an application, each a step that can be taken back. */
export function useAttachments({ id: application, withdrawn }: Application, category: Category) {
  const steps = useSteps()
  const fixed = withdrawn !== undefined
  const { job, stop, hand } = useHandingOver()
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
    /** The application is withdrawn: nothing may be changed. */
    fixed,
    /** Nor may it while a change is under way. */
    locked: isPending || fixed,
    /** What is being handed over, and the way out of it while it can still be stopped. */
    ...{ job, stop },
    add: (files: readonly ChosenFile[], spot: Partial<Spot>) =>
      mutate({
        label: files.length === 1 ? `添加“${files[0]?.path}”` : `添加 ${files.length} 份附件`,
        call: () => hand(files, (id) => client.attachments.add({ application, from: { upload: id }, ...spot })),
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

/** Shows how much of the files is handed over, by their bytes; reading and keeping them then is named. */
function useHandingOver() {
  const [job, setJob] = useState<Job>()
  const controller = useRef<AbortController>(undefined)
  const hand = async (files: readonly ChosenFile[], then: (upload: string) => Promise<Changed>): Promise<Changed> => {
    const stopping = new AbortController()
    const { signal } = stopping
    controller.current = stopping
    const what = files.length === 1 ? `“${files[0]?.path}”` : `${files.length} 份附件`
    const guess = remainingTime()
    const progress = (bytes: number, total: number) => {
      const fraction = total > 0 ? bytes / total : undefined
      const remaining = fraction === undefined ? undefined : guess({ at: performance.now(), fraction })
      setJob({ label: `读取${what}`, fraction, remaining })
    }
    try {
      progress(0, 1)
      const id = await upload(files, { signal, progress })
      controller.current = undefined
      setJob({ label: `归类、保存${what}`, fraction: undefined, remaining: undefined })
      return await then(id)
    } finally {
      controller.current = undefined
      setJob(undefined)
    }
  }
  return { job, hand, stop: job?.fraction === undefined ? undefined : () => controller.current?.abort() }
}

function addedBefore(before: NonNullable<Changed['before']>, category: Category, others: boolean): string {
  const files = before.map(({ file, as }) => {
    const place = category.attachments.findIndex((slot) => slot.id === as.slot)
    return `“${file}”与“${place + 1} ${category.attachments[place]?.title ?? as.slot}”中的“${as.file}”`
  })
  return `${files.join('、')}是同一份文件，没有重复添加。${others ? '其余的已添加，Ctrl+Z 可撤销。' : ''}`
}

export type Attachments = ReturnType<typeof useAttachments>
