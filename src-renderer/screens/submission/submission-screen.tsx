import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { client } from '../../client.ts'
import { clockTime, dayWithWeekday } from '../../lib/dates.ts'
import { desk, refreshAll, useOpenDesk, useToday } from '../../lib/desk.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useJob } from '../../lib/use-job.ts'
import { JobBar } from '../../parts/job-bar.tsx'
import { Screen } from '../../parts/screen.tsx'
import { PackageTree } from './package-tree.tsx'
import { ProductList } from './product-list.tsx'
import { Step } from './step.tsx'
import classes from './submission.module.css'
import { type PackageReport, VerifyReport } from './verify-report.tsx'

/** The way to the city in five steps: each with its state, its product and its one button. */
export function SubmissionScreen() {
  const { scheme } = useOpenDesk()
  const today = useToday()
  const { data: rows = [] } = useQuery(desk.applications.list.queryOptions())
  const { data: editions = [] } = useQuery(desk.editions.list.queryOptions())
  const { data: products = [] } = useQuery(desk.editions.products.queryOptions())
  const { job, run, cancel } = useJob()
  const [running, setRunning] = useState<'export' | 'verify'>()
  const [report, setReport] = useState<{ product: number; report: PackageReport }>()

  const recommended = rows.filter((r) => r.rank !== undefined)
  const open = recommended.filter((r) => r.outcomes.fail + r.outcomes.manual > 0)
  const edition = editions[0]
  const current = edition && !edition.outdated ? edition : undefined
  const made = products.filter((p) => current && p.edition === current.number && !p.missing)
  const zip = made.find((p) => p.kind === 'package')
  const verified = zip && report?.product === zip.id ? report.report : undefined
  const counts = scheme.categories
    .map((c) => ({ title: c.title, n: recommended.filter((r) => r.category === c.id).length }))
    .filter((c) => c.n > 0)

  const freeze = async () => {
    try {
      const frozen = await client.editions.freeze({})
      tellDone(frozen.fresh ? `${frozen.mark} 已定稿` : `数据没有变化，沿用${frozen.mark}`)
      await refreshAll()
    } catch (error) {
      tellProblem(error)
    }
  }
  const exportNow = async () => {
    setRunning('export')
    const made = await run('导出', (signal) => client.editions.export({}, { signal }))
    if (made) tellDone('推荐汇总表和报送包已导出，并已读回核对')
    await refreshAll()
  }
  const verify = async (product: number) => {
    setRunning('verify')
    const found = await run('核验报送包', (signal) => client.editions.verify({ product }, { signal }))
    if (found) setReport({ product, report: found })
  }

  const progressOf = (step: typeof running) => job && running === step && <JobBar job={job} onCancel={cancel} />
  const ready = recommended.length > 0 && open.length === 0
  return (
    <Screen
      title="定稿报送"
      about={today && `${scheme.addressee}，${dayWithWeekday(today.submission.on)}前报送，纸质和电子版各一份`}
    >
      <ol className={classes.steps}>
        <Step
          number={1}
          title="初审了结"
          state={ready ? 'done' : recommended.length === 0 ? 'waiting' : 'open'}
          text={
            recommended.length === 0
              ? '还没有推荐任何申报。'
              : open.length > 0
                ? `${open.length} 件已推荐的申报还有未了结的初审：${open.map((r) => r.name).join('、')}。`
                : `${recommended.length} 件已推荐的申报，初审全部了结。`
          }
        >
          <Button component={Link} href="/findings" variant={ready ? 'default' : 'filled'}>
            去初审
          </Button>
        </Step>
        <Step
          number={2}
          title="推荐排序"
          state={recommended.length > 0 ? 'done' : 'waiting'}
          text={
            counts.length > 0
              ? `已排定：${counts.map((c) => `${c.title} ${c.n} 件`).join('，')}。`
              : '推荐后在排序页排定先后。'
          }
        >
          <Button component={Link} href="/ranking" variant="default">
            去排序
          </Button>
        </Step>
        <Step
          number={3}
          title="定稿"
          state={current ? 'done' : ready ? 'open' : 'waiting'}
          warning={edition?.outdated ? `${edition.mark} 已过期：定稿之后数据有改动，请重新定稿。` : undefined}
          text={
            current && today
              ? `${current.mark}，${clockTime(current.frozenAt, today.date)}。`
              : '定稿把推荐名单和材料固定为一版，之后的每张纸、每个文件都标明这一版。'
          }
        >
          <Button onClick={freeze} disabled={!ready} variant={current ? 'default' : 'filled'}>
            定稿
          </Button>
        </Step>
        <Step
          number={4}
          title="导出推荐汇总表和报送包"
          progress={progressOf('export')}
          state={zip ? 'done' : current ? 'open' : 'waiting'}
          text={
            zip
              ? '汇总表可打印盖章，报送包可刻盘或拷入 U 盘。'
              : '一次生成附件3 汇总表和含全部原件的报送包，写完即读回核对。'
          }
        >
          <Button onClick={exportNow} disabled={!current || job !== undefined} variant={zip ? 'default' : 'filled'}>
            导出
          </Button>
        </Step>
        <Step
          number={5}
          title="核验报送包"
          progress={progressOf('verify')}
          state={verified?.ok ? 'done' : zip ? 'open' : 'waiting'}
          text={
            verified?.ok
              ? `核验通过：${verified.files} 个文件齐全，未被改动。`
              : '逐个文件核对报送包，拷贝到 U 盘之前和之后都可以再核一次。'
          }
        >
          <Button
            onClick={() => zip && verify(zip.id)}
            disabled={!zip || job !== undefined}
            variant={verified?.ok ? 'default' : 'filled'}
          >
            核验
          </Button>
        </Step>
      </ol>
      {verified && !verified.ok && <VerifyReport report={verified} />}
      <Group align="flex-start" gap="xl" wrap="wrap">
        <ProductList products={products} onVerify={verify} busy={job !== undefined} />
        <PackageTree rows={recommended} categories={scheme.categories} />
      </Group>
    </Screen>
  )
}
