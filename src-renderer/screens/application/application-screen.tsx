export function ApplicationScreen({ id }: { readonly id: string }) {
  return <p>{id}</p>
}
