import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { grammarFaults } from '../../../../src-domain/checks/scheme-rules/grammar.ts'
import { given } from '../../../../src-domain/given.ts'
import { headlineOf, nextHeadline } from '../../../../src-domain/notices/carrying/headline.ts'
import { Answered } from '../../../../src-domain/notices/carrying/question.ts'
import { questionsOf } from '../../../../src-domain/notices/carrying/questions-of.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { ifReadable } from '../../../bugs.ts'
import { batchParticulars } from '../../../desk/batch/update-batch.ts'
import { closeDesk, createDesk, type Desk } from '../../../desk/desk.ts'
import { compareNotice } from '../../../desk/notices/compare-notice.ts'
import { correctNotice } from '../../../desk/notices/correct-notice.ts'
import { correctedFiles } from '../../../desk/notices/corrected-files.ts'
import { noticeFiles } from '../../../desk/notices/current-notice.ts'
import { openWorkers, type Workers } from '../../../documents/workers/workers.ts'
import { type DraftAnswers, trustedDraft, writtenNotice } from '../../../notices/draft.ts'
import { invalid, jsonOf, type NoticePackage } from '../../../notices/notice-package.ts'
import { readNotice } from '../../../notices/read-notice.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'
import { table } from '../output.ts'

export const noticeChangeCommands = {
  'notice-next': {
    usage: 'notice-next [答案.json --out 新数据文件夹] --data D',
    about: '沿用这一批新建下一年的批次：不给答案时列出要问的各项；给了答案先查四步，再建在新的数据文件夹里',
    takes: [0, 1],
    needs: ['data'],
    run: withDesk('any', next),
  },
  'notice-correct': {
    usage: 'notice-correct 方案包 [--reason 理由] [--by 姓名] --data D',
    about: '方案有更正：列出有哪些不同、哪几件的结果改变；加 --reason 即采用',
    takes: [1, 1],
    needs: ['data'],
    run: withDesk('handle', correct),
  },
} satisfies Record<string, Command>

async function next(desk: Desk, { args: [path], optional, progress }: DeskCall): Promise<Result<Answer>> {
  const files = await noticeFiles(desk)
  if (!files.ok) return files
  if (path === undefined) {
    const written = writtenNotice(files.value, { kept: true })
    if (!written.ok) return written
    const { file, notice } = written.value
    const headline = nextHeadline(headlineOf(file))
    const questions = questionsOf(file, notice.scheme, headline)
    const rows = questions.map(({ place, label, old, proposed }) => [place, label, old, proposed])
    return ok({ json: { headline, questions }, text: table([['位置', '内容', '上一批', '沿用为'], ...rows]) })
  }
  const answers = await readAnswers(path)
  if (!answers.ok) return answers
  const out = optional('out')
  if (out === undefined) {
    return failed(problem('option-missing', { missing: ['--out'], usage: noticeChangeCommands['notice-next'].usage }))
  }
  const notice = await withWorkers((workers) =>
    trustedDraft(files.value, answers.value, { workers, kept: false, progress: ({ label }) => progress(label) }),
  )
  if (!notice.ok) return notice
  const { district, recommender, preparer, phone, email, assembly, liaison } = batchParticulars(desk)
  const people = { district, recommender, preparer, phone, liaison, ...given({ email, assembly }) }
  const created = createDesk(out, { scheme: '', ...people }, notice.value)
  if (!created.ok) return created
  const { title, documentNumber } = created.value.scheme
  closeDesk(created.value)
  const json = { hash: notice.value.hash, folder: out }
  return ok({ json, text: `已新建批次：${district} · ${title}（${documentNumber}），在 ${out}` })
}

async function readAnswers(path: string): Promise<Result<DraftAnswers>> {
  const file = basename(path)
  const bytes = await ifReadable(readFile(path))
  if (!bytes) return failed(problem('notice-unreadable', { file }))
  const json = jsonOf(file, bytes)
  if ('step' in json) return failed(invalid([json]))
  const parsed = Answered.safeParse(json.value)
  if (parsed.success) {
    const { headline, text, answers } = parsed.data
    return ok({ answers, ...given({ text, headline: headline && given(headline) }) })
  }
  const faults = grammarFaults(parsed.error.issues, json.value)
  return failed(
    invalid(faults.map(({ place, sentence }) => ({ step: 'grammar', place: `${file} ${place}`, sentence }))),
  )
}

async function correct(desk: Desk, { args: [path = ''], optional, actor }: DeskCall): Promise<Result<Answer>> {
  const notice = await withWorkers((workers) => correction(desk, path, workers))
  if (!notice.ok) return notice
  const compared = compareNotice(desk, notice.value)
  const told = compared.differences.flatMap(({ sentence, effects }) => [
    effects.length > 0 ? `${sentence}：${effects.length} 件结果改变` : sentence,
    ...effects.map(({ application, name }) => `  ${application}  ${name}`),
  ])
  const reason = optional('reason')
  if (reason === undefined) {
    const lost = compared.lost.map((what) => `没有位置：${what}`)
    return ok({ json: compared, text: [...told, ...lost].join('\n') || '没有不同' })
  }
  const corrected = correctNotice(desk, { notice: notice.value, reason }, actor)
  if (!corrected.ok) return corrected
  return ok({ json: compared, text: [...told, '已采用更正后的方案；定稿请重做。'].join('\n') })
}

/** A correction that was given, as the screen takes it: it answers for what it adds to the batch's package. */
async function correction(desk: Desk, path: string, workers: Workers): Promise<Result<NoticePackage>> {
  const files = await readNotice(path, workers)
  if (!files.ok) return files
  const corrects = await correctedFiles(desk, files.value)
  return trustedDraft(files.value, { answers: {} }, { workers, kept: false, ...given({ corrects }) })
}

async function withWorkers<T>(work: (workers: Workers) => Promise<T>): Promise<T> {
  const workers = openWorkers()
  try {
    return await work(workers)
  } finally {
    await workers.close()
  }
}
