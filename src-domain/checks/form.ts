import { choiceSeparator, type FormValue, fieldValue } from '../batch/application.ts'
import { modesOf } from '../batch/modes.ts'
import { type CheckOf, type Field, fieldOf, fieldsOf } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { fail, type Judgement, manual, notApplicable, pass, type Subject } from './finding.ts'

/** 职 务 → 职务; with the group where the label alone would say nothing. */
function name(field: Field): string {
  return `${field.group ? `${field.group.replace(/[（(].*$/, '').replace(/\s+/g, '')}—` : ''}${field.label.replace(/\s+/g, '')}`
}

function emptyFields(subject: Subject, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const missing = field.years
      ? field.years
          .filter((year) => isEmpty(fieldValue(subject.application, field.key, year)))
          .map((y) => `${name(field)} ${y} 年`)
      : isEmpty(fieldValue(subject.application, field.key))
        ? [name(field)]
        : []
    return missing.length > 1 && missing.length === field.years?.length ? [name(field)] : missing
  })
}

/** A dash or a slash is how people leave a cell empty. */
function isEmpty(value: FormValue | undefined): boolean {
  return value === undefined || /^[-—–－/\\_.…·\s]*$/.test(value.value)
}

export function requiredFields(_check: CheckOf<'requiredFields'>, subject: Subject): Judgement {
  const required = fieldsOf(subject.category).filter((f) => f.required && f.printed)
  const empty = emptyFields(subject, required)
  return empty.length > 0
    ? fail(`未填写 ${empty.length} 项：${empty.join('、')}。`)
    : pass(`${required.length} 个必填项均已填写。`)
}

export function answered(check: CheckOf<'answered'>, subject: Subject): Judgement {
  const fields = check.fields.flatMap((key) => fieldOf(subject.category, key) ?? [])
  const empty = emptyFields(subject, fields)
  const figures = Object.fromEntries(
    fields.flatMap((f) => {
      const value = fieldValue(subject.application, f.key)
      return value ? [[name(f), value.value]] : []
    }),
  )
  return empty.length > 0
    ? fail(`未填写：${empty.join('、')}。`, figures)
    : pass(`已填写：${fields.map(name).join('、')}。`, figures)
}

export function oneOfTwo(check: CheckOf<'oneOfTwo'>, subject: Subject): Judgement {
  const chosen = fieldValue(subject.application, check.field)
  const details = fieldValue(subject.application, check.detail)?.value.split(choiceSeparator) ?? []
  // The import keeps the first of two ticked boxes as the value and says in its note that there were two.
  const both = chosen !== undefined && matchKey(chosen.note ?? '').includes(matchKey('同时勾选'))
  const figures = { 大类: chosen?.value ?? '未勾选', 具体模式: details.join('、') || '无' }
  if (both) return fail('“共享制造”和“其他模式”同时勾选，应二选一。', figures)
  if (!chosen) {
    return details.length > 0
      ? manual(`没有勾选大类，但勾选了具体模式（${details.join('、')}）。`, figures)
      : fail('没有勾选主要模式。', figures)
  }
  if (chosen.value === check.exclusive && details.length > 0) {
    return fail(`大类勾选“${check.exclusive}”，同时又勾选了其他模式中的${details.join('、')}，应二选一。`, figures)
  }
  if (chosen.value === check.detailed && details.length === 0)
    return fail('勾选了“其他模式”，但没有勾选具体模式。', figures)
  const unnamed = details.find((option) => option.includes('请注明'))
  if (unnamed) return manual(`勾选了“${unnamed}”，但没有注明是什么模式。`, figures)
  return pass(details.length > 0 ? `其他模式：${details.join('、')}。` : `${chosen.value}。`, figures)
}

export function modeGiven(_check: CheckOf<'modeGiven'>, subject: Subject): Judgement {
  const modes = modesOf(subject.application, subject.category)
  return modes.length > 0 ? pass(modes.join('、')) : manual('还没有示范模式。')
}

/** Values of the form alone: a doubtful paper is its slot's finding. */
export function unsureValues(_check: CheckOf<'unsureValues'>, subject: Subject): Judgement {
  const unsure = subject.application.values.filter((v) => v.certainty === 'unsure')
  if (unsure.length === 0) return pass('没有存疑的读取。')
  const list = unsure.map(
    (v) =>
      `${valueName(subject, v)}（原文“${v.raw.replace(/\s+/g, ' ').trim().slice(0, 30)}”${v.note ? `，${v.note}` : ''}）`,
  )
  return manual(`${list.length} 处待核对：${list.join('；')}。`)
}

function valueName({ category }: Subject, value: FormValue): string {
  const field = fieldOf(category, value.key)
  return `${value.year === undefined ? '' : `${value.year} 年`}${field ? name(field) : value.key}`
}

/** 封面: the applicant's name, the ticked category and the recommender must be those of the form and the batch. */
export function coverMatches(_check: CheckOf<'coverMatches'>, subject: Subject): Judgement {
  const { cover } = subject.application
  if (!cover.applicant && !cover.category && !cover.recommender)
    return notApplicable('没有读到封面，成册时封面按申报表生成。')
  const { nameField, unitField } = subject.category
  const names = [nameField, unitField].flatMap((key) => fieldValue(subject.application, key)?.value ?? [])
  const wrong: string[] = []
  if (cover.applicant && names.length > 0 && !names.some((n) => matchKey(n) === matchKey(cover.applicant ?? ''))) {
    wrong.push(`封面申报单位是“${cover.applicant}”，申报表是“${names[0]}”`)
  }
  if (cover.category && cover.category !== subject.category.id) {
    const ticked = subject.scheme.categories.find((c) => c.id === cover.category)?.title
    wrong.push(`封面勾选“${ticked}”，填写的是${subject.category.formNumber}`)
  }
  if (
    cover.recommender &&
    !matchKey(cover.recommender).includes(matchKey(subject.batch.district).replace(/新?区$/, ''))
  ) {
    if (matchKey(cover.recommender) !== matchKey(subject.batch.recommender)) {
      wrong.push(`封面推荐单位是“${cover.recommender}”，本批次是“${subject.batch.recommender}”`)
    }
  }
  return wrong.length > 0 ? manual(`${wrong.join('；')}。`) : pass('封面与申报表一致。')
}

export function sealBlocks(_check: CheckOf<'sealBlocks'>, subject: Subject): Judgement {
  const blocks = subject.category.seals.map((seal) => ({ seal, value: fieldValue(subject.application, seal.id) }))
  const missing = blocks.filter((b) => !b.value).map((b) => b.seal.label.replace(/[：:]$/, ''))
  return missing.length > 0
    ? fail(`申报表缺少签章栏：${missing.join('、')}。`)
    : pass(`签章栏齐全（${blocks.map((b) => `${b.seal.label}${b.value?.value}`).join('；')}）。`)
}
