import { type OutlinePicture, picturesIn } from '../../src-domain/batch/outline-pictures.ts'
import { pictureAddress } from '../lib/addresses.ts'
import classes from './outline.module.css'

/** The pictures whose lines stand in a text, small. */
export function OutlinePictures({
  application,
  pictures,
  text,
}: {
  readonly application: string
  readonly pictures: readonly OutlinePicture[]
  readonly text: string
}) {
  const shown = [...new Set(picturesIn(text))].filter((name) => pictures.some((p) => p.name === name))
  if (shown.length === 0) return null
  return (
    <ul className={classes.pictures} aria-label="本节图片">
      {shown.map((name) => (
        <li key={name}>
          <img src={pictureAddress(application, name)} alt="" loading="lazy" />
          {name}
        </li>
      ))}
    </ul>
  )
}
