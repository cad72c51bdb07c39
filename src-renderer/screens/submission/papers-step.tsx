import { Button } from '@mantine/core'
import { client } from '../../client.ts'
import { tellDone } from '../../lib/tell.ts'
import { PapersList, sum } from './papers-list.tsx'
import { Step } from './step.tsx'
import type { Product, SubmissionState } from './submission-state.ts'
import type { Making } from './use-making.tsx'

/** 3: everything that is printed, made from the edition and looked at before it is printed. */
export function PapersStep({
  state,
  making,
  unfolded,
  onShow,
}: {
  readonly state: SubmissionState
  readonly making: Making
  readonly unfolded: boolean
  readonly onShow: (product: Product) => void
}) {
  const { current, lost, papersMade, summary, books, unfit } = state
  const made = books.flatMap((b) => b.product ?? [])
  const anything = summary !== undefined || made.length > 0
  const make = async () => {
    const done = await making.start('papers', '生成申报书和汇总表', (signal) =>
      // With all of them there, it is because something outside the data has changed: a typeface was installed.
      client.editions.make({ anew: papersMade }, { signal }),
    )
    if (done) tellDone('申报书和汇总表已生成，并已逐件做印前检查')
  }
  const printJob = async () => {
    const done = await making.start('printJob', '合并打印', (signal) => client.editions.printJobs({}, { signal }))
    const first = done?.products.findLast((p) => p.kind === 'printJob' && !p.missing)
    if (first) onShow(first)
  }
  return (
    <Step
      number={3}
      title="申报书和汇总表"
      state={papersMade && unfit.length === 0 ? 'done' : current ? 'open' : lost.papers ? 'outdated' : 'waiting'}
      warning={unfit.length > 0 && `${unfit.length} 份材料印前检查不通过，还不能付印。`}
      progress={making.progressOf('papers', 'printJob')}
      text={
        papersMade
          ? `推荐汇总表 ${summary?.details?.pages ?? 0} 页，申报书 ${made.length} 册 ${sum(made, 'sheets')} 张，均标明${current?.mark}。`
          : anything
            ? `已生成 ${made.length} 册申报书，还差 ${books.length - made.length} 册。`
            : '推荐汇总表供盖章，申报书成册双面打印；都标明定稿版次，逐件做印前检查。'
      }
      button={
        <Button onClick={make} disabled={!current || making.busy} variant={papersMade ? 'default' : 'filled'}>
          {papersMade ? '重新生成' : '生成'}
        </Button>
      }
      unfolded={unfolded}
    >
      {anything && <PapersList state={state} onShow={onShow} onPrintJob={printJob} busy={making.busy} />}
    </Step>
  )
}
