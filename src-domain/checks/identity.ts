import { fieldValue } from '../batch/application.ts'
import { checkCreditCode } from '../knowledge/credit-code.ts'
import { readIndustry, sectionName } from '../knowledge/industry.ts'
import { legalPerson as readLegalPerson } from '../knowledge/legal-person.ts'
import { registrationRegion } from '../knowledge/registration.ts'
import type { CheckOf } from '../schemes/scheme.ts'
import { type ContactCheck, checkEmail, checkPhone, checkUrl } from '../text/contacts.ts'
import { fail, type Judgement, manual, notApplicable, pass, type Subject } from './finding.ts'

/* Checks on who the applicant is and how to reach it; what the words mean is in src-domain/knowledge and text. */

function text({ application }: Subject, key: string): string | undefined {
  return fieldValue(application, key)?.value
}

export function registeredIn(check: CheckOf<'registeredIn'>, subject: Subject): Judgement {
  const address = text(subject, check.address)
  const code = text(subject, check.creditCode)
  const figures = { 注册地址: address ?? '未填写', ...(code ? { 统一社会信用代码: code } : {}) }
  const { place, reason } = registrationRegion(address ?? '', code, subject.scheme.region)
  switch (place) {
    case 'inside':
      return pass(reason, figures)
    case 'elsewhere':
      return fail(reason, figures)
    case 'unknown':
      return manual(reason, figures)
  }
}

export function legalPerson(check: CheckOf<'legalPerson'>, subject: Subject): Judgement {
  const name = text(subject, check.name)
  const creditCode = text(subject, check.creditCode)
  const registrationType = check.registrationType && text(subject, check.registrationType)
  if (!name) return manual('没有名称，无法判断是否为独立法人。')
  const { verdict, reason } = readLegalPerson({
    name,
    ...(creditCode ? { creditCode } : {}),
    ...(registrationType ? { registrationType } : {}),
  })
  return verdict === 'yes' ? pass(reason) : verdict === 'no' ? fail(reason) : manual(reason)
}

/** The section of manufacturing in GB/T 4754—2017. */
const manufacturingSection = 'C'

export function manufacturing(check: CheckOf<'manufacturing'>, subject: Subject): Judgement {
  const industry = text(subject, check.industry)
  if (!industry) return manual('没有填写所属行业。')
  const { section, code, name, basis, conflict } = readIndustry(industry)
  const figures = {
    所属行业: industry,
    ...(section ? { 门类: `${section} ${sectionName(section) ?? ''}`.trim() } : {}),
  }
  if (conflict) return manual(`所属行业填的是“${industry}”，${conflict.replace(/。$/, '')}。`, figures)
  if (!section) return manual(`从“${industry}”看不出属于哪个行业门类。`, figures)
  const known = [`${section}${code ?? ''}`, name].filter(Boolean).join(' ')
  if (section !== manufacturingSection)
    return fail(`所属行业“${industry}”属于${section} ${sectionName(section)}，不是制造业。`, figures)
  const by = basis === 'code' ? '按行业代码' : basis === 'name' ? '按行业名称' : '按行业名称的结尾'
  return pass(`${by}属于制造业（${known}）。`, figures)
}

/** A failed check character warns and never blocks: old and foreign-style codes survive, so the officer decides. */
export function creditCodeFormat(check: CheckOf<'creditCodeFormat'>, subject: Subject): Judgement {
  const written = text(subject, check.field)
  if (!written) return manual('没有填写统一社会信用代码。')
  const { code, valid, problem, likely } = checkCreditCode(written)
  const figures = { 统一社会信用代码: code }
  if (valid) return pass('两位校验码均正确。', figures)
  const reason = (problem ?? '校验码不符').replace(/。$/, '')
  const first = likely?.[0]
  const pointer =
    first && !reason.includes(`第 ${first.position} 位`)
      ? `，最可能是第 ${first.position} 位的“${first.from}”应为“${first.to}”（${first.code}）`
      : ''
  return manual(`${code}：${reason}${pointer}。`, figures)
}

export function phoneFormat(check: CheckOf<'phoneFormat'>, subject: Subject): Judgement {
  return contact(text(subject, check.field), '联系电话', checkPhone)
}

export function emailFormat(check: CheckOf<'emailFormat'>, subject: Subject): Judgement {
  return contact(text(subject, check.field), '电子邮箱', checkEmail)
}

/** A platform may run as a mini-programme without any address of its own, so a strange one is for the officer. */
export function urlFormat(check: CheckOf<'urlFormat'>, subject: Subject): Judgement {
  const checked = contact(text(subject, check.field), '网址', checkUrl)
  return checked.outcome === 'fail' ? { ...checked, outcome: 'manual' } : checked
}

/** An empty field is the required-fields check's to report. */
function contact(value: string | undefined, name: string, check: (raw: string) => ContactCheck): Judgement {
  if (!value) return notApplicable(`没有填写${name}。`)
  const checked = check(value)
  return checked.ok
    ? pass(`${name} ${value} 格式正确。`)
    : fail(`${name}“${value}”：${checked.reason.replace(/。$/, '')}。`)
}
