/** Who acts. Set once by the shell (the router's context, the command line's --by), never named by an input. */
export type Actor = { readonly name: string }
