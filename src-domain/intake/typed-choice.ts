import { choiceSeparator } from '../batch/application.ts'
import type { Field } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'

/** A choice as people would type it: the printed option or its beginning; several joined by 、 or ；. */
export function readChoice(field: Field, text: string): string | undefined {
  if (field.type === 'yesNo')
    return /^(是|有|√|yes|true)$/i.test(text) ? '是' : /^(否|无|no|false)$/i.test(text) ? '否' : undefined
  if (!field.options) return undefined
  // Not at a separator inside brackets: 其他（设备租赁、检测）.
  const wanted = field.type === 'choices' ? text.split(/[、；;，,](?![^（(]*[）)])/) : [text]
  const chosen = wanted.filter((w) => w.trim() !== '').map((w) => optionMeant(field.options ?? [], w))
  return chosen.every((c) => c !== undefined) ? [...new Set(chosen)].join(choiceSeparator) : undefined
}

/** The printed option itself, the only one that begins so, or 其他 with what it is: 其他（设备租赁）. */
function optionMeant(options: readonly string[], text: string): string | undefined {
  const key = matchKey(text)
  const begun = options.filter((o) => matchKey(o).startsWith(key))
  const noted = /^其他[（(](.+)[）)]$/.exec(text.trim())?.[1]
  return (
    options.find((o) => matchKey(o) === key) ??
    (begun.length === 1 ? begun[0] : undefined) ??
    (noted && options.some((o) => o.startsWith('其他')) ? `其他（${noted}）` : undefined)
  )
}
