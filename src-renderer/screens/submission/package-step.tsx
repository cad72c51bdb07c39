import { Button } from '@mantine/core'
import { useState } from 'react'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import { productAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { clockTime } from '../../lib/dates.ts'
import { useOpenDesk, useToday } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import { ReasonButton } from '../../parts/reason/reason-button.tsx'
import { CopyReport, useCopyCheck } from './copy-check.tsx'
import { Step } from './step.tsx'
import classes from './submission.module.css'
import type { Making } from './use-making.tsx'
import { editionOf, type PackageReport, VerifyReport } from './verify-report.tsx'

/** 5: everything into one file, checked, and taken along. */
export function PackageStep({
  state,
  making,
  unfolded,
}: {
  readonly state: Submission
  readonly making: Making
  readonly unfolded: boolean
}) {
  const { host } = useOpenDesk()
  const today = useToday()
  const [verified, setVerified] = useState<{ readonly product: number; readonly report: PackageReport }>()
  const copy = useCopyCheck(making)
  const { lost, allMade, lacking, package: zip, packageStale } = state
  const gone = zip?.details?.lacking
  const title = zip ? '重新生成报送包' : '生成报送包'
  const report = zip && verified?.product === zip.id ? verified.report : undefined

  const finish = async (reason?: string) => {
    const done = await making.start('package', '生成报送包', (signal) =>
      client.editions.finish(reason ? { reason } : {}, { signal }),
    )
    if (done) tellDone('报送包已生成，并已读回核对')
  }
  const verify = async () => {
    if (!zip) return
    const found = await making.start('verify', '核验报送包', (signal) =>
      client.editions.verify({ product: zip.id }, { signal }),
    )
    if (found) setVerified({ product: zip.id, report: found })
  }
  return (
    <Step
      number={5}
      title="报送包"
      done="已生成"
      state={zip && !packageStale ? 'done' : allMade ? 'open' : lost.package ? 'outdated' : 'waiting'}
      warning={packageStale && '报送包是在收回这份扫描件之前生成的，里面没有它，请重新生成。'}
      progress={making.progressOf('package', 'verify')}
      text={
        zip && today
          ? `${fileSize(zip.size)}，${clockTime(zip.at, today.date)} 生成。${gone ? `${gone.what.join('，')}，理由：${gone.reason}` : ''}`
          : `汇总表、扫描件、申报书和全部原件装成一个文件。${allMade && lacking.length > 0 ? `现在${lacking.join('，')}。` : ''}`
      }
      button={
        <>
          {copy.button}
          {lacking.length > 0 ? (
            <ReasonButton
              title={title}
              label={`现在${lacking.join('，')}。写明理由也可以生成`}
              description="理由写入报送包的 manifest.json 和清单，收件的人会看到。"
              example="例如：印章送上级单位统一用印，扫描件8月9日补报"
              disabled={!allMade}
              busy={making.busy}
              onGiven={finish}
            />
          ) : (
            <BusyButton
              onClick={() => finish()}
              disabled={!allMade}
              busy={making.busy}
              variant={allMade && (packageStale || !zip) ? 'filled' : 'default'}
            >
              {title}
            </BusyButton>
          )}
        </>
      }
      unfolded={unfolded || copy.checked !== undefined}
    >
      {(zip || copy.checked) && (
        <>
          {zip && (
            <div className={classes.package}>
              <BusyButton variant="default" size="compact-md" busy={making.busy} onClick={verify}>
                核验
              </BusyButton>
              <Button
                component="a"
                href={productAddress(zip.id)}
                download={zip.name}
                variant="default"
                size="compact-md"
              >
                下载
              </Button>
              {host.canReveal && (
                <Button
                  variant="default"
                  size="compact-md"
                  onClick={() => client.host.reveal({ product: zip.id }).catch(tellProblem)}
                >
                  打开所在文件夹
                </Button>
              )}
              {report?.ok && (
                <p className={classes.verified} role="status">
                  ✓ 核验通过：{editionOf(report)}，{report.files} 个文件齐全，未被改动。
                </p>
              )}
            </div>
          )}
          {report && !report.ok && <VerifyReport report={report} />}
          {copy.checked && <CopyReport {...copy.checked} current={state.current} />}
        </>
      )}
    </Step>
  )
}
