import { use } from 'react'
import { Link } from 'wouter'
import { ownClause } from '../../src-domain/checks/own-check-names.ts'
import { noticePath, rostersPath } from '../lib/places.ts'
import classes from './clause.module.css'
import { ReadClause } from './notice/read-clause.ts'

/** A clause of the notice wherever it is cited: it opens the notice there; a check of the desk's own, the lists it rests on. */
export function Clause({ clause, prefix = '' }: { readonly clause: string; readonly prefix?: string }) {
  const read = use(ReadClause)
  const isOwn = clause === ownClause
  return (
    <Link
      href={isOwn ? rostersPath : noticePath(clause)}
      className={classes.clause}
      title={isOwn ? '看名单' : '看通知原文'}
      onClick={(event) => {
        if (isOwn || !read) return
        event.preventDefault()
        read(clause)
      }}
    >
      {prefix}
      {clause}
    </Link>
  )
}
