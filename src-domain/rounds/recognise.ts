import { type Application, fieldValue } from '../batch/application.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'

/** By what an application was found again. */
export const recognisedBy = ['code', 'name', 'folder', 'place'] as const
export type RecognisedBy = (typeof recognisedBy)[number]

export type Recognised = { readonly application: Application; readonly by: RecognisedBy }

/** Fewer characters of a name would be found in anything. */
const shortestName = 4

type Identity = { readonly code: string; readonly names: readonly string[]; readonly folder: string }

function identityOf(application: Pick<Application, 'category' | 'values' | 'folder'>, scheme: Scheme): Identity {
  const { creditCodeField, unitField, nameField } = categoryOf(scheme, application.category)
  const said = (key: string) => fieldValue(application, key)?.value ?? ''
  return {
    code: creditCodeField ? said(creditCodeField) : '',
    names: [...new Set([said(nameField), said(unitField)].filter((n) => n !== '').map(matchKey))],
    folder: folderKey(application.folder),
  }
}

/**
 * The application a form that comes later belongs to: of its category, by credit code, else by name, else by the folder
 * where the form says neither or one of them alone. Several alike are told by their folder; else nobody guesses.
 */
export function ownerOfForm(
  read: Pick<Application, 'category' | 'values' | 'folder'>,
  applications: readonly Application[],
  scheme: Scheme,
): Recognised | undefined {
  const own = identityOf(read, scheme)
  const others = applications
    .filter(({ category, withdrawn }) => category === read.category && !withdrawn)
    .map((application) => ({ application, ...identityOf(application, scheme) }))
  const byCode = others.filter(({ code }) => code !== '' && code === own.code)
  if (byCode.length > 0) return only(byCode, own.folder, 'code')
  const byName = others.filter(({ names }) => own.names.some((name) => names.includes(name)))
  if (byName.length > 0) return only(byName, own.folder, 'name')
  const byFolder = others.filter(
    ({ code, names, folder }) =>
      folder !== '' &&
      folder === own.folder &&
      (code === '' || own.code === '' || names.length * own.names.length === 0),
  )
  return only(byFolder, own.folder, 'folder')
}

function only(
  found: readonly (Identity & { readonly application: Application })[],
  folder: string,
  by: RecognisedBy,
): Recognised | undefined {
  const [first, ...others] = found
  if (!first) return undefined
  if (others.length === 0) return { application: first.application, by }
  const same = found.filter((one) => one.folder === folder)
  return same.length === 1 && same[0] ? { application: same[0].application, by } : undefined
}

/** A file that came without a form: where it lay, what it is called and how it begins. */
export type Paper = { readonly folder: string; readonly file: string; readonly textHead?: string }

/**
 * The application a late paper belongs to: the one whose folder it lies in, else the one whose code or name its folder,
 * its name or its first page says; where several do, the one that is waiting for papers, else nobody guesses.
 */
export function ownerOfPaper(
  { folder, file, textHead = '' }: Paper,
  applications: readonly Application[],
  { scheme, waits }: { readonly scheme: Scheme; readonly waits: (application: Application) => boolean },
): Recognised | undefined {
  const standing = applications.filter(({ withdrawn }) => !withdrawn)
  const one = (found: readonly Application[], by: RecognisedBy): Recognised | undefined => {
    const waiting = found.filter(waits)
    const [application, ...others] = found.length > 1 && waiting.length > 0 ? waiting : found
    return application && others.length === 0 ? { application, by } : undefined
  }
  const key = folderKey(folder)
  const said = matchKey(`${folder}\n${file}\n${textHead}`)
  const identified = standing.map((application) => ({ application, ...identityOf(application, scheme) }))
  const code = identified.filter((i) => i.code !== '' && said.includes(matchKey(i.code)))
  if (code.length > 0)
    return one(
      code.map((i) => i.application),
      'code',
    )
  const named = identified.filter(({ names }) => names.some((n) => n.length >= shortestName && said.includes(n)))
  // 样例泵业有限公司 stands within 上海样例泵业有限公司, too: the longest name is meant.
  const longest = Math.max(0, ...named.map(({ names }) => lengthIn(names, said)))
  const meant = named.filter(({ names }) => lengthIn(names, said) === longest)
  if (meant.length > 0)
    return one(
      meant.map((i) => i.application),
      'name',
    )
  const inFolder = identified.filter((i) => i.folder !== '' && i.folder === key)
  return one(
    inFolder.map((i) => i.application),
    'folder',
  )
}

function lengthIn(names: readonly string[], said: string): number {
  return Math.max(0, ...names.filter((name) => said.includes(name)).map((name) => name.length))
}

/** 01样例泵业 and 样例泵业（补正2）are the same applicant's: numbers before and what says it is a correction don't count. */
export function folderKey(folder: string): string {
  const last = folder.split('/').at(-1) ?? ''
  const key = matchKey(last)
    .replace(/^[\d\s._\-—、()]+/, '')
    .replace(/[\s._\-—(]*(?:第\S次)?(?:补正|补交|补充|更正|修改|重报)(?:材料|表|稿)?[\s._\-—()]*\d*\)*$/, '')
  return key.length < 2 ? '' : key
}

/** How it was told, as officers read it. */
export function recognisedWords(by: RecognisedBy): string {
  return { code: '统一社会信用代码', name: '名称', folder: '文件夹', place: '放在它的页面上' }[by]
}
