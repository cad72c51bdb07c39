import { fillOf, isOn, type RunLook, readRunLook } from './run-look.ts'
import { type Attributes, walkXml } from './xml.ts'

/** What a paragraph or its style says about its place in the outline. Each may be said by either. */
export type ParagraphLook = {
  style?: string | undefined
  /** 1–9; 'body' says that it is none, whatever the style says. */
  level?: number | 'body' | undefined
  /** Reference to numbering.xml; '0' switches the style's numbering off. */
  numbering?: string | undefined
  /** Level within the numbering, from '0'. */
  numberingLevel?: string | undefined
  /** Begins a page. */
  onNewPage?: boolean | undefined
}

/** All that is said of a style, the styles it is based on included. */
export type Style = Omit<ParagraphLook, 'style'> & {
  readonly contents: boolean
  readonly run: RunLook
  /** Fills paragraphs or cells with a colour, whichever. */
  readonly filled?: boolean | undefined
  /** The one of these styles whose numbering it is. */
  readonly numberingStyle?: string | undefined
}

type WrittenStyle = ParagraphLook & { name: string; basedOn?: string | undefined; run: RunLook; filled?: boolean }

/** What stands in a paragraph that names no style. */
export const plainStyle: Style = { contents: false, run: {} }
/** Word allows eleven; more is a circle. */
const longestChain = 20

const headingName = /^(?:heading|标题)\s*([1-9])$/i
const contentsName = /^(?:toc|目录)\s*(?:[1-9]|heading|标题)$/i

export type Styles = (id: string) => Style

/** Reads styles.xml. An unknown id still counts by its own name: several writers leave the part out. */
export function readStyles(xml: string | undefined): Styles {
  const written = writtenStyles(xml)
  const known = new Map<string, Style>()
  return (id) => {
    let style = known.get(id)
    if (!style) {
      style = chained(written, id)
      known.set(id, style)
    }
    return style
  }
}

function chained(written: ReadonlyMap<string, WrittenStyle>, id: string): Style {
  let result = plainStyle
  let next: string | undefined = id
  for (let length = 0; next !== undefined && length < longestChain; length++) {
    const style: WrittenStyle = written.get(next) ?? { name: next, run: {} }
    const heading = headingName.exec(style.name)
    result = {
      level: result.level ?? style.level ?? (heading ? Number(heading[1]) : undefined),
      numbering: result.numbering ?? style.numbering,
      numberingLevel: result.numberingLevel ?? style.numberingLevel,
      onNewPage: result.onNewPage ?? style.onNewPage,
      numberingStyle: result.numberingStyle ?? (style.numbering === undefined ? undefined : next),
      run: { ...style.run, ...result.run },
      contents: result.contents || contentsName.test(style.name),
      filled: result.filled || style.filled,
    }
    next = style.basedOn
  }
  return result
}

function writtenStyles(xml: string | undefined): ReadonlyMap<string, WrittenStyle> {
  const written = new Map<string, WrittenStyle>()
  let style: WrittenStyle = { name: '', run: {} }
  let inRun = false
  if (xml !== undefined) {
    walkXml(xml, {
      open(name, attributes) {
        if (name === 'w:style') {
          const id = attributes('w:styleId') ?? ''
          style = { name: id, run: {} }
          written.set(id, style)
        } else if (name === 'w:name') style.name = attributes('w:val') ?? style.name
        else if (name === 'w:basedOn') style.basedOn = attributes('w:val')
        else if (name === 'w:rPr') inRun = true
        else if (inRun) readRunLook(style.run, name, attributes)
        else if (name === 'w:shd') style.filled ||= fillOf(attributes) !== ''
        else readLook(style, name, attributes)
      },
      close(name) {
        if (name === 'w:rPr') inRun = false
      },
      text() {},
    })
  }
  return written
}

export const paragraphProperties = ['w:pStyle', 'w:outlineLvl', 'w:numId', 'w:ilvl', 'w:pageBreakBefore'] as const

/** Takes what one property element says; others pass by. */
export function readLook(look: ParagraphLook, name: string, attributes: Attributes): void {
  if (name === 'w:pStyle') look.style = attributes('w:val')
  else if (name === 'w:outlineLvl') look.level = outlineLevel(attributes('w:val'))
  else if (name === 'w:numId') look.numbering = attributes('w:val')
  else if (name === 'w:ilvl') look.numberingLevel = attributes('w:val')
  else if (name === 'w:pageBreakBefore') look.onNewPage = isOn(attributes('w:val'))
}

/** Stored from 0; 9 stands for body text (ECMA-376-1 17.3.1.20). */
function outlineLevel(value: string | undefined): number | 'body' | undefined {
  const level = Number(value)
  return Number.isInteger(level) && level >= 0 && level <= 9 ? (level === 9 ? 'body' : level + 1) : undefined
}
