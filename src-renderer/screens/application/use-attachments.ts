import { useMutation } from '@tanstack/react-query'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { keepAttachments } from '../../form/application-cache.ts'
import { type ChosenFile, client, upload } from '../../lib/client.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

export type Spot = { readonly slot: string; readonly year?: number }

type Change = { readonly label: string; readonly call: () => ReturnType<typeof client.attachments.remove> }

/** Adding, placing and removing the attachments of an application, each a step that can be taken back. */
export function useAttachments(application: string) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (changed, { label }) => {
      keepAttachments(application, changed)
      tellDone(`${label}。Ctrl+Z 可撤销。`)
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

export type Attachments = ReturnType<typeof useAttachments>
