import {
  addressOf,
  type Field,
  fieldStarted,
  formFieldText,
  isMadeAnew,
  isUnmade,
  linkTarget,
  madeText,
  readFormField,
  simpleField,
} from './fields.ts'
import { type Closings, forEach, type Link, type Openings } from './place.ts'
import { addAside, addText, type Story } from './story.ts'

/** Fields that older files write as an element each. */
const dates = ['w:dayShort', 'w:dayLong', 'w:monthShort', 'w:monthLong', 'w:yearShort', 'w:yearLong']

export const fieldOpenings: Openings = {
  'w:fldChar'({ story }, attributes) {
    const type = attributes('w:fldCharType')
    const field = story.fields.at(-1)
    if (type === 'begin') story.fields.push(fieldStarted())
    else if (type === 'separate' && field) startResult(story, field)
    else if (type === 'end' && field) endField(story, field)
  },
  'w:fldSimple'({ story }, attributes) {
    const field = simpleField(attributes('w:instr'))
    story.fields.push(field)
    startResult(story, field)
  },
  'w:hyperlink'({ story, looks, links }, attributes) {
    links.push({ address: addressOf(looks.link(attributes('r:id')) ?? ''), from: story.paragraph?.text.length ?? 0 })
  },
  ...forEach(['w:pgNum', ...dates], (name) => ({ story }) => {
    addAside(story, 'field', name === 'w:pgNum' ? 'PAGE' : 'DATE')
  }),
  ...forEach(
    ['w:checkBox', 'w:checked', 'w:ddList', 'w:result', 'w:default', 'w:listEntry'],
    (name) =>
      ({ story: { fields } }, attributes) => {
        const field = fields.at(-1)
        if (field) readFormField(field, name, attributes)
      },
  ),
}

export const fieldClosings: Closings = {
  'w:fldChar'({ story }) {
    const field = story.fields.at(-1)
    if (field) showField(story, field, formFieldText(field))
  },
  'w:fldSimple'({ story }) {
    const field = story.fields.at(-1)
    if (field) endField(story, field)
  },
  'w:hyperlink'({ story, links }) {
    const link = links.pop()
    if (link?.address) endLink(story, link)
  },
}

function startResult(story: Story, field: Field): void {
  field.phase = 'result'
  field.resultFrom = story.paragraph?.text.length ?? 0
  showField(story, field, madeText(field))
}

function endField(story: Story, field: Field): void {
  if (field.phase === 'instruction') startResult(story, field)
  story.fields.pop()
  if (field.shown || field.resultFrom === undefined) return
  const result = story.paragraph?.text.slice(field.resultFrom) ?? ''
  const address = linkTarget(field)
  if (address) endLink(story, { address, from: field.resultFrom })
  else if (isUnmade(field, result)) addAside(story, 'field', result.trim() || field.instruction.trim())
  else if (story.cell && result.trim() !== '' && isMadeAnew(field)) addAside(story, 'computed', result)
}

/** A link without words may be all that a cell holds, and its words may name another address than it leads to. */
function endLink(story: Story, { address, from }: Link): void {
  if (!story.cell || !story.paragraph) return
  const { text, pictures } = story.paragraph
  const shows = text.slice(from).trim() !== '' || pictures.some(({ at }) => at >= from)
  addAside(story, shows ? 'link' : 'field', address)
}

/** Puts in what a field shows by itself; what else it carries is then left out. */
function showField(story: Story, field: Field, text: string | undefined): void {
  if (field.shown || text === undefined) return
  // Nothing shows inside an instruction, where the field still is: its text goes in as if before it.
  const at = story.fields.indexOf(field)
  const inside = story.fields.splice(at)
  const { run } = story
  story.run = { look: field.look ?? {} }
  addText(story, text)
  story.run = run
  story.fields.push(...inside)
  field.shown = true
}
