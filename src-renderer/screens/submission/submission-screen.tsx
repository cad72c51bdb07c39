import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { roomText } from '../../../src-domain/ranking/quotas.ts'
import { mediaText, placesOf } from '../../../src-domain/schemes/delivery.ts'
import { productAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { clockTime, dayWithWeekday } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import type { Product, Submission } from '../../lib/submission.ts'
import { tellAmiss, tellDone } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { JobBar } from '../../parts/job-bar.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SheetPreview } from '../../parts/sheet-preview/sheet-preview.tsx'
import { BlankCells } from './blank-cells.tsx'
import { DeliverStep } from './deliver-step.tsx'
import { FormerFiles } from './former-files.tsx'
import { PackageStep } from './package-step.tsx'
import { PackageTree } from './package-tree.tsx'
import { productTitle } from './product-titles.ts'
import { ProductsStep } from './products-step.tsx'
import { ScanStep } from './scan-step.tsx'
import { SignOffStep } from './sign-off-step.tsx'
import { Step } from './step.tsx'
import classes from './submission.module.css'
import { useMaking } from './use-making.tsx'

/** The way to the city in six steps: each with its state, its product and its one button. */
export default function SubmissionScreen() {
  const { scheme } = useOpenDesk()
  const today = useToday()
  const { data: rows } = useQuery(desk.applications.list.queryOptions())
  const { data: state } = useQuery(desk.editions.submission.queryOptions())
  const making = useMaking()
  const [shown, setShown] = useState<Product>()
  const [opened, setOpened] = useState(false)
  if (!rows || !state) return <Loading />

  const next = nextStep(state)
  const show = (product: Product) => {
    setShown(product)
    setOpened(true)
  }
  return (
    <Screen
      title="定稿报送"
      about={
        today &&
        `${scheme.addressee}，${dayWithWeekday(today.submission.on, today.date)}前报送，${mediaText(scheme.delivery)}${placesOf(
          scheme.delivery,
        )
          .map(({ label, place }) => `；${label}：${place}`)
          .join('')}`
      }
    >
      <div className={classes.columns}>
        <div>
          <ol className={classes.steps}>
            <ReviewStep state={state} />
            <SignOffStep state={state} ready={isReady(state)} />
            <FreezeStep state={state} />
            <ProductsStep state={state} making={making} unfolded={next === 3 || next === 4} onShow={show} />
            <ScanStep state={state} unfolded={next === 4} />
            <PackageStep state={state} making={making} unfolded={next === 5 || state.package !== undefined} />
            <DeliverStep state={state} making={making} unfolded={next >= 6} />
          </ol>
          <FormerFiles products={state.former} />
        </div>
        <PackageTree state={state} />
      </div>
      {shown && (
        <SheetPreview
          opened={opened}
          onClose={() => setOpened(false)}
          title={productTitle(shown, rows)}
          address={productAddress(shown.id)}
          name={shown.name}
          details={shown.details}
          mark={shown.edition === state.latest?.number ? state.latest.mark : undefined}
          print={{ product: shown.id }}
          productId={shown.id}
        />
      )}
    </Screen>
  )
}

/** The step at which each thing that is next is done. */
const stepOf: Readonly<Record<NonNullable<Submission['next']>['id'], number>> = {
  'sign-off': 2,
  freeze: 2,
  'freeze-again': 2,
  make: 3,
  unfit: 3,
  scan: 4,
  package: 5,
  'package-again': 5,
  deliver: 6,
}

/** Whether what is recommended may be frozen. */
function isReady({ recommended, unsettled, tooMany }: Submission): boolean {
  return recommended.length > 0 && unsettled.length === 0 && tooMany.length === 0
}

/** The first step that is left; 7 when all are done. */
function nextStep(state: Submission): number {
  const { next } = state
  if (!isReady(state)) return 1
  return next ? stepOf[next.id] : 7
}

function ReviewStep({ state }: { readonly state: Submission }) {
  const { recommended, unsettled, tooMany, counts } = state
  const settled = isReady(state)
  const listed = counts.map(({ title, count }) => `${title} ${count} 件`).join('、')
  return (
    <Step
      number={1}
      title="初审与排序"
      done="已了结"
      state={settled ? 'done' : 'open'}
      text={
        recommended.length === 0
          ? '还没有推荐任何申报：初审通过的在排序页推荐、排定先后。'
          : unsettled.length > 0
            ? `${unsettled.length} 件已推荐的申报还有未了结的初审：${unsettled.map((r) => r.name).join('、')}。`
            : tooMany.length > 0
              ? `名额：${tooMany.map((use) => `“${use.title}”${roomText(use)}${use.inPrinciple ? '，没有写明理由' : ''}`).join('；')}。`
              : `推荐${listed}，初审全部了结。`
      }
      button={
        <Button
          component={Link}
          href={unsettled.length > 0 ? '/findings' : '/ranking'}
          variant={settled ? 'default' : 'filled'}
        >
          {unsettled.length > 0 ? '去初审' : '去排序'}
        </Button>
      }
    />
  )
}

function FreezeStep({ state }: { readonly state: Submission }) {
  const today = useToday()
  const { latest, current, blank } = state
  const { signOff } = state
  const ready = isReady(state) && (!signOff?.required || signOff.stage === 'consented')
  const { job, run } = useJob()
  const freeze = async () => {
    const frozen = await run('定稿', (signal) => client.editions.freeze({}, { signal }))
    if (frozen) tellDone(frozen.fresh ? `${frozen.mark} 已定稿` : `数据没有变化，沿用${frozen.mark}`)
    if (frozen?.uncopied) tellAmiss(frozen.uncopied)
    await refreshAll()
  }
  return (
    <Step
      number={2}
      title="定稿"
      done="已定稿"
      progress={job && <JobBar job={job} />}
      state={current ? 'done' : latest ? 'outdated' : ready ? 'open' : 'waiting'}
      warning={
        current ? undefined : (
          <>
            {latest && (
              <div>
                {latest.altered ? state.next?.detail : `${latest.mark} 已过期：定稿之后数据有改动，请重新定稿。`}
              </div>
            )}
            <BlankCells blank={blank} />
          </>
        )
      }
      text={
        current && today
          ? `${current.mark}，${clockTime(current.frozenAt, today.date)}。`
          : latest
            ? '这一版的汇总表、申报书、扫描件和报送包都不能再用。'
            : '定稿把推荐名单和材料固定为一版，之后的每张纸、每个文件都标明这一版。'
      }
      button={
        current ? null : (
          <BusyButton onClick={freeze} disabled={!ready} busy={job !== undefined}>
            {latest ? '重新定稿' : '定稿'}
          </BusyButton>
        )
      }
    />
  )
}
