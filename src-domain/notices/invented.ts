import { choiceSeparator } from '../batch/application.ts'
import type { EditionEntry } from '../edition/edition.ts'
import { fieldsOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'

/** A value for every cell of a form, none like another where it can be helped: what a self-trial fills in. */
export function inventedValues(category: Category, on: string): EditionEntry['values'] {
  const values = fieldsOf(category).flatMap((field, i) => {
    const { key, years, columns } = field
    if (years) return years.map((year) => ({ key, year, value: invented(field, i + (year % 10) * 7, on) }))
    if (!columns) return [{ key, value: invented(field, i, on) }]
    return [1, 2].flatMap((row) =>
      columns.map((column) => ({
        key: `${key}.${row}.${column.key}`,
        value: invented({ label: column.label, type: column.type }, i + row, on),
      })),
    )
  })
  return [...values, ...category.seals.map(({ id }) => ({ key: id, value: on }))]
}

type Asked = Pick<Field, 'label' | 'type'> & Partial<Pick<Field, 'options' | 'unit' | 'min' | 'max'>>

function invented({ label, type, options = [], unit, max }: Asked, n: number, on: string): string {
  switch (type) {
    case 'money':
      // Of a company, too, without a doubt whether it was meant in another unit.
      return unit === '亿元' ? `${10 + (n % 80)}.50` : `${126_800 + n}.50`
    case 'percent':
      return max !== undefined && Number(max) < 100 ? max : `${10 + (n % 80)}.25`
    case 'number':
      return `${10 + (n % 80)}.25`
    case 'count':
    case 'duration':
      return `${3 + n}`
    case 'creditCode':
      return '91310104MA1TEATA59'
    case 'phone':
      return '13800000001'
    case 'email':
      return 'yangli@example.com'
    case 'url':
      return 'https://www.example.com'
    case 'yesNo':
      return n % 2 ? '是' : '否'
    case 'choice':
      return noted(options.at(-1))
    case 'choices':
      return [...new Set([options[1] ?? options[0] ?? '', noted(options.at(-1))])].join(choiceSeparator)
    case 'paragraph':
      return `样例${n}：虚构的说明。\n第二行，含 PLC/DCS。`
    case 'text':
      return `样例${label.replace(/[\s（(：:].*$/, '').slice(0, 8)}${inStems(n)}`
    case 'rows':
      return ''
    default:
      return on
  }
}

const stems = [...'甲乙丙丁戊己庚辛壬癸']

/** A figure behind a name would be taken for a note mark. */
function inStems(n: number): string {
  return [...String(n)].map((digit) => stems[Number(digit)]).join('')
}

/** 其他（请注明） wants a remark. */
function noted(option = ''): string {
  return option.replace('请注明', '设备租赁')
}
