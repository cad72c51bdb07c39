import type { Equation } from './equations.ts'
import type { Sheets } from './floating.ts'
import { closeParagraph, closeStory, type Looks } from './paragraph.ts'
import type { Story } from './story.ts'
import type { Attributes } from './xml.ts'

/** Where the reading of word/document.xml is. */
export type Place = Sheets & {
  readonly looks: Looks
  /** The stories open, the innermost last; `story` is that one. */
  readonly stories: Story[]
  story: Story
  /** Names of the elements open around this one. */
  readonly path: string[]
  /** For each mc:AlternateContent open, whether one of its forms has been read. */
  readonly settled: boolean[]
  /** Parts of an equation open, innermost last. */
  readonly equations: Equation[]
  /** Links open, innermost last. */
  readonly links: Link[]
  /** Table cells met so far. */
  cells: number
}

/** Where a link leads to ('' for a place of the document itself), and where its words begin. */
export type Link = { readonly address: string; readonly from: number }

/** What the start of an element does. Returning `skip` leaves everything below it unread. */
export type Opening = (
  place: Place,
  attributes: Attributes,
  namespaceOf: (prefix: string) => string | undefined,
) => typeof skip | undefined

export const skip = Symbol('skip')

export function openStory(place: Place, story: Story): void {
  place.stories.push(story)
  place.story = story
}

export function closeInnerStory(place: Place): Story {
  const story = place.stories.pop() as Story
  place.story = place.stories.at(-1) as Story
  closeParagraph(story, place.looks)
  closeStory(story)
  return story
}

export type Openings = Readonly<Record<string, Opening>>
export type Closings = Readonly<Record<string, (place: Place) => void>>

/** The same for several elements. */
export function forEach<Name extends string>(
  names: readonly Name[],
  opening: (name: Name) => Opening,
  element: (name: Name) => string = (name) => name,
): Openings {
  return Object.fromEntries(names.map((name) => [element(name), opening(name)]))
}

export function closeEach(names: readonly string[], closing: (place: Place) => void): Closings {
  return Object.fromEntries(names.map((name) => [name, closing]))
}
