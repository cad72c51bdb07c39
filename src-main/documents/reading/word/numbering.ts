import { walkXml } from './xml.ts'

/** Whether a numbering shows anything at one of its levels that a person would call a number. */
export type Numbering = (id: string | undefined, level: string | undefined) => boolean

type Level = { format?: string; text?: string }

/**
 * Reads numbering.xml. Bullets are no numbers, and several writers number every heading with a numbering that shows
 * nothing.
 */
export function readNumbering(xml: string | undefined): Numbering {
  /** Levels by abstract numbering, and by numbering where it overrides them: `abstract 3/0`, `7/0`. */
  const levels = new Map<string, Level>()
  const abstractOf = new Map<string, string>()
  let owner = ''
  let level: Level = {}
  if (xml !== undefined) {
    walkXml(xml, {
      open(name, attributes) {
        if (name === 'w:abstractNum') owner = `abstract ${attributes('w:abstractNumId')}`
        else if (name === 'w:num') owner = attributes('w:numId') ?? ''
        else if (name === 'w:abstractNumId') abstractOf.set(owner, attributes('w:val') ?? '')
        else if (name === 'w:lvl') {
          level = {}
          levels.set(`${owner}/${attributes('w:ilvl')}`, level)
        } else if (name === 'w:numFmt') level.format = attributes('w:val')
        else if (name === 'w:lvlText') level.text = attributes('w:val')
      },
      close() {},
      text() {},
    })
  }
  return (id, at = '0') => {
    if (id === undefined || id === '0') return false
    const used = levels.get(`${id}/${at}`) ?? levels.get(`abstract ${abstractOf.get(id)}/${at}`)
    return used === undefined || !(used.format === 'bullet' || used.format === 'none' || used.text === '')
  }
}
