import { plain } from './normalise.ts'

/** Whether a contact can be reached as written; the reason in Chinese, a clause without its full stop. */
export type ContactCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string }

const fine: ContactCheck = { ok: true }

function wrong(reason: string): ContactCheck {
  return { ok: false, reason }
}

/** What somebody writes by mistake may be a page long, and each of its characters might begin an address. */
const longest = 1000
const tooLong = wrong(`超过 ${longest} 个字，不像联系方式`)

/** Where numbers without an area code are from: how many digits they have there, if all have as many. */
export type LocalNumbers = { readonly place?: string; readonly digits?: number | undefined }

/**
 * Checks telephone numbers as people write them: mobile (with or without +86, spaces, dashes), landline with or without
 * area code and with extension (转801, -801, 分机801, ext. 801), 400 and 800 numbers; several joined by 、 / ； or a space.
 */
export function checkPhone(raw: string, local: LocalNumbers = {}): ContactCheck {
  if (raw.length > longest) return tooLong
  const text = plain(raw)
    .replace(/[（(][^（()）]*\p{Script=Han}[^（()）]*[)）]/gu, ' ')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[‐-―－—]/g, '-')
    .trim()
  if (text === '' || /^[-/无]+$/.test(text)) return wrong('没有填写联系电话')
  const parts = text.split(/[、/;；,，|]|或/).filter((part) => part.trim() !== '')
  const numbers = parts.flatMap((part) => (phoneProblem(part, local) === undefined ? [part] : splitAtSpaces(part)))
  for (const [i, number] of numbers.entries()) {
    // 64000001/02: only the last digits of a further line.
    if (i > 0 && /^\s*\d{1,4}\s*$/.test(number)) continue
    const problem = phoneProblem(number, local)
    if (problem) return wrong(`“${number.trim()}”${problem}`)
  }
  return fine
}

/** Two numbers with nothing but a space between them, where each half is one. */
function splitAtSpaces(part: string): string[] {
  const halves = part.trim().split(/\s+/)
  return halves.length > 1 && halves.every((half) => half.length >= 7) ? halves : [part]
}

const extension = /(?:(?:转|分机号?[:：]?|ext\.?|x|#|\*|-{1,2})\d{1,6}|\(\d{1,6}\))$/

function phoneProblem(part: string, { place, digits: asked }: LocalNumbers): string | undefined {
  const compact = part
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^[^\d+(]*(?=[\d+(])/, '')
    .replace(/[^\d]*\p{Script=Han}+$/u, '')
  if (/^\+(?!86)\d{6,15}(?:-\d+)*$/.test(compact)) return undefined
  const domestic = compact.replace(/^(?:\+|00)86-?|^\(\+?86\)-?|^86-(?=\d)/, '')
  // Behind +86 the 0 of an area code is dropped.
  const national = domestic !== compact && /^[2-9]|^10/.test(domestic) ? `0${domestic}` : domestic
  if (isNumber(national)) return undefined
  const own = (text: string) => asked === 7 && /^[2-8]\d{6}$|^[2-8]\d{2}-\d{4}$/.test(text)
  if (own(national)) return undefined
  const withoutExtension = national.replace(extension, '')
  if (withoutExtension !== national && (isNumber(withoutExtension) || own(withoutExtension))) return undefined

  const digits = national.replace(/\D/g, '')
  if (digits === '' || /[^\d()+\-#*.转分机extx:：]/.test(national)) return '不像电话号码'
  if (/^1[3-9]/.test(digits) && digits.length !== 11) return `像手机号，但应为 11 位，现为 ${digits.length} 位`
  if (/^1[0-2]\d{9}$/.test(digits)) return '像手机号，但号段不存在'
  if (/^[2-8]\d{6}$/.test(digits))
    return `只有 7 位，${asked === 8 ? `${place}固定电话为 8 位，外地号码请加区号` : '请加区号'}`
  if (/^0/.test(digits)) return '像固定电话，但区号或号码的位数不对'
  return '位数不对，请核对'
}

/** A complete number without extension, dashes and brackets where people put them. */
function isNumber(text: string): boolean {
  const bare = text.replace(/^\((0\d{2,3})\)-?/, '$1-')
  const digits = bare.replace(/-/g, '')
  if (!/^\d+(?:-\d+)*$/.test(bare)) return false
  if (/^1[3-9]\d{9}$/.test(digits)) return true
  if (/^[48]00\d{7}$/.test(digits)) return true
  if (/^9[56]\d{3,6}$/.test(digits)) return true
  const line = bare.replace(/(?<=\d{3})-(?=\d{4}$)/, '')
  // 010 and 02x have eight digits, the other area codes seven or eight.
  if (/^0(?:10|2\d)-?[2-8]\d{7}$|^0[3-9]\d{2}-?[2-8]\d{6,7}$/.test(line)) return true
  return /^[2-8]\d{7}$/.test(digits) && /^\d{8}$|^\d{4}-\d{4}$/.test(bare)
}

/** Checks one or several e-mail addresses (joined by ; ， 、 / or a space); full-width letters and ＠ are read as meant. */
export function checkEmail(raw: string): ContactCheck {
  if (raw.length > longest) return tooLong
  const text = plain(raw)
    .replace(/^(?:mailto|(?:电子)?邮箱|e-?mail)\s*[:：]\s*/i, '')
    .replace(/[^;；,，、/]*<([^<>]+)>/g, '$1')
  if (text === '' || /^[-/无]+$/.test(text)) return wrong('没有填写电子邮箱')
  const spaced = text.split(/\s+/)
  const parts = spaced.every((part) => part.includes('@')) ? spaced : [text]
  for (const part of parts.flatMap((p) => p.split(/[;；,，、/]/)).filter((p) => p.trim() !== '')) {
    const address = part.trim()
    const problem = emailProblem(address)
    if (problem) return wrong(`“${address}”${problem}`)
  }
  return fine
}

function emailProblem(address: string): string | undefined {
  if (/[。．]/.test(address)) return '里有中文句号“。”，应为“.”'
  if (!address.includes('@')) return '缺少“@”'
  if (address.split('@').length > 2) return '有不止一个“@”'
  if (/\s/.test(address)) return '中间有空格'
  if (/[^\x21-\x7e]/.test(address)) return '里有中文或其他非英文字符'
  const [name = '', domain = ''] = address.split('@')
  if (name === '') return '的“@”前没有内容'
  if (!/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(name)) return '的“@”前有多余的点或不能用的符号'
  if (!isDomain(domain)) return '的“@”后不是完整的域名'
  if (/\.(?:con|cmo|comm|ocm|cn\.com\.cn)$/i.test(domain)) return '的域名结尾疑似有误'
  return undefined
}

function isDomain(text: string): boolean {
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*\p{L}$/u.test(text)
}

/** Checks one or several web addresses; the protocol may be missing. */
export function checkUrl(raw: string): ContactCheck {
  if (raw.length > longest) return tooLong
  const text = plain(raw).replace(/：/g, ':')
  if (text === '' || /^[-/无]+$/.test(text)) return wrong('没有填写网址')
  for (const part of text.split(/[;；，、]|\s+(?=https?:|www\.)/).filter((p) => p.trim() !== '')) {
    const address = part.trim().replace(/^(?:网址|官网)\s*:\s*/, '')
    const problem = urlProblem(address)
    if (problem) return wrong(`“${address}”${problem}`)
  }
  return fine
}

function urlProblem(address: string): string | undefined {
  if (/。/.test(address)) return '里有中文句号“。”，应为“.”'
  if (/\s/.test(address)) return '中间有空格'
  if (/^https?:(?!\/\/)/i.test(address)) return '的开头应为“https://”或“http://”'
  const host = /^(?:https?:\/\/)?([^/?#:]+)(?::\d{1,5})?(?:[/?#].*)?$/i.exec(address)?.[1]
  if (host && (isDomain(host) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host))) return undefined
  return '不像网址；如平台以小程序或 App 提供服务，请核对'
}
