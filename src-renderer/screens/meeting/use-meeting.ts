import { useMutation, useQuery } from '@tanstack/react-query'
import type { Meeting } from '../../../src-domain/meeting/meeting.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { base64Of } from '../../lib/base64.ts'
import { client } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { withQuotaReason } from '../../lib/quota-reason.ts'
import { tellAmiss, tellDone, tellProblem } from '../../lib/tell.ts'
import type { Kept } from '../../lib/undo/place-steps.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

export type Board = Awaited<ReturnType<typeof client.meeting.board>>

/** A place as it was seen and as it is to be; blank without. */
export type PlaceChange = { readonly seen: number | undefined; readonly place: number | undefined }

type Change = {
  readonly label: string
  readonly call: () => Promise<Kept>
  /** Said where the change is not seen at once. */
  readonly told?: string
}

/** A category before the meeting, and every way to change it; each a step that can be taken back. */
export function useMeeting(category: CategoryId) {
  const { data: board } = useQuery(desk.meeting.board.queryOptions({ input: { category } }))
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ label, call }: Change) => steps.keep(label, call()),
    onSuccess: (_, { told }) => told && tellDone(`${told}。Ctrl+Z 可撤销。`),
    onError: tellProblem,
    onSettled: () => refreshAll(),
  })
  return {
    board,
    isPending,
    change: (meeting: Meeting, told?: string) =>
      mutate({
        label: '改评审会',
        call: () => client.meeting.change(meeting),
        ...(told ? { told } : {}),
      }),
    place: (member: number, application: string, { seen = 0, place }: PlaceChange) =>
      mutate({
        label: `改 ${member} 号评委的排序表`,
        call: () => client.meeting.place({ category, member, application, seen, ...(place ? { place } : {}) }),
      }),
    clear: (member: number) =>
      mutate({
        label: `清除 ${member} 号评委的排序表`,
        call: () => client.meeting.clear({ category, member }),
        told: `已清除 ${member} 号评委的排序表`,
      }),
    passOver: (applications: readonly string[], reason: string, onKept: () => void = () => {}) =>
      mutate(
        {
          label: '写未列入推荐的理由',
          call: () => client.meeting.passOver({ applications: [...applications], reason }),
        },
        { onSuccess: onKept },
      ),
    takeOver: (order: readonly string[], basedOn: readonly string[], reason: string) =>
      mutate({
        label: reason,
        call: () =>
          withQuotaReason((quotaReason) =>
            client.ranking.arrange({
              ...{ category, order: [...order], basedOn: [...basedOn], reason },
              ...(quotaReason ? { quotaReason } : {}),
            }),
          ),
        told: `已${reason}推荐 ${order.length} 件`,
      }),
    read: (files: readonly File[]) =>
      mutate({
        label: '读入评委排序表',
        call: async () => {
          const given = await Promise.all(
            files.map(async (file) => ({ file: file.name, base64: await base64Of(file) })),
          )
          const { read, refused, ...kept } = await client.meeting.readSheets({ files: given })
          const remarks = [
            ...refused.map(({ message }) => message),
            ...read.flatMap(({ file, remarks }) => remarks.map((remark) => `“${file}”：${remark}。`)),
          ]
          if (remarks.length > 0) tellAmiss(remarks.join('\n'))
          if (read.length > 0) tellDone(`已读入 ${read.length} 张排序表。Ctrl+Z 可撤销。`)
          return kept
        },
      }),
  }
}
