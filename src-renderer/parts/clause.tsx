import { Link } from 'wouter'
import { noticePath } from '../lib/places.ts'
import classes from './clause.module.css'

/** A clause of the notice wherever it is cited: it opens the notice there. */
export function Clause({ clause, prefix = '' }: { readonly clause: string; readonly prefix?: string }) {
  return (
    <Link href={noticePath(clause)} className={classes.clause} title="看通知原文">
      {prefix}
      {clause}
    </Link>
  )
}
