import { plain } from '../text/normalise.ts'

type LinesReading = { readonly value: string; readonly certainty: 'sure' | 'unsure'; readonly note?: string }

/** Between two of them a line break leaves no space. */
const broken = /(?<=[\p{Script=Han}）])\s*\n\s*(?=[\p{Script=Han}（])/u
/** What the name of a unit, an address or an industry ends in, and a person's name or post does not. */
const wholeEnd =
  /(?:公司|集团|厂|中心|院|所|社|学校|大学|协会|学会|联盟|委员会|委|局|部|科|区|园|镇|街道|路|号|楼|层|室|座|幢|栋|弄|业|制造|服务|平台|系统|工程|企业|合伙|[）)\d])$/
/** Posts and names are no longer. */
const longestPart = 6

/**
 * One value from the lines of a cell. A name broken over two lines has no space in it; two names on two lines are two.
 * Where either may be meant the reading is unsure.
 */
export function readLines(text: string): LinesReading {
  if (!broken.test(text)) return { value: plain(text), certainty: 'sure' }
  const lines = text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
  const joined = plain(text.replace(new RegExp(broken, 'gu'), ''))
  const opensBracket = lines.slice(1).every((line) => line.startsWith('（'))
  const ended = lines.filter((line) => wholeEnd.test(line))
  if (opensBracket || (ended.length === 1 && ended[0] === lines.at(-1))) return { value: joined, certainty: 'sure' }
  const areParts = ended.length === lines.length || lines.every((line) => [...line].length <= longestPart)
  const value = areParts ? lines.join('、') : joined
  return { value, certainty: 'unsure', note: `填了 ${lines.length} 行，按“${value.slice(0, 40)}”读取` }
}
