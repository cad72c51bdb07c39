import { client } from '../../lib/client.ts'
import type { Product, Submission } from '../../lib/submission.ts'
import { tellDone } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { ProductsList, sum } from './products-list.tsx'
import { Step } from './step.tsx'
import type { Making } from './use-making.tsx'

/** 3: everything that is printed, made from the edition and looked at before it is printed. */
export function ProductsStep({
  state,
  making,
  unfolded,
  onShow,
}: {
  readonly state: Submission
  readonly making: Making
  readonly unfolded: boolean
  readonly onShow: (product: Product) => void
}) {
  const { current, lost, allMade, reassembled, summary, books, unfit } = state
  const made = books.flatMap((b) => b.product ?? [])
  const anything = summary !== undefined || made.length > 0
  const make = async () => {
    const done = await making.start('products', '生成申报书和汇总表', (signal) =>
      // With all of them there, it is because something outside the data has changed: a typeface was installed.
      client.editions.make({ anew: allMade }, { signal }),
    )
    if (done) tellDone('申报书和汇总表已生成，并已逐件做印前检查')
  }
  const printJob = async () => {
    const done = await making.start('printJob', '合并打印', (signal) => client.editions.printJobs({}, { signal }))
    const first = done?.products.findLast((p) => p.kind === 'printJob' && !p.missing)
    if (first) onShow(first)
  }
  const covers = async () => {
    const done = await making.start('covers', '包背封面', (signal) => client.editions.covers({}, { signal }))
    const made = done?.products.find((p) => p.kind === 'covers' && !p.missing)
    if (made) onShow(made)
  }
  return (
    <Step
      number={3}
      title="申报书和汇总表"
      done="已生成"
      state={allMade && unfit.length === 0 ? 'done' : current ? 'open' : lost.products ? 'outdated' : 'waiting'}
      warning={unfit.length > 0 && `${unfit.length} 份材料印前检查不通过，还不能付印。`}
      progress={making.progressOf('products', 'printJob', 'covers')}
      text={
        allMade
          ? `推荐汇总表 ${summary?.details?.pages ?? 0} 页，申报书 ${made.length} 册 ${sum(made, 'sheets')} 张，均标明${current?.mark}。`
          : reassembled
            ? `成册方式已改，还有 ${books.length - made.length} 册申报书须按新的方式生成；定稿、汇总表和扫描件不变。`
            : anything
              ? `已生成 ${made.length} 册申报书，还差 ${books.length - made.length} 册。`
              : '推荐汇总表供盖章，申报书成册双面打印；都标明定稿版次，逐件做印前检查。'
      }
      button={
        <BusyButton onClick={make} disabled={!current} busy={making.busy} variant={allMade ? 'default' : 'filled'}>
          {allMade ? '重新生成' : '生成'}
        </BusyButton>
      }
      unfolded={unfolded}
    >
      {anything && (
        <ProductsList state={state} onShow={onShow} onPrintJob={printJob} onCovers={covers} busy={making.busy} />
      )}
    </Step>
  )
}
